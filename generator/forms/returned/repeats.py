"""One answer from the controls of one name: LibreOffice writes a text control several times.

Measured with LibreOffice 7.4: each portion of a text (a run of Chinese or of Latin signs, a line break) makes a control
of its own that holds the portion and then the whole text, between controls that hold the whole text; line breaks are
taken out and put loose in front of the first. A second journey does the same to each of them. So every repeat ends
with the text of the first; portions in front of it, joined, give the text with its line breaks after one journey, and
the signs that `fill` and the page put at the ends of lines give it after any number of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.dataclass import dataclass
from generator.forms.returned.controls import StandingControl
from generator.word.binding import LINE_END


@dataclass(frozen=True, slots=True)
class RepeatedAnswer:
    """What the controls of one name say together. `unlike`: another text that one of them holds instead."""

    words: str
    breaks_lost: bool = False
    unlike: str | None = None


def said(group: Sequence[StandingControl]) -> RepeatedAnswer:
    """The one answer of a group of text controls, in reading order; blank ones count for nothing."""
    spoken = [control for control in group if "".join(control.tokens).strip()]
    if not spoken:
        return RepeatedAnswer("")
    first = spoken[0]
    words = _words(first)
    if len(spoken) == 1 and not first.marks.breaks:
        return RepeatedAnswer(words)
    flat = _flat(first)
    odd = next((control for control in spoken if not _repeats(_flat(control), flat)), None)
    if odd is not None:
        return RepeatedAnswer(words, unlike=_words(odd))
    if not any(control.marks.breaks for control in spoken):
        return RepeatedAnswer(words)
    broken = _with_breaks(spoken, flat)
    return RepeatedAnswer((flat if broken is None else broken).replace(LINE_END, ""), breaks_lost=broken is None)


def _repeats(words: str, flat: str) -> bool:
    """Whether a control holds the text, with nothing but portions of it in front: 15 is no repeat of 5."""
    return words.endswith(flat) and set(words[: -len(flat)]) <= set(flat)


def _words(control: StandingControl) -> str:
    return "".join(control.tokens).replace(LINE_END, "")


def _flat(control: StandingControl) -> str:
    return "".join(piece for piece in control.tokens if piece != "\n")


def _with_breaks(spoken: Sequence[StandingControl], flat: str) -> str | None:
    """The text with its line breaks, told from the portions, by the signs of their ends, or where each piece is a line;
    None where they cannot be told."""
    first = spoken[0]
    portions = "".join(_in_front("".join(control.tokens), flat) for control in spoken[1:])
    if portions.replace("\n", "") == flat and portions.count("\n") == first.marks.breaks:
        return portions
    lines = flat.split(LINE_END)
    if len(lines) == first.marks.breaks + 1:
        return "\n".join(lines)
    pieces = [piece for piece in first.tokens if piece != "\n"]
    if len(spoken) == 1 and len(pieces) == first.marks.breaks + 1:
        return "\n".join(pieces)
    return None


def _in_front(words: str, flat: str) -> str:
    """What stands in front of the whole text in a repeat."""
    return words[: -len(flat)] if words.endswith(flat) else ""
