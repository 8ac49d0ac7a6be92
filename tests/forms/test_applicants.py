"""Who applies decides what a form asks: a person for name, document and own account, a unit for what units have."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from generator.checking import check_policy
from generator.documents.blocks import Document, Paragraph
from generator.documents.compose import compose
from generator.documents.walk import walk
from generator.forms.definition.definition import form_definition
from generator.making import composing
from generator.policy.awards import Applicant
from generator.writers.write import load_styles, write
from tests.forms.real_forms import AS_OF, POLICY, WORKSPACE, templates

PERSON, UNIT = frozenset(("person", "own-account")), frozenset(("applicant", "contact", "account"))


@cache
def _gazelle(*applicants: Applicant) -> Document:
    """The form for gazelles as if its awards were for `applicants`."""
    checked = check_policy(WORKSPACE, templates(), POLICY, AS_OF)
    assert checked.subject is not None
    subject = composing(checked.subject)
    awards = tuple(replace(each, applicants=applicants) for each in subject.policy.awards)
    changed = replace(subject, policy=replace(subject.policy, awards=awards))
    made = compose(changed, templates(), {"form": templates().kinds["form"]})
    return next(document for document in made if document.name == "forms/gazelle")


def _groups(document: Document) -> set[str]:
    paths = [field.path or "" for field in form_definition(document, POLICY, "第一版").fields]
    return {path.split(".")[1] for path in paths if path.startswith("shared.")} - {"receipt", "attachments"}


def test_a_person_is_asked_for_name_document_employer_phone_and_own_account() -> None:
    form = _gazelle(Applicant.INDIVIDUAL)
    assert _groups(form) == PERSON
    labels = [field.label for field in form_definition(form, POLICY, "第一版").fields]
    assert [
        each
        for each in ("姓名", "证件类型", "证件号码", "就业单位", "联系电话", "本人户名", "银行账号")
        if each not in labels
    ] == []
    words = "".join(block.statement.text for block in walk(form.blocks) if isinstance(block, Paragraph))
    assert "申请人（签字）" in words
    assert "申请单位（盖章）" not in words


@pytest.mark.parametrize("applicants", [(Applicant.ENTERPRISE,), (Applicant.ENTERPRISE, Applicant.INDIVIDUAL)])
def test_units_and_mixed_applicants_are_asked_as_units(applicants: tuple[Applicant, ...]) -> None:
    assert _groups(_gazelle(*applicants)) == UNIT


def test_it_is_written_as_word() -> None:
    assert write(_gazelle(Applicant.INDIVIDUAL), "docx", load_styles(templates()))[:2] == b"PK"
