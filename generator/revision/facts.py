"""Changed figures understood: a sum raised, a ceiling instead of an exact sum, a level added with its sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from generator.dataclass import dataclass
from generator.notice.model import Fact
from generator.regex import regex
from generator.revision.change import By, Change, ChangeKind
from generator.revision.tokens import Token

_ORDERED = ("money", "percentage", "count")
_WORDS = ("repetition", "level", "rank")  # 一次性, 国家级: facts that nobody calls figures
_SPANS: dict[Literal["months", "days"], dict[str, int]] = {"months": {"Y": 12, "M": 1}, "days": {"W": 7, "D": 1}}
_BEFORE = regex(
    "(?:最高|最多|最低|至多|至少|上限为?|不得?(?:超过|高于|低于|少于)|每(?:[家户个]?(?:企业|项目)|家|户|人|月|年|亩|个|项|件|平方米))+$"
)
_BEHIND = regex("及?以[上下内](?:（不?含[^（）]*）)?|（不?含[^（）]*）(?:及?以[上下内])?|封顶|/[\u4e00-\u9fff]{1,3}")


@dataclass(frozen=True, slots=True)
class PlacedFact:
    """A fact with its place in the text; `printed`: with the words beside it that say how it counts."""

    fact: Fact
    token: Token
    text: str

    @property
    def printed(self) -> str:
        before = _BEFORE.search(self.text, 0, self.token.start)
        behind = _BEHIND.match(self.text, self.token.end)
        start = before.start() if before else self.token.start
        return self.text[start : behind.end() if behind else self.token.end]


@dataclass(frozen=True, slots=True)
class Paired:
    """The figures of two runs of words: what happened to them, and those without a counterpart."""

    changes: tuple[Change, ...]
    gone: tuple[PlacedFact, ...]
    come: tuple[PlacedFact, ...]


def figures_in(tokens: Iterable[Token], text: str) -> list[PlacedFact]:
    """The facts among the words of a squeezed `text`."""
    return [PlacedFact(token.fact, token, text) for token in tokens if token.fact is not None]


def meaning(old: PlacedFact, new: PlacedFact) -> Iterator[Change]:
    """What the words beside a figure changed about it: 不超过, （含）, 每年; told once where a bracket repeats it."""
    if new.text.endswith("含", 0, new.token.start):
        return
    for kind, name in (
        (ChangeKind.BOUND, "bound"),
        (ChangeKind.INCLUSION, "inclusive"),
        (ChangeKind.COUNTED_BY, "per"),
    ):
        before, after = getattr(old.fact, name), getattr(new.fact, name)
        if before != after and not (kind is ChangeKind.INCLUSION and old.fact.bound != new.fact.bound):
            turned = (_NAMES.get(before, before), _NAMES.get(after, after))
            yield _change(kind, old, new, turned=turned, printed=True)


_NAMES: dict[object, str] = {True: "included", False: "excluded", None: "not said"}


def pair(old: Sequence[PlacedFact], new: Sequence[PlacedFact]) -> Paired:
    """Facts of one kind in the place of as many others of it, one by one; sums that add up to another are a split one.

    Where they are not as many nobody can say which took the place of which.
    """
    changes: list[Change] = []
    gone: list[PlacedFact] = []
    come: list[PlacedFact] = []
    for kind in dict.fromkeys((each.fact.kind, each.fact.unit) for each in (*old, *new)):
        before = [each for each in old if (each.fact.kind, each.fact.unit) == kind]
        after = [each for each in new if (each.fact.kind, each.fact.unit) == kind]
        if _adds_up(before, after) or _adds_up(after, before):
            changes.append(_several(ChangeKind.SUM_SPLIT if len(before) == 1 else ChangeKind.SUM_JOINED, before, after))
            continue
        if len(before) != len(after):
            gone += before
            come += after
            continue
        for one, other in zip(before, after, strict=True):
            changes += compared(one, other)
    _pair_units(gone, come, changes)
    return Paired(tuple(changes), tuple(gone), tuple(come))


def _pair_units(gone: list[PlacedFact], come: list[PlacedFact], changes: list[Change]) -> None:
    """A figure of the same kind in another unit takes the other's place: 20万元 and 20万美元."""
    for one in tuple(gone):
        others = [each for each in come if each.fact.kind == one.fact.kind]
        alone = [each for each in gone if each.fact.kind == one.fact.kind] == [one] and len(others) == 1
        if alone and one.fact.unit != (other := others[0]).fact.unit:
            gone.remove(one)
            come.remove(other)
            spans = list(compared(one, other)) if _are_spans(one.fact, other.fact) else []
            changes += spans or [_change(ChangeKind.REPLACED, one, other, printed=False)]


