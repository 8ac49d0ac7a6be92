"""manifest.json: what an edition was made from and what it consists of, by SHA-256."""

import hashlib
import json
from collections.abc import Mapping

from generator import __version__
from generator.policy.status import Status

LEDGER, MANIFEST, POLICY = "ledger.json", "manifest.json", "policy.json"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def manifest(
    policy: str,
    status: Status,
    kinds: Mapping[str, Mapping[str, object]],
    inputs: Mapping[str, bytes],
    files: Mapping[str, bytes],
) -> dict[str, object]:
    """`kinds`: what each document kind declares, so that an audit needs nothing but the folder.

    `as_of` is the first day of the status: a build on a later day of the same status makes the same bytes.
    """
    told: dict[str, object] = {
        "tool": {"name": "policydocs", "version": __version__},
        "policy": policy,
        "status": status.state.value,
        "as_of": status.since.isoformat() if status.since else None,
        "kinds": dict(kinds),
        "inputs": {name: sha256(data) for name, data in sorted(inputs.items())},
        "files": {name: sha256(data) for name, data in sorted(files.items()) if name != MANIFEST},
    }
    return told | {"seal": seal(told)}


def seal(told: Mapping[str, object]) -> str:
    """The sum over all that a manifest says, itself aside: whoever edits it by hand is found out."""
    bare = {key: value for key, value in told.items() if key != "seal"}
    return sha256(json.dumps(bare, ensure_ascii=False, sort_keys=True).encode())
