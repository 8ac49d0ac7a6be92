"""One typed value that the model claims, and whether a fact of a clause says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.checks.inclusion import included
from generator.checks.units import counted_alike
from generator.dataclass import dataclass
from generator.notice.facts import find_facts
from generator.notice.model import Fact

_NO_RULES: Mapping[str, bool] = {}


@dataclass(frozen=True, slots=True)
class ModelClaim:
    """A typed value of the model. `item`: the item whose sources must bear it out; `implied`: need not be printed.

    `order`: claims of one order stand in the clause in the model's order; those without one anywhere. `said`: words of
    the model that say what a figure is counted by elsewhere than in `per`. `of_band`: an end of a band, which says
    whether it includes its figure as the notice does.
    """

    kind: str
    value: Decimal | str
    path: str
    item: str
    unit: str | None = None
    bound: str = "exact"
    inclusive: bool | None = None
    per: str | None = None
    consecutive: bool = False
    implied: bool = False
    shown: str = ""
    order: str | None = "amount"
    said: str = ""
    of_band: bool = False

    def equals(self, fact: Fact, text: str = "", rules: Mapping[str, bool] = _NO_RULES) -> bool:
        """Whether the clause says the same: value, unit, bound and inclusion, and per what.

        `text`: the words around the fact; `rules`: what the notice says of 以上 and 以下 in general.
        """
        return (
            self.kind == fact.kind
            and self.value == fact.value
            and self._same_unit(fact)
            and self.bound == fact.bound
            and self.consecutive == fact.consecutive
            and self._same_inclusion(fact, text, rules)
            and (self.of_band or counted_alike(self.per, self.said, fact, text))  # 亩均税收10万元 is of its figure
        )

    def _same_unit(self, fact: Fact) -> bool:
        """Things that are counted: where the model says which by a unit, and not by words that are checked as such."""
        asked = self.kind in ("money", "percentage") or (self.kind == "count" and self.unit is not None)
        return not asked or self.unit == fact.unit

    def _same_inclusion(self, fact: Fact, text: str, rules: Mapping[str, bool]) -> bool:
        if self.inclusive == fact.inclusive and not self.of_band:
            return True
        return self.inclusive in included(fact, text, rules)


def words_say(words: str | None, path: str, item: str) -> Iterator[ModelClaim]:
    """What words that are taken over from the clause state by themselves; it need not stand in the same place."""
    for fact in find_facts(words or ""):
        yield ModelClaim(
            fact.kind,
            fact.value,
            path,
            item,
            fact.unit,
            fact.bound,
            fact.inclusive,
            fact.per,
            fact.consecutive,
            implied=True,
            shown=fact.text,
            order=None,
        )


def printed(kind: str, text: str, path: str, item: str) -> ModelClaim:
    """A value that is stated in the notice's words: the reader of facts tells what they mean (省 in 省、市级 too)."""
    spellings = (text, f"{text}级")
    found = (fact for words in spellings for fact in find_facts(words) if fact.kind == kind)
    fact = next(found, None)
    value = fact.value if fact and kind != "rank" else text  # 3A in 3A、4A级 is printed so
    return ModelClaim(kind, value, path, item, shown=text)