def _are_spans(one: Fact, other: Fact) -> bool:
    """Whether two spans of time can be held to each other: 6个月 and 1年, but not 7天 and 10个工作日."""
    working = {"工作日" in (each.unit or "") for each in (one, other)}
    return one.kind == "duration" and len(working) == 1


def lonely(figure: PlacedFact, *, came: bool) -> Change:
    """A figure that came, or went, without another in its place."""
    is_figure = figure.fact.kind not in _WORDS
    if came:
        kind = ChangeKind.FIGURE_ADDED if is_figure else ChangeKind.WORDS_ADDED
        return Change(kind, None, figure.printed, (), (figure.fact,))
    kind = ChangeKind.FIGURE_DROPPED if is_figure else ChangeKind.WORDS_DROPPED
    return Change(kind, figure.printed, None, (figure.fact,))


def _adds_up(whole: Sequence[PlacedFact], parts: Sequence[PlacedFact]) -> bool:
    """One sum and several that make it up: 50万元 and 30万元、20万元."""
    values = [each.fact.value for each in parts if each.fact.kind == "money" and isinstance(each.fact.value, Decimal)]
    return len(whole) == 1 and 1 < len(values) == len(parts) and sum(values) == whole[0].fact.value


def _several(kind: ChangeKind, old: Sequence[PlacedFact], new: Sequence[PlacedFact]) -> Change:
    return Change(
        kind,
        "、".join(each.token.text for each in old),
        "、".join(each.token.text for each in new),
        tuple(each.fact for each in old),
        tuple(each.fact for each in new),
    )


def compared(old: PlacedFact, new: PlacedFact) -> Iterator[Change]:
    """What happened from one figure to the one in its place; nothing where both say the same."""
    if old.token.unit != new.token.unit:
        yield _change(ChangeKind.REWORDED, old, new, printed=False)  # the head of the table tells the units
        return
    turned = list(meaning(old, new))
    if old.fact.value != new.fact.value:
        by = difference(old.fact, new.fact)
        kind = ChangeKind.REPLACED if by is None else ChangeKind.RAISED if by.value > 0 else ChangeKind.LOWERED
        yield _change(kind, old, new, by=by, printed=bool(turned))
    yield from turned


def _change(
    kind: ChangeKind,
    old: PlacedFact,
    new: PlacedFact,
    *,
    by: By | None = None,
    turned: tuple[str, str] | None = None,
    printed: bool,
) -> Change:
    words = (old.printed, new.printed) if printed else (old.token.text, new.token.text)
    return Change(kind, *words, (old.fact,), (new.fact,), by, turned)


def difference(old: Fact, new: Fact) -> By | None:
    """By how much a figure rose (below 0: fell); None where more or less says nothing, as of dates and levels."""
    if old.kind == "duration":
        return _longer(str(old.value), str(new.value))
    if old.kind not in _ORDERED or not (isinstance(old.value, Decimal) and isinstance(new.value, Decimal)):
        return None
    if old.kind == "percentage":
        return By(new.value - old.value, "points")
    return By((new.value - old.value) / old.value * 100, "percent") if old.value else None


def _longer(old: str, new: str) -> By | None:
    """By how many months or days a span of time is longer; None where one is in months and the other in days."""
    for unit, letters in _SPANS.items():
        before, after = _length(old, letters), _length(new, letters)
        if before is not None and after is not None:
            return By(Decimal(after - before), unit)
    return None


def _length(duration: str, letters: Mapping[str, int]) -> int | None:
    each = letters.get(duration[-1:])
    return int(duration[1:-1]) * each if each and duration[1:-1].isdigit() else None
