"""JSON objects in which every name is given once."""

from __future__ import annotations

from collections import Counter
from typing import Any


def named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object for json's object_pairs_hook. Raises ValueError for a name that is given twice: which of its values is
    meant cannot be told."""
    found = dict(pairs)
    if len(found) < len(pairs):
        ((twice, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise ValueError(f'"{twice}" is given twice')
    return found
