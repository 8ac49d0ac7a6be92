"""How a computed field of a form follows from others."""

from __future__ import annotations

from generator.documents.node import node
from generator.policy.grant_rule import GrantRule


@node
class Formula:
    """How a computed field follows from others. Money is in 万元, as the forms are.

    `granted`: what `rule` gives. `sum`: the sums in `addends` together. `capitals`: the sum in `field` in Chinese
    capitals (大写), a text beside it. Returned forms of older editions also say `percent_of` (`rate` per cent of
    `field`) and `lookup` (the amount in `table` for the chosen value of `field`).
    """

    operation: str  # "granted" | "sum" | "capitals" | "percent_of" | "lookup"
    field: str = ""  # of a rule: none
    rate: str | None = None  # a decimal number, such as "20"
    table: tuple[tuple[str, str], ...] = ()  # (option value, amount in 万元)
    rule: GrantRule | None = None
    addends: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it follows from, each once."""
        return self.rule.fields if self.rule is not None else self.addends or (self.field,)
