"""The outline: which marks are clause numbers, and how the clauses nest.

A mark counts only where its number continues a sequence, so that a wrapped "第七条" or "12 月" inside a sentence does
not. Nesting is learned from the notice itself (some set 第一条 under 一、, some the other way round); numbers may
run on across parents or start again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.notice.marks import Kind, Mark

_ROOTS: tuple[Kind, ...] = ("annex", "appendix")
_STRONG: tuple[Kind, ...] = ("part", "chapter", "article", "han")
_GREATEST_GAP = 3
_OUTLOOK = 40  # how many marks ahead a decision looks


@dataclass(frozen=True, slots=True)
class Node:
    """A clause in the making: its mark and the marks it hangs under, outermost first."""

    mark: Mark
    parents: tuple[Mark, ...]


@dataclass(slots=True)
class _State:
    """What the marks accepted so far tell: the open clauses, the last number of a kind, a kind's usual parent."""

    open: list[Mark] = field(default_factory=list)
    last: dict[Kind, int] = field(default_factory=dict)
    under: dict[Kind, Kind | None] = field(default_factory=dict)


def outline(marks: Sequence[Mark]) -> tuple[Node, ...]:
    """The marks that are clause numbers, in reading order, each with its parents.

    An annex head before any clause (the body itself is the annex of its covering letter) is none.
    """
    state = _State()
    nodes: list[Node] = []
    for index, mark in enumerate(marks):
        before = nodes[-1].mark if nodes else None
        if mark.inline and not _stands_free(mark, before):
            continue
        depth = _depth(state, mark, marks[index + 1 : index + 1 + _OUTLOOK])
        if depth is None or (mark.kind == "annex" and not nodes):
            continue
        del state.open[depth:]
        nodes.append(Node(mark, tuple(state.open)))
        _enter(state, mark)
    return tuple(nodes)


def _stands_free(mark: Mark, before: Mark | None) -> bool:
    """Whether a mark inside a line can be a number: a sentence ends before it, or only a heading stands between.

    第一章总则第一条…; but not 第一条…根据《条例》第二条规定, where both are of one kind.
    """
    if before is None:
        return mark.value == 1 and (mark.behind_stop or mark.kind in ("chapter", "article"))
    if mark.behind_stop:
        return mark.kind != "arabic" or before.line != mark.line or mark.start > before.end + 1
    return before.line == mark.line and before.kind != mark.kind and before.end >= mark.heading_start


def _enter(state: _State, mark: Mark) -> None:
    if mark.kind in _ROOTS:
        # An annex numbers afresh and may nest in another way.
        state.last.clear()
        state.under.clear()
    else:
        state.under.setdefault(mark.kind, state.open[-1].kind if state.open else None)
    for kind in [kind for kind, parent in state.under.items() if parent == mark.kind and mark.kind not in _ROOTS]:
        if kind not in ("article", "han_bracket", "arabic"):
            state.last.pop(kind, None)
    state.open.append(mark)
    state.last[mark.kind] = mark.value


def _is_same_number(other: Mark, mark: Mark) -> bool:
    return (other.kind, other.value) == (mark.kind, mark.value) and not other.doubtful and mark.value > 1


def _depth(state: _State, mark: Mark, later: Sequence[Mark]) -> int | None:
    """How many open clauses stay open above the mark; None where it is no clause number."""
    if mark.kind in _ROOTS:
        return 0
    kinds = [clause.kind for clause in state.open]
    if mark.kind in kinds:
        depth = kinds.index(mark.kind)
        if _continues(state.open[depth].value, mark, later) or _starts_again(mark, later):
            return depth
        return None
    if not (mark.value == 1 or _continues(state.last.get(mark.kind, 0), mark, later)):
        return None
    return _place(state, mark, kinds)


def _continues(last: int, mark: Mark, later: Sequence[Mark]) -> bool:
    if mark.value == last + 1:
        return not (mark.doubtful and any(_is_same_number(other, mark) for other in later))
    if mark.inline or not last < mark.value <= last + _GREATEST_GAP:
        return False
    # A number was lost (or stands inside a line): the sequence must go on after it.
    following = next((other for other in later if other.kind == mark.kind and not other.inline), None)
    return following is not None and following.value == mark.value + 1


def _starts_again(mark: Mark, later: Sequence[Mark]) -> bool:
    """Whether a second list of the same kind begins here: 申报条件：1. 2. 申报材料：1. 2."""
    following = next((other for other in later if other.kind == mark.kind), None)
    return mark.value == 1 and not mark.inline and following is not None and following.value == 2


def _place(state: _State, mark: Mark, kinds: Sequence[Kind]) -> int:
    """Under which open clause a kind goes that has none of its own open."""
    usual = state.under.get(mark.kind, "unknown")
    if usual is None and mark.kind in _STRONG:
        return 1 if kinds and kinds[0] in _ROOTS else 0
    if usual in kinds:
        return kinds.index(usual) + 1
    if mark.kind in ("part", "chapter"):
        return 1 if kinds and kinds[0] in _ROOTS else 0
    return len(kinds)
