"""Both ends of every link between published policies: what one says of the other, the other says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.finding import FilePlace, Finding, Severity
from generator.message import Message, message
from generator.plain_json import read_json

_POLICY = "policy.json"
_SAME = ("kind", "since", "until", "stated")


def chain_outdated(policies: Mapping[str, Mapping[str, bytes]]) -> Iterator[Finding]:
    """Of two published policies that are tied, both say so, with the same days, and a policy that is named is published
    too, for documents link to its page. `policies`: the files of each by its folder.

    Passes: the page of zone-2021 says that zone-2024 has taken its place, and zone-2024 that it does.

    Fails: zone-2024 was built alone, and zone-2021 still says that it is in force.
    """
    chains = {name: tuple(_chain(files.get(_POLICY, b""))) for name, files in policies.items()}
    for name, links in sorted(chains.items()):
        for link in links:
            other = link["other"]["id"]
            told = _problem(name, link, chains.get(other))
            if told is not None:
                yield Finding(
                    code="chain-outdated",
                    message=told,
                    severity=Severity.WARNING if other not in chains else Severity.ERROR,
                    hint=message("build both again: `policydocs build {one} {other}`", one=name, other=other),
                    place=FilePlace(f"output/{name}/{_POLICY}"),
                    policy=name,
                )


def _problem(name: str, link: Mapping[str, Any], others: tuple[Mapping[str, Any], ...] | None) -> Message | None:
    other = link["other"]["id"]
    if others is None:
        return message("it names {other}, which is not published here", other=other)
    for each in others:
        same = all(each.get(key) == link.get(key) for key in _SAME) and each["outgoing"] is not link["outgoing"]
        if each["other"]["id"] == name and same:
            return None
    return message("it is tied to {other}, which does not say so, or with other days", other=other)


def _chain(data: bytes) -> Iterator[Mapping[str, Any]]:
    """The links of a policy.json; none of one that cannot be read, which other findings say."""
    try:
        links = read_json(data).get("chain", ())
        yield from (each for each in links if {"other", "kind", "outgoing"} <= each.keys() and "id" in each["other"])
    except (ValueError, AttributeError, TypeError):
        return
