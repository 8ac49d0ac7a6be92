"""Which kinds of applicants a beneficiary names, and all that stand in one list with it."""

from __future__ import annotations

from generator.draft.applicant import BESIDE, BRACKETED, ENDS_IN_NOUN
from generator.draft.applicant_words import ACTORS, INDIVIDUAL, ORGANISATION
from generator.regex import regex

_AND_MORE = regex(
    f"(?:(?:{BESIDE.pattern})[^，。；：、的\\d与和及或]{{0,6}}?(?:{ACTORS}))+(?![数员均产税房才体工之为规总结名队])"
)
_PERSON_BEHIND = regex(r"[（(](?:或|含|及|和)?(?:个|自然)?人(?:员|士)?[）)]")  # 企业（个人）, 中介机构（含个人）
_OR_PERSON = regex(rf"{_PERSON_BEHIND.pattern}\Z")


def kind_of(beneficiary: str) -> str:
    """Who applies: individual, organisation, project or enterprise."""
    words = BRACKETED.sub("", beneficiary)
    if INDIVIDUAL.search(words):
        return "individual"
    if words.endswith("项目"):
        return "project"
    return "organisation" if ORGANISATION.search(words) and "企业" not in words else "enterprise"


def with_those_beside(beneficiary: str, words: str) -> str:
    """企业、社会组织、个人 of 企业 in 企业、社会组织、个人获得专利奖: all that the words name in one list, and persons
    in brackets behind it (中介机构（人）)."""
    place = words.find(beneficiary)
    end = place + len(beneficiary)
    listed = _AND_MORE.match(words, end) if place >= 0 else None
    end = listed.end() if listed else end
    beside = _PERSON_BEHIND.match(words, end) if place >= 0 else None
    return words[place : beside.end() if beside else end] if listed or beside else beneficiary


def kinds_of(beneficiary: str) -> list[str]:
    """Who applies, each kind once, in the order printed: of 中介机构（人） an organisation and an individual."""
    beside = _OR_PERSON.search(beneficiary)
    members = BESIDE.split(BRACKETED.sub("", beneficiary))
    if not all(map(_is_somebody, members)):
        members = [beneficiary]
    return [*dict.fromkeys([*map(kind_of, members), *(["individual"] if beside else [])])]


def _is_somebody(words: str) -> bool:
    named = ENDS_IN_NOUN.search(words) or ORGANISATION.search(words) or INDIVIDUAL.search(words)
    return named is not None and not words.startswith("其")
