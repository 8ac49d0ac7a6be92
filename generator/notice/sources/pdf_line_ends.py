"""What the end of a printed row swallows: the space between Chinese and Latin characters, or between two words."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from generator.dataclass import dataclass
from generator.notice.sources.pdf_measure import MeasuredRow, has_room
from generator.regex import regex

_MEETING = regex(
    r"(?=(?P<before>[\u4e00-\u9fff])(?P<first>\s?)(?P<latin>[0-9A-Za-z])"
    r"|(?P<end>[0-9A-Za-z%])(?P<second>\s?)(?P<after>[\u4e00-\u9fff]))"
)
_FEWEST = 3  # meetings with one Chinese character that tell how a text sets it
_CUT = 0.3  # em of room; a long word or number is cut at the margin itself


@dataclass(frozen=True, slots=True)
class Spacing:
    """How often a text sets a space where Chinese and Latin characters meet, less how often it sets none.

    The kind of Latin character tells (a text may set “12 月” and “5%的”), and the Chinese one where it is met often.
    """

    margin: Counter[tuple[str, str]]
    seen: Counter[tuple[str, str]]

    def sets_space(self, last: str, first: str) -> bool:
        """Whether the text would mostly set a space between two characters."""
        if not _MEETING.match(last + first):
            return False
        exact, alike = (_kind(last), _kind(first)), (_kind(last, alike=True), _kind(first, alike=True))
        return self.margin[exact if self.seen[exact] >= _FEWEST else alike] > 0


def spacing(texts: Iterable[str]) -> Spacing:
    """The habit of a text."""
    margin: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for found in chain.from_iterable(map(_MEETING.finditer, texts)):
        last, first = found["before"] or found["end"], found["latin"] or found["after"]
        spaced = bool(found["first"] or found["second"])
        for alike in (False, True):
            key = _kind(last, alike=alike), _kind(first, alike=alike)
            seen[key] += 1
            margin[key] += 1 if spaced else -1
    return Spacing(margin, seen)


def _kind(character: str, *, alike: bool = False) -> str:
    """Latin letters are of one kind, digits of another; Chinese characters are, only where they are taken `alike`."""
    if character.isascii():
        return "9" if character.isdigit() else "A" if character.isalpha() else character
    return "汉" if alike else character


def run_on(text: str, before: MeasuredRow, after: MeasuredRow, habit: Spacing) -> str:
    """The text with the next row behind it: a space where one was printed or swallowed, or where Latin words meet."""
    last, first = text[-1], after.row.text[0]
    if before.row.open_end or (not has_room(before, after) and habit.sets_space(last, first)):
        return f"{text} {after.row.text}"
    latin = last.isascii() and first.isascii() and last.isalnum() and first.isalnum()
    cut = before.room < _CUT and last.isdigit() == first.isdigit()
    return f"{text} {after.row.text}" if latin and not cut else text + after.row.text
