"""The outline: which marks are clause numbers, and how the clauses nest.

One model of a sequence serves every kind of number: a mark is a clause where it goes on with the last number of its
kind, begins at one, or leaves out numbers that come nowhere later. A series may run on across parents, into 附则
too, and begin again anywhere; an annex numbers afresh. So a wrapped 第七条 or a reference inside a sentence is none,
and a lost number loses no clause but its own. Nesting is learned from the notice itself (some set 第一条 under 一、,
some the other way round).

`outline` is the one place that decides on numbers and levels: what overrules the reader changes its nodes.
"""

from collections.abc import Sequence
from dataclasses import field

from generator.dataclass import dataclass
from generator.notice.marks import Kind, NumberMark

ROOTS: tuple[Kind, ...] = ("annex", "appendix")
_STRONG: tuple[Kind, ...] = ("part", "chapter", "article", "han")
_HIGHEST: tuple[Kind, ...] = ("part", "chapter")
_GREATEST_GAP = 3
_OUTLOOK = 60  # how many marks ahead a decision looks


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A clause in the making: its mark, the marks it hangs under, outermost first; does a number lack before it."""

    mark: NumberMark
    parents: tuple[NumberMark, ...]
    lacking: bool = False


@dataclass(slots=True)
class _State:
    """What the marks accepted so far tell: the open clauses, the last number of a kind, what hangs under what."""

    open: list[NumberMark] = field(default_factory=list)
    last: dict[Kind, int] = field(default_factory=dict)
    under: dict[Kind, Kind | None] = field(default_factory=dict)
    inside: set[tuple[Kind, Kind]] = field(default_factory=set)  # (above, below)


def outline(marks: Sequence[NumberMark]) -> tuple[OutlineNode, ...]:
    """The marks that are clause numbers, in reading order, each with its parents.

    An annex head before any clause (the body itself is the annex of its covering letter) is none.
    """
    state = _State()
    nodes: list[OutlineNode] = []
    for index, mark in enumerate(marks):
        before = nodes[-1].mark if nodes else None
        if mark.inline and not _stands_free(mark, before):
            continue
        depth = _depth(state, mark, marks[index + 1 : index + 1 + _OUTLOOK])
        if depth is None or (mark.kind == "annex" and not nodes):
            continue
        lacking = _lacks(state, mark)
        del state.open[depth:]
        nodes.append(OutlineNode(mark, tuple(state.open), lacking))
        _enter(state, mark)
    return tuple(nodes)


def _lacks(state: _State, mark: NumberMark) -> bool:
    """Whether a number before the mark's is nowhere; one printed twice lacks none."""
    last = state.last.get(mark.kind, 0)
    repeats = mark.value == last and any(clause.kind == mark.kind for clause in state.open)
    return mark.kind not in ROOTS and mark.value not in (1, last + 1) and not repeats


def _stands_free(mark: NumberMark, before: NumberMark | None) -> bool:
    """Whether a mark inside a line can be a number: a sentence ends before it, or only a heading stands between.

    第一章总则第一条…; but not 第一条…根据《条例》第二条规定, where both are of one kind.
    """
    if before is None:
        return mark.value == 1 and (mark.behind_stop or mark.kind in ("chapter", "article"))
    if mark.behind_stop:
        return mark.kind != "arabic" or before.line != mark.line or mark.start > before.end + 1
    return before.line == mark.line and before.kind != mark.kind and before.end >= mark.heading_start


def _enter(state: _State, mark: NumberMark) -> None:
    if mark.kind == "annex":
        # An annex numbers afresh and may nest in another way.
        state.last.clear()
        state.under.clear()
        state.inside.clear()
    elif mark.kind not in ROOTS:
        above = state.open[-1].kind if state.open else None
        state.under.setdefault(mark.kind, None if above in ROOTS else above)
        state.inside.update((clause.kind, mark.kind) for clause in state.open)
        state.last[mark.kind] = mark.value
    state.open.append(mark)


def _root_depth(state: _State) -> int:
    """How many of the open clauses are an annex or 附则, which hold everything else."""
    return sum(clause.kind in ROOTS for clause in state.open)


def _depth(state: _State, mark: NumberMark, later: Sequence[NumberMark]) -> int | None:
    """How many open clauses stay open above the mark; None where it is no clause number."""
    if mark.kind == "appendix":
        return sum(clause.kind == "annex" for clause in state.open)
    if _stands_better_later(mark, later):
        return None
    if mark.kind == "annex":
        return 0
    return None if mark.doubt > 2 and not _opens(state, mark, later) else _depth_in_series(state, mark, later)


