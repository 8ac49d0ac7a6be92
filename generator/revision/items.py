"""Model items that two policies have or lack, by their path: an award added, a condition gone, an answer changed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from generator.dataclass import dataclass
from generator.policy.model import Policy
from generator.policy.review import NOTICE, reviews


class ItemFate(StrEnum):
    """What became of an item of the model."""

    ADDED = "item_added"
    REMOVED = "item_removed"
    CHANGED = "item_changed"


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item as `review` lists it: awards.gazelle, conditions and parts by paths of their own."""

    fate: ItemFate
    path: str


def changed_items(old: Policy, new: Policy) -> Iterator[ItemChange]:
    """In the order of the new model, what is no more in it behind."""
    before = {each.path: each.text for each in reviews(old, {}, {}) if each.path != NOTICE}
    after = {each.path: each.text for each in reviews(new, {}, {}) if each.path != NOTICE}
    for path, text in after.items():
        if path not in before:
            yield ItemChange(ItemFate.ADDED, path)
        elif before[path] != text:
            yield ItemChange(ItemFate.CHANGED, path)
    yield from (ItemChange(ItemFate.REMOVED, path) for path in before if path not in after)
