"""For whom the guide of a policy is, by those whom its awards and measures are for: it is named by them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from generator.policy.awards import Addressee, Applicant

_BUSINESS = frozenset({Applicant.ENTERPRISE, Applicant.PROJECT})  # projects are those of enterprises


class GuideReaders(StrEnum):
    """Enterprises only (企业政策指南), persons only (个人申领指南), or others and several of them (政策指南)."""

    ENTERPRISES = "enterprises"
    INDIVIDUALS = "individuals"
    SEVERAL = "several"


def guide_readers(applicants: Iterable[str], addressees: Iterable[str]) -> GuideReaders:
    """`applicants`: for whom the awards are (all of all awards); `addressees`: whom the measures speak to. What neither
    grants nor offers anything to anybody is a guide for enterprises."""
    readers = {Applicant(each) for each in applicants}
    if Addressee.ENTERPRISE in addressees:
        readers.add(Applicant.ENTERPRISE)
    if readers == {Applicant.INDIVIDUAL}:
        return GuideReaders.INDIVIDUALS
    return GuideReaders.ENTERPRISES if readers <= _BUSINESS else GuideReaders.SEVERAL
