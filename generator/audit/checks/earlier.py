"""Earlier editions beside a policy's folder: those that its page names, as they were published, and no others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from generator.finding import FilePlace, Finding
from generator.message import Message, message
from generator.plain_json import read_json
from generator.regex import regex

_FOLDER = regex(r"(?P<policy>.+)--[1-9]\d*")
_MANIFEST, _POLICY = "manifest.json", "policy.json"


def policy_of(folder: str) -> str:
    """The policy of a published folder, be it its own or that of an earlier edition."""
    found = _FOLDER.fullmatch(folder)
    return found["policy"] if found else folder


def earlier_altered(folders: Mapping[str, Mapping[str, bytes]]) -> Iterator[Finding]:
    """The earlier editions (历史版本) that a policy's page leads to are there, each with the manifest that it had when
    it was published, and no others. `folders`: the files of every published folder by its name.

    Passes: output/zone--1 beside output/zone, as `policydocs build --keep 1` left them.

    Fails: output/zone--1 was removed, or exchanged for another one; output/zone--2 was laid beside it.
    """
    named: dict[str, str] = {}
    for policy, files in sorted(folders.items()):
        if policy_of(policy) == policy:
            named |= _named(files.get(_POLICY, b""))
    for folder, manifest in sorted(named.items()):
        files = folders.get(folder, {})
        if _MANIFEST not in files:
            yield _finding(folder, message("the earlier edition {folder} is missing", folder=folder))
        elif hashlib.sha256(files[_MANIFEST]).hexdigest() != manifest:
            yield _finding(folder, message("{folder} is not the edition that was kept", folder=folder))
    for folder in sorted(folders.keys() - named.keys()):
        if policy_of(folder) != folder:
            yield _finding(folder, message("no policy names {folder} as an earlier edition", folder=folder))


def _named(data: bytes) -> dict[str, str]:
    """Folder -> SHA-256 of its manifest, as a policy.json says; nothing of one that cannot be read."""
    try:
        return {str(each["id"]): str(each["manifest"]) for each in read_json(data).get("earlier", ())}
    except (ValueError, AttributeError, TypeError, KeyError):
        return {}


def _finding(folder: str, told: Message) -> Finding:
    return Finding(
        code="earlier-altered",
        message=told,
        hint=message(
            "restore it from a copy; or remove output/{folder} and build again, `policydocs build {policy}`: its page "
            "then names only what is there",
            folder=folder,
            policy=policy_of(folder),
        ),
        place=FilePlace(f"output/{folder}/{_MANIFEST}"),
        policy=policy_of(folder),
    )
