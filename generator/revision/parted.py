"""Paragraphs behind a list of items: 第二条 …：（一）…（二）… and a paragraph, which is the article's and no item's.

The reader of notices gives such paragraphs to the last item, whose number stands before them. Where two editions are
compared each is a clause of its own, 第二条/第二款, so that an item put behind the last one leaves them where they are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from generator.dataclass import dataclass, replace
from generator.notice.model import Notice, NoticeClause
from generator.notice.numerals import chinese_numeral
from generator.revision.tokens import squeeze

_ARTICLE = "条"
_PARAGRAPH = "款"
_PASSAGE = "段"  # of what is no article
_OPENS_LIST = ("：", ":")
_ENDS = ("。", "；", ";")
_BRACKETS = "（）()〔〕[]【】"


@dataclass(frozen=True, slots=True)
class PartedNotice:
    """A notice whose paragraphs behind lists are clauses; `holders`: path of such a one -> path of the clause that
    holds its words in the notice as read.
    """

    notice: Notice
    holders: Mapping[str, str]


def parted(notice: Notice) -> PartedNotice:
    """The notice with the paragraphs behind its lists cut off, in the order of the text."""
    own = {clause.path: clause for clause in notice.clauses}
    ends = _ends_of_lists(notice.clauses)
    above = {clause.path.rpartition("/")[0] for clause in notice.clauses}
    seen: dict[str, int] = {}
    clauses: list[NoticeClause] = []
    holders: dict[str, str] = {}
    for clause in notice.clauses:
        opener = _opener(clause, own, ends)
        behind = _behind(clause) if opener and clause.path not in above else ()
        if not (opener and behind):
            clauses.append(clause)
            continue
        clauses.append(_shortened(clause))
        first = seen.get(opener.path, len(paragraphs_of(opener))) + 1
        seen[opener.path] = first + len(behind) - 1
        for number, words in enumerate(behind, first):
            path = f"{opener.path}/第{chinese_numeral(number)}{_PARAGRAPH if is_article(opener.path) else _PASSAGE}"
            clauses.append(NoticeClause(path=path, number="", heading=None, text=words, line=clause.line))
            holders[path] = clause.path
    return PartedNotice(replace(notice, clauses=tuple(clauses)), holders)


def is_article(path: str) -> bool:
    """Whether a path ends with 第…条: only articles are cited by paragraph."""
    last = path.rpartition("/")[2]
    return last.startswith("第") and last.endswith(_ARTICLE)


def is_paragraph(path: str) -> bool:
    """Whether a path is that of a paragraph behind a list."""
    last = path.rpartition("/")[2]
    return last.startswith("第") and last.endswith((_PARAGRAPH, _PASSAGE))


def paragraphs_of(clause: NoticeClause) -> list[str]:
    """The clause's own paragraphs; a heading on a line of its own is none."""
    found = [words for words in clause.text.split("\n") if words.strip()]
    heading = squeeze(clause.heading or "")
    if len(found) > 1 and heading and squeeze(found[0]).strip(_BRACKETS) == heading.strip(_BRACKETS):
        return found[1:]
    return found


def _ends_of_lists(clauses: Sequence[NoticeClause]) -> frozenset[str]:
    """Paths of clauses that end a list: the last ones below another, and those before a list that begins anew."""
    below: dict[str, list[str]] = {}
    for clause in clauses:
        below.setdefault(clause.path.rpartition("/")[0], []).append(clause.path)
    ends = {members[-1] for members in below.values()}
    for members in below.values():
        ends |= {one for one, other in pairwise(members) if other.partition("#")[0] == members[0] != other}
    return frozenset(ends)


def _opener(clause: NoticeClause, own: Mapping[str, NoticeClause], ends: Collection[str]) -> NoticeClause | None:
    """The clause whose words open the list that ends with this one; of lists in lists the outermost."""
    found: NoticeClause | None = None
    path = clause.path
    while "/" in path and path in ends:
        path = path.rpartition("/")[0]
        if own[path].text.rstrip().endswith(_OPENS_LIST):
            found = own[path]
    return found


def _behind(clause: NoticeClause) -> tuple[str, ...]:
    """The paragraphs behind the clause's own one, where that is a sentence and no heading."""
    first, *rest = clause.text.split("\n")
    return tuple(words for words in rest if words.strip()) if first.rstrip().endswith(_ENDS) else ()


def _shortened(clause: NoticeClause) -> NoticeClause:
    return replace(clause, text=clause.text.partition("\n")[0])
