"""How much the office has not filled in, as documents print it."""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.documents.responsibility import Total
from generator.policy.model import Policy
from generator.policy.unfilled import unfilled


@dataclass(frozen=True, slots=True)
class UnfilledEntry:
    """What templates know as `unfilled`. `draft`: documents are to say that they are out for being filled in."""

    total: Total
    draft: bool


def unfilled_entry(policy: Policy) -> UnfilledEntry:
    """The blanks of office.yaml; where the office leaves rows out for good, no document is a draft because of them."""
    total = len(unfilled(policy))
    return UnfilledEntry(Total(total), total > 0 and policy.office.unfilled == "refuse")
