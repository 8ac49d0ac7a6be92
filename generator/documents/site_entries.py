"""A published policy as the site's start page lists it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from generator.dataclass import dataclass
from generator.documents.responsibility import Total
from generator.policy.awards import Applicant
from generator.policy.guide_readers import GuideReaders, guide_readers
from generator.policy.text import Id, Words

_A_PAGE = 100  # policies: some 150 KB, which a phone loads at once
_ROLES = ("lead", "cooperating", "responsible")


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """Identity, term and status of one policy, from its policy.json. `by`: what takes its place, or repeals it."""

    id: Id
    title: Words
    document_number: Words | None
    issuers: tuple[Words, ...]
    issued: date | None
    end: date | None
    state: str
    by: Id | None
    by_title: Words | None
    by_repeals: bool
    award_total: Total
    form_total: Total
    draft: bool = False  # some of its wording waits for a person
    names_units: bool = True  # some clause says who leads, helps or answers; else the table is one to be filled in
    readers: GuideReaders = GuideReaders.ENTERPRISES  # its guide is named by them


@dataclass(frozen=True, slots=True)
class SitePage:
    """One of the pages over all policies; `id`: the name of its file without ending; `here`: the one that says so."""

    id: Id
    number: Total
    here: bool = False


def site_pages(name: str, entries: Sequence[SiteEntry]) -> Iterator[tuple[str, dict[str, object]]]:
    """The pages over all policies, some hundred policies each: (name of the file, what its template can name). The
    first is called `name`; `pages` is empty where one page holds them all."""
    shares = [entries[start : start + _A_PAGE] for start in range(0, len(entries), _A_PAGE)] or [entries]
    names = [name, *(f"{name}-{number}" for number in range(2, len(shares) + 1))]
    for here, share in zip(names, shares, strict=True):
        pages = [SitePage(Id(each), Total(number), each == here) for number, each in enumerate(names, 1)]
        several = {"pages": tuple(pages) if len(pages) > 1 else (), "total": Total(len(entries))}
        yield here, {"policies": tuple(share), **several}


def site_entry(name: str, policy: Mapping[str, Any]) -> SiteEntry:
    """The entry of the policy in folder `name`. Raises KeyError or ValueError where it is no policy.json."""
    number, links = policy.get("document_number"), {link["id"]: link for link in policy.get("chain", ())}
    by, extension = (links.get(policy["status"].get(name)) for name in ("by", "extension"))
    end = extension["until"] if extension else policy["validity"].get("end") or policy.get("term", {}).get("end")
    return SiteEntry(
        id=Id(name),
        title=Words(policy["title"]),
        document_number=Words(number) if number else None,
        issuers=tuple(Words(issuer) for issuer in policy.get("issuers", ())),
        issued=date.fromisoformat(policy["issued"]) if policy.get("issued") else None,
        end=date.fromisoformat(end) if end else None,
        state=str(policy["status"]["state"]),
        by=Id(by["other"]["id"]) if by else None,
        by_title=Words(by["other"]["title"]) if by else None,
        by_repeals=by is not None and by["kind"] == "repeals",
        award_total=Total(len(policy.get("awards", ()))),
        form_total=Total(len(policy.get("forms", ()))),
        draft=policy.get("draft") is True,
        names_units=any(clause.get(role) for clause in policy.get("clauses", ()) for role in _ROLES),
        readers=_readers(policy),
    )


def _readers(policy: Mapping[str, Any]) -> GuideReaders:
    awards, measures = policy.get("awards", ()), policy.get("measures", ())
    applicants = [each for award in awards for each in award.get("applicants", (Applicant.ENTERPRISE,))]
    return guide_readers(applicants, [measure.get("addressee") for measure in measures])
