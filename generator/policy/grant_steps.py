"""Steps: lines of which each begins at a figure and none ends. The highest one reached applies, and it alone.

300万元、500万元、1000万元以上的，分别奖励…: 500万元 ends the first line. Whether 500万元 itself belongs to the first or
to the second line the second one's lower end says: what it takes the first one leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.dataclass import replace
from generator.policy.grant_rule import Holds, RuleLine

_LEFT = {"in": "out", "out": "in", None: None}


def stepped(lines: tuple[RuleLine, ...]) -> tuple[RuleLine, ...]:
    """The lines of a part, each step ended where the next one begins; other lines as they are."""
    return tuple(_ended(line, lines) for line in lines)


def _ended(line: RuleLine, lines: Sequence[RuleLine]) -> RuleLine:
    own = _start(line)
    if own is None:
        return line
    others = (start for other in lines if _beside(other, line) and (start := _start(other)) is not None)
    higher = [start for start in others if start.of == own.of and _number(start) > _number(own)]
    if not higher:
        return line
    following = min(higher, key=_number)
    ended = replace(own, upper=following.lower, upper_end=_LEFT[following.lower_end])
    return replace(line, holds=tuple(ended if holds is own else holds for holds in line.holds))


def _start(line: RuleLine) -> Holds | None:
    """The condition that only begins: of figures between two ends, of levels and of the year there is none."""
    return next((holds for holds in line.holds if holds.lower is not None and holds.upper is None), None)


def _beside(one: RuleLine, other: RuleLine) -> bool:
    """Whether both hold for the same level, place and years."""
    return _rest(one) == _rest(other)


def _rest(line: RuleLine) -> tuple[Holds, ...]:
    return tuple(holds for holds in line.holds if holds is not _start(line))


def _number(holds: Holds) -> Decimal:
    return Decimal(holds.lower or 0)
