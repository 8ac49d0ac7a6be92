"""JSON objects in which every name is given once."""

from __future__ import annotations

from collections import Counter
from typing import Any

from generator.message import message
from generator.plain_json import Unsound


def named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object for json's object_pairs_hook. Raises Unsound for a name that is given twice: which of its values is
    meant cannot be told."""
    found = dict(pairs)
    if len(found) < len(pairs):
        ((twice, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise Unsound(message("“{name}” is given twice", name=twice))
    return found
