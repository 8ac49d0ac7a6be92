"""A clause as it is aligned with those of another text."""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.regex import regex
from generator.revision.tokens import folded

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


def is_chapter(path: str) -> bool:
    """Whether a path is that of a heading above articles: 第三章, 第三章/第一节."""
    return _CHAPTER.match(path.rpartition("/")[2]) is not None
