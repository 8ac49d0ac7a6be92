"""JSON from outside: a file of an edition or a review.lock may be anything by the time that it is read again."""

from __future__ import annotations

import json
from typing import Any

_CONTAINERS = (dict, list)  # JSON makes just these
_DEEPEST = 50  # values in values; what this program writes has a dozen


def read_json(data: bytes | str) -> Any:
    """What a JSON text holds. Raises ValueError where it is none, or is nested deeper than any of our files."""
    try:
        found = json.loads(data)
    except RecursionError as error:
        raise ValueError(_TOO_DEEP) from error
    level = [found] if found.__class__ in _CONTAINERS else []
    for _ in range(_DEEPEST):
        level = [inside for each in level for inside in _values(each) if inside.__class__ in _CONTAINERS]
        if not level:
            return found
    raise ValueError(_TOO_DEEP)


_TOO_DEEP = f"values stand in each other more than {_DEEPEST} deep"


def _values(container: Any) -> Any:
    return container.values() if container.__class__ is dict else container
