"""The lines of a notice as a source hands them on, and how wrapped lines join to paragraphs."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[。！？!?；;：:）)〕\]”」》…][”’」』）)]*$")
_WIDE = 60  # a page of official text prints 28 to 45 Chinese characters a line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the notice without the white space around it; `number` is its 1-based line in the file.

    `complete` says that the source knows this to be a whole paragraph (a paragraph of a Word file).
    """

    text: str
    number: int
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a line, as the text of one clause or of the front matter takes it."""

    text: str
    number: int
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its wraps joined; `line` is the 1-based line of the file in which it begins."""

    text: str
    line: int


def is_hard_wrapped(lines: Sequence[Line]) -> bool:
    """Whether the text was wrapped by hand (or by a PDF), so that a line end says nothing about paragraphs.

    Sign of it: many lines, hardly one longer than a printed line, and a good part of them break off mid-sentence.
    """
    full = [line.text for line in lines if len(line.text) >= 15]
    if len(full) < 12 or any(line.complete for line in lines):
        return False
    lengths = sorted(map(len, full))
    broken = sum(1 for text in full if not _SENTENCE_END.search(text))
    return lengths[int(len(lengths) * 0.95)] <= _WIDE and broken >= 0.3 * len(full)


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence, a bracket or a list item can end."""
    return _SENTENCE_END.search(text) is not None


def joined(pieces: Iterable[str]) -> str:
    """Wrapped pieces as one text: no space between Chinese signs, one between two Latin words or numbers."""
    text = ""
    parts: list[str] = []
    for piece in pieces:
        if text and piece and _needs_space(text[-1], piece[0]):
            parts.append(" ")
        if piece:
            parts.append(piece)
            text = piece
    return "".join(parts)


def _needs_space(left: str, right: str) -> bool:
    return (
        left.isascii()
        and right.isascii()
        and (left.isalnum() or left in ",.;:)%")
        and (right.isalnum() or right == "(")
    )


def paragraphs(
    fragments: Sequence[Fragment], *, wrapped: bool, starts: Callable[[str, str], bool]
) -> tuple[Paragraph, ...]:
    """The fragments of one clause as paragraphs: a line that breaks off mid-sentence runs on in the next one.

    `starts(before, line)` says that a line opens a paragraph by its own words, given the text before it.
    """
    groups: list[list[Fragment]] = []
    for fragment in fragments:
        if not fragment.text:
            continue
        if groups and _runs_on(groups[-1], fragment, wrapped=wrapped, starts=starts):
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
    return tuple(Paragraph(joined(fragment.text for fragment in group), group[0].number) for group in groups)


def _runs_on(
    group: Sequence[Fragment], following: Fragment, *, wrapped: bool, starts: Callable[[str, str], bool]
) -> bool:
    last = group[-1]
    if last.complete:
        return False
    tail = "".join(fragment.text for fragment in group[-4:])[-400:]
    if starts(tail, following.text):
        return False
    return wrapped or _bracket_open(tail) or not ends_sentence(last.text)


def _bracket_open(tail: str) -> bool:
    """Whether the last bracket is still open; only the tail is looked at, so a lost ） heals itself."""
    return max(tail.rfind("（"), tail.rfind("(")) > max(tail.rfind("）"), tail.rfind(")"))
