"""The seal of a JSON file of an edition: a sum over all that it says, itself aside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def seal_fits(told: Mapping[str, Any]) -> bool:
    """Whether manifest.json or site.json says what it said when it was sealed."""
    bare = json.dumps({key: value for key, value in told.items() if key != "seal"}, ensure_ascii=False, sort_keys=True)
    return bool(told.get("seal") == hashlib.sha256(bare.encode()).hexdigest())
