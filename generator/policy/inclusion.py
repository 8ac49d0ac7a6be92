"""Whether 以上 and 以下 include the figure itself, where a rule of the notice says so for all: “以上”均包含本数."""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.policy.model import Policy, RuleKind
from generator.policy.terms import Band
from generator.regex import regex

_SAYS = regex(r"(?P<words>[^。；;]*?)(?P<not>不)?(?:包含|包括|含)(?:本数|本级|本身)?")
_ENDS = {"lower": regex("以上"), "upper": regex("以下|以内")}


@dataclass(frozen=True, slots=True)
class Inclusion:
    """What the notice says of the ends of its bands; None where it says nothing."""

    lower: bool | None = None
    upper: bool | None = None

    def of(self, band: Band) -> tuple[bool | None, bool | None]:
        """(lower, upper) of a band: as it says itself, else as the rule says."""
        own = (band.lower_inclusive, band.upper_inclusive)
        rule = (self.lower if band.lower is not None else None, self.upper if band.upper is not None else None)
        return own[0] if own[0] is not None else rule[0], own[1] if own[1] is not None else rule[1]


def inclusion_of(policy: Policy) -> Inclusion:
    """The rules of kind bounds_inclusive, read from the words that they quote."""
    said: dict[str, bool] = {}
    for rule in policy.rules:
        if rule.kind is RuleKind.BOUNDS_INCLUSIVE:
            for source in rule.source:
                said = {**_said(str(source.quote)), **said}
    return Inclusion(said.get("lower"), said.get("upper"))


def _said(quote: str) -> dict[str, bool]:
    """“以上”包含本数，“以下”不包含本数: lower yes, upper no."""
    return {
        end: found["not"] is None
        for found in _SAYS.finditer("".join(quote.split()))
        for end, word in _ENDS.items()
        if word.search(found["words"])
    }
