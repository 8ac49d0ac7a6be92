"""The lines of an award, each with the terms that hold for it, and what somebody must enter to compute them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from generator.dataclass import dataclass
from generator.policy.awards import Award, AwardLine, Tier
from generator.policy.paths import step
from generator.policy.terms import Band, Cap, Each, Reach, Terms
from generator.policy.values import Amount, Factor, Money, Payment, Portion, Share

_RATES = (Share, Factor, Portion)
BY_THE_YEAR = frozenset(("年", "年度"))  # a sum by the year is computed for one year


class FieldRole(StrEnum):
    """What a field gives to the computing of an award; the names are those of the keys in forms.yaml."""

    BASE = "base"
    BAND = "band"
    QUANTITY = "quantity"
    LEVEL = "level"
    RANK = "rank"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Need:
    """Something to enter, in `unit`: CNY, %, 人; of a level the path of the tiers, of rank and year nothing."""

    role: FieldRole
    unit: str = ""


@dataclass(frozen=True, slots=True)
class GrantLine:
    """A line with an amount. `above`: what it was asked for by (an award, a part, a tier); `below`: the way down from
    there to the line; `path`: of the tiers that it is one of, else of the last of `below` or `above`."""

    above: tuple[AwardLine, ...]
    below: tuple[AwardLine, ...]
    path: str

    @property
    def chain(self) -> tuple[AwardLine, ...]:
        return (*self.above, *self.below)

    @property
    def amount(self) -> Amount | None:
        return self.chain[-1].amount

    @property
    def level(self) -> Tier | None:
        """The tier, where its level chooses it."""
        last = self.below[-1] if self.below else None
        return last if isinstance(last, Tier) and last.level is not None else None

    @property
    def ranks(self) -> tuple[int, int] | None:
        """The first and the last place in a ranking that choose the line."""
        last = self.below[-1] if self.below else None
        ranks = last.ranks if isinstance(last, Tier) else None
        return None if ranks is None else (ranks.first, ranks.last)

    @property
    def bands(self) -> tuple[Band, ...]:
        return tuple(link.band for link in self.chain if link.band is not None)

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year in which it is paid: the first one where nothing else is said."""
        once = self.chain[-1].payment is Payment.ONE_OFF and self.chain[-1].years is None
        named = None if once else next((link.years for link in reversed(self.chain) if link.years is not None), None)
        return (1, 1) if named is None else (named.first, named.last)

    @property
    def each(self) -> Each | None:
        return self.chain[-1].each

    @property
    def takes_excess(self) -> bool:
        """Whether it is taken of what exceeds its band's lower end: then below the band it simply gives nothing."""
        return self.chain[-1].reach is Reach.EXCESS

    def exceeds(self, unit: str) -> bool:
        """Whether what exceeds the band is what is counted in `unit`."""
        return self.takes_excess and any(str(band.unit) == unit for band in self.bands)

    @property
    def is_rate(self) -> bool:
        return isinstance(self.amount, _RATES)

    @property
    def units(self) -> tuple[str, ...]:
        """What a sum is counted by, each once; of a rate what it is counted by beside its base."""
        per = self.amount.per if isinstance(self.amount, Money | Share) else None
        units = [*(str(per).split("·") if per else ()), *((str(self.each.of),) if self.each else ())]
        return tuple(dict.fromkeys(units))

    @property
    def caps(self) -> tuple[Cap, ...]:
        return tuple(cap for link in self.chain for cap in link.caps)


def grant_parts(root: object, path: str) -> tuple[tuple[GrantLine, ...], ...]:
    """The lines below the award, part or tier at `path`: those of one tuple are alternatives, the tuples are added up.

    Of progressive bands (only what exceeds each one counts) every one is a tuple of its own. `root`: a policy, or its
    awards by the name `awards`.

    Raises LookupError where nothing of the kind is there.
    """
    above = _links(root, path)
    last = above[-1]
    if isinstance(last, Award) and last.parts:
        found = [_alternatives(above, (part,), f"{path}.parts.{part.id}") for part in last.parts]
    else:
        found = [_alternatives(above, (), path)]
    return tuple(lines for alternatives in found for lines in _slices(alternatives))


def _slices(lines: tuple[GrantLine, ...]) -> Iterator[tuple[GrantLine, ...]]:
    whole = tuple(line for line in lines if not line.takes_excess)
    if whole:
        yield whole
    yield from ((line,) for line in lines if line.takes_excess)


def _links(root: object, path: str) -> tuple[AwardLine, ...]:
    value = root
    found: list[AwardLine] = []
    for segment in path.split("."):
        value = step(value, segment)
        if isinstance(value, Terms):
            found.append(value)  # type: ignore[arg-type]
    if not found or value is not found[-1]:
        raise LookupError(path)
    return tuple(found)


def _alternatives(above: tuple[AwardLine, ...], below: tuple[AwardLine, ...], path: str) -> tuple[GrantLine, ...]:
    last = (*above, *below)[-1]
    tiers = () if isinstance(last, Tier) else last.tiers
    if not tiers:
        return (GrantLine(above, below, path),)
    return tuple(GrantLine(above, (*below, tier), f"{path}.tiers") for tier in tiers)


def needs(parts: tuple[tuple[GrantLine, ...], ...]) -> tuple[Need, ...]:
    """What must be entered to compute the lines, each once."""
    lines = [line for part in parts for line in part]
    found = [need for line in lines for need in _of_line(line)]
    if len({line.years for line in lines}) > 1:
        found.append(Need(FieldRole.YEAR))
    return tuple(dict.fromkeys(found))


def _of_line(line: GrantLine) -> Iterator[Need]:
    if line.level is not None:
        yield Need(FieldRole.LEVEL, line.path)
    if line.ranks is not None:
        yield Need(FieldRole.RANK)
    yield from (Need(FieldRole.BAND, str(band.unit)) for band in line.bands)
    if (line.is_rate and not line.takes_excess) or any(isinstance(cap.value, Share) for cap in line.caps):
        yield Need(FieldRole.BASE, "CNY")
    yield from (
        Need(FieldRole.QUANTITY, unit) for unit in line.units if unit not in BY_THE_YEAR and not line.exceeds(unit)
    )


def most_of(line: GrantLine, unit: str) -> Decimal | None:
    """The least limit of the number of things of a unit: 每家机构最多支持3人, 最长12个月."""
    counts = [cap.count.count for cap in line.caps if cap.count is not None and str(cap.count.of) == unit]
    lasts = next((link.lasts for link in reversed(line.chain) if link.lasts is not None), None)
    lengths = [Decimal(lasts.length)] if lasts is not None and lasts.counts(unit) else []
    return min([*counts, *lengths], default=None)
