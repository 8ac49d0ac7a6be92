"""A clause as it is aligned with those of another text."""

from __future__ import annotations

from rapidfuzz import fuzz

from generator.dataclass import dataclass
from generator.regex import regex
from generator.revision.tokens import folded

_ACTS = regex("^(?:支持|鼓励|加强|推动|推进|促进|强化|实施|提升|培育|加快|加大|优化|完善|引导|扶持|做[大强优])+")
_SAME_MATTER = 34  # per cent of the words of two headings
_SAME_WORDS = 72  # per cent of the words of two clauses, from which they are one, headed otherwise
_CHAPTER = regex(r"第[^/第]+[编章节](?:#\d+)?$")


@dataclass(frozen=True, slots=True)
class AlignmentItem:
    """A clause to align, its texts folded. `parent`: the index of the clause above it, None at the top."""

    path: str
    heading: str | None
    text: str
    parent: int | None = None
    number: str = ""


def item(path: str, heading: str | None, text: str, parent: int | None, number: str) -> AlignmentItem:
    """A clause as it is aligned: white space says nothing."""
    return AlignmentItem(path, folded(heading) if heading else None, folded(text), parent, folded(number))


def on_other_matters(one: AlignmentItem, other: AlignmentItem) -> bool:
    """Whether two clauses are headed by other matters, and share no more words than any two of one kind do.

    支持渔业养殖。池塘50亩以上的，每亩补助… and 支持林下经济。种植100亩以上的，每亩补助… are two awards.
    """
    if not (one.heading and other.heading):
        return False
    matters = [_ACTS.sub("", each.heading or "") for each in (one, other)]
    if not all(matters) or fuzz.ratio(*matters) > _SAME_MATTER or {one.text, other.text} & {one.heading, other.heading}:
        return False
    bodies = (each.text.removeprefix(each.heading or "") for each in (one, other))
    return fuzz.ratio(*bodies) < _SAME_WORDS


def is_chapter(path: str) -> bool:
    """Whether a path is that of a heading above articles: 第三章, 第三章/第一节."""
    return _CHAPTER.match(path.rpartition("/")[2]) is not None
