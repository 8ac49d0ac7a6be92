"""A published policy as the site's start page lists it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.documents.responsibility import Total
from generator.policy.text import Id, Words


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """Identity, term and status of one policy, from its policy.json."""

    id: Id
    title: Words
    document_number: Words | None
    issuers: tuple[Words, ...]
    issued: date | None
    end: date | None
    state: str
    award_total: Total
    form_total: Total
    draft: bool = False  # some of its wording waits for a person


def site_entry(name: str, policy: Mapping[str, Any]) -> SiteEntry:
    """The entry of the policy in folder `name`. Raises KeyError or ValueError where it is no policy.json."""
    number, end = policy.get("document_number"), policy["validity"].get("end") or policy.get("term", {}).get("end")
    return SiteEntry(
        id=Id(name),
        title=Words(policy["title"]),
        document_number=Words(number) if number else None,
        issuers=tuple(Words(issuer) for issuer in policy.get("issuers", ())),
        issued=date.fromisoformat(policy["issued"]) if policy.get("issued") else None,
        end=date.fromisoformat(end) if end else None,
        state=str(policy["status"]["state"]),
        award_total=Total(len(policy.get("awards", ()))),
        form_total=Total(len(policy.get("forms", ()))),
        draft=policy.get("draft") is True,
    )
