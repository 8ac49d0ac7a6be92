"""What an item is told by is the field it stands in, never the id that somebody gave it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from generator.audit.read.model import Model
from generator.audit.read.model_items import items_of
from generator.audit.rederive.term_words import ill_worded

QUOTE = {"clause": "c01", "quote": "第二年给予奖励20万元"}


def told(award: dict[str, Any]) -> list[str]:
    model = cast("Model", SimpleNamespace(data={"awards": [{"id": "a", "source": QUOTE, **award}]}))
    return [str(each) for item in items_of(model) for each in ill_worded(item)]


@pytest.mark.parametrize("name", ["years", "ranks", "each", "amount"])
@pytest.mark.parametrize("part", ["conditions", "parts", "tiers"])
def test_an_item_may_be_called_as_a_field_is(part: str, name: str) -> None:
    assert told({part: [{"id": name, "figures": [{"id": name, "duration": {"years": 2}}]}]}) == []


def test_the_field_itself_is_read() -> None:
    assert told({"years": {"first": 2, "last": 2}}) == []
    assert len(told({"years": {"first": 3, "last": 3}})) == 1