def _depth_in_series(state: _State, mark: NumberMark, later: Sequence[NumberMark]) -> int | None:
    """The same of a mark that goes on with a series, or begins one."""
    kinds = [clause.kind for clause in state.open]
    if mark.kind in kinds:
        depth = kinds.index(mark.kind)
        return depth if _goes_on(state.open[depth].value, mark, later) or _starts_again(mark, later) else None
    last = state.last.get(mark.kind, 0)
    fits = _begins(mark, later) if mark.value == 1 else _goes_on(last, mark, later) or _lost_its_head(mark, later)
    return _place(state, mark, kinds) if fits else None


def _opens(state: _State, mark: NumberMark, later: Sequence[NumberMark]) -> bool:
    """Whether the notice's numbers begin here, behind a title without a stop: 某市办法⏎第一条规范…"""
    return mark.value == 1 and not state.last and bool(_series(mark, later))


def _series(mark: NumberMark, later: Sequence[NumberMark]) -> list[NumberMark]:
    """The later marks of the same kind as far as the series can reach: up to its next 一 and to an annex."""
    found: list[NumberMark] = []
    for other in later:
        if other.kind == "annex" and mark.kind != "annex":
            break
        if other.kind == mark.kind and (not other.inline or mark.inline):
            if other.value == 1:
                break
            found.append(other)
    return found


def _stands_better_later(mark: NumberMark, later: Sequence[NumberMark]) -> bool:
    """Whether the same number stands again in the same series where less speaks against it."""
    if not mark.doubt or mark.value == 1:
        return False
    return any(other.value == mark.value and other.doubt < mark.doubt for other in _series(mark, later))


def _goes_on(last: int, mark: NumberMark, later: Sequence[NumberMark]) -> bool:
    """Whether the mark goes on with a series: the next number, or one behind a number that was lost or repeated."""
    if mark.value == last + 1:
        return True
    if mark.inline or mark.doubt > 1 or not last <= mark.value <= last + 1 + _GREATEST_GAP:
        return False
    coming = [other.value for other in _series(mark, later)]
    if mark.value == last:
        return _is_printed_twice(mark, coming)
    skipped = not any(last < value < mark.value for value in coming)
    return skipped and (coming[:1] == [mark.value + 1] or (not mark.doubt and mark.value == last + 2))


def _is_printed_twice(mark: NumberMark, coming: Sequence[int]) -> bool:
    """A number printed twice (三、…三、…四、…), not the same words again in a sentence."""
    return mark.value > 1 and not mark.doubt and bool(coming) and coming[0] in (mark.value + 1, mark.value + 2)


def _begins(mark: NumberMark, later: Sequence[NumberMark]) -> bool:
    """Whether a series can begin with the mark; one that may be a reference or a figure must go on."""
    return mark.value == 1 and (mark.doubt < 2 or any(other.value == 2 for other in _series(mark, later)))


def _lost_its_head(mark: NumberMark, later: Sequence[NumberMark]) -> bool:
    """Whether a series begins here though its first number was lost: 2. 3. under a new parent, a text from 七、 on."""
    following = next((other.value for other in _series(mark, later)), 0)
    return not mark.inline and not mark.doubt and following == mark.value + 1


def _starts_again(mark: NumberMark, later: Sequence[NumberMark]) -> bool:
    """Whether a second list of the same kind begins here: 申报条件：1. 2. 申报材料：1. 2."""
    if mark.value != 1 or mark.inline:
        return False
    following = next((other.value for other in later if other.kind == mark.kind), 0)
    return following == 2 or not mark.doubt


def _place(state: _State, mark: NumberMark, kinds: Sequence[Kind]) -> int:
    """Under which open clause a kind goes that has none of its own open."""
    usual = state.under.get(mark.kind, "unknown")
    if mark.kind in _HIGHEST or (usual is None and mark.kind in _STRONG):
        return _root_depth(state)
    free = len(kinds)
    while free and (mark.kind, kinds[free - 1]) in state.inside:
        free -= 1
    waits = free == len(kinds) and free > 0 and (state.open[-1].bare or mark.value == 1)
    if usual in kinds and not waits:
        return kinds.index(usual) + 1
    return free
