"""site.json: what the start page over all policies says and consists of, so that `verify` can hold it to that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator import __version__
from generator.documents.ledger import LedgerRow
from generator.publish.manifest import seal, sha256
from generator.publish.policy_json import dump

SITE = "site.json"
_START = "index"


def site_record(files: Mapping[str, bytes], manifests: Mapping[str, str], statements: Sequence[LedgerRow]) -> bytes:
    """`files`: the start page, its further pages and its assets by name; `manifests`: policy -> SHA-256 of its
    manifest.json; `statements`: the ledger rows of the pages; those of a further page name it."""
    told: dict[str, object] = {
        "tool": {"name": "policydocs", "version": __version__},
        "policies": dict(sorted(manifests.items())),
        "files": {name: sha256(data) for name, data in sorted(files.items())},
        "statements": [_statement(row) for row in statements],
    }
    return dump(told | {"seal": seal(told)})


def _statement(row: LedgerRow) -> dict[str, object]:
    told = {"id": row["id"], "part": row["part"], "text": row["text"], "anchor": row["anchor"]}
    return told if row["document"] == _START else {"document": row["document"], **told}
