"""site.json: what the start page over all policies says and consists of, so that `verify` can hold it to that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator import __version__
from generator.documents.ledger import LedgerRow
from generator.publish.manifest import seal, sha256
from generator.publish.policy_json import dump

SITE = "site.json"


def site_record(files: Mapping[str, bytes], manifests: Mapping[str, bytes], statements: Sequence[LedgerRow]) -> bytes:
    """`files`: the start page and its assets by name; `manifests`: policy -> its manifest.json; `statements`: the
    ledger rows of the start page."""
    told: dict[str, object] = {
        "tool": {"name": "policydocs", "version": __version__},
        "policies": {name: sha256(data) for name, data in sorted(manifests.items())},
        "files": {name: sha256(data) for name, data in sorted(files.items())},
        "statements": [
            {"id": row["id"], "part": row["part"], "text": row["text"], "anchor": row["anchor"]} for row in statements
        ],
    }
    return dump(told | {"seal": seal(told)})
