"""Words of an item judged by what stands above the list: 申请人应当符合下列条件：, 有下列情形之一的，不予支持：."""

from __future__ import annotations

from collections.abc import Sequence

from generator.dataclass import replace
from generator.notice.model import NoticeClause
from generator.regex import regex
from generator.revision.change import Change, ChangeKind
from generator.revision.meanings import addresses, conditions, leaves_out

_NARROWS = regex("且|并|经|仍|情节|逾期")  # of whom what stands before is true: fewer are left out
_CONDITIONS = {
    ChangeKind.WORDS_ADDED: ChangeKind.CONDITION_ADDED,
    ChangeKind.WORDS_DROPPED: ChangeKind.CONDITION_DROPPED,
}
_EXCLUSIONS = {
    ChangeKind.WORDS_ADDED: ChangeKind.EXCLUSION_ADDED,
    ChangeKind.WORDS_DROPPED: ChangeKind.EXCLUSION_DROPPED,
}


def with_said_above(changes: Sequence[Change], above: str) -> list[Change]:
    """The changes of an item; `above`: the words above its list, empty where it stands in none."""
    said = above.rpartition("。")[2] if above.endswith(("：", ":")) else ""
    if leaves_out(said):
        return [each if _NARROWS.match(each.old or each.new or "") else _judged(each, _EXCLUSIONS) for each in changes]
    if addresses(said):
        return [_judged(each, _CONDITIONS) if conditions(each.old or each.new or "") else each for each in changes]
    return list(changes)


def _judged(change: Change, kinds: dict[ChangeKind, ChangeKind]) -> Change:
    return replace(change, kind=kinds.get(change.kind, change.kind))


def words_above(clauses: Sequence[NoticeClause], index: int) -> str:
    """The words of the clause above an item, without white space."""
    path = clauses[index].path.rpartition("/")[0] if clauses[index].number else ""
    above = (clauses[place] for place in range(index - 1, -1, -1) if clauses[place].path == path)
    clause = next(above, None) if path else None
    return "".join(clause.text.split()) if clause is not None else ""
