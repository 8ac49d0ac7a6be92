"""Ids and paths in the model must lead somewhere."""

import json
from collections.abc import Iterator

from generator.checks.reading_hints import lost_number, or_correct
from generator.checks.subject import CLOSING, PREAMBLE, CheckProblem, CheckSubject
from generator.message import Message, message
from generator.policy.model import Clause, Policy
from generator.policy.paths import resolve
from generator.policy.prose import lookups
from generator.policy.text import AwardId, FormId, Id, ModelPath, OrganisationId, Prose
from generator.policy.walk import sources_of
from generator.regex import regex

_GONE = regex("（已(?:废止|并入[^（）]*)）\\Z")  # put behind the path by `revise`: the notice was not misread


def unknown_clause(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Every clause of the model must be a clause of the notice, every clause of the notice must be declared, and
    every source must name a declared clause (or `preamble` or `closing`, which stand around the clauses).

    Passes:

        clauses: [{id: c01, path: 一}]

    Fails (the notice has no clause 二十):

        clauses: [{id: c01, path: 二十}]
    """
    printed = {clause.path for clause in subject.notice.clauses}
    declared = {clause.path for clause in subject.policy.clauses}
    names = ", ".join(subject.clauses)
    for clause in subject.policy.clauses:
        if clause.path not in printed:
            yield CheckProblem(
                message("the notice has no clause {path}", path=clause.path),
                _instead(subject, clause),
                f"clauses.{clause.id}.path",
            )
    for path in (clause.path for clause in subject.notice.clauses if clause.path not in declared):
        yield CheckProblem(
            message("the clause {path} of the notice is not declared", path=path),
            or_correct(
                message("add it under clauses with a new id"),
                path,
                "（请引用条款编号及其后的文字）",
                "joins: sentence",
                "joins",
            ),
            "clauses",
        )
    known = {PREAMBLE, CLOSING} | {str(clause.id) for clause in subject.policy.clauses}
    for visit in subject.visits:
        for source in sources_of(visit.value):
            if source.clause not in known:
                yield CheckProblem(
                    message("there is no clause {clause}", clause=source.clause),
                    message("clauses: {names}", names=names),
                    f"{visit.path}.source.clause",
                )


def _instead(subject: CheckSubject, clause: Clause) -> Message:
    """What to do about a clause that the notice does not have."""
    if _GONE.search(clause.path):
        return message(
            "the revised notice has this clause no longer: remove it here, and what rests on it, or let that quote "
            "another clause"
        )
    names = ", ".join(each.path for each in subject.notice.clauses)
    number = clause.path.rpartition("/")[2]
    return or_correct(
        message("clauses of the notice: {names}", names=names),
        *lost_number(subject.notice, number),
        f"begins: {{number: {json.dumps(number, ensure_ascii=False)}}}",
        f"{clause.id}-begins",
    )


def unknown_organisation(subject: CheckSubject) -> Iterator[CheckProblem]:
    """An organisation that a clause, a contact or an opinion names must be declared under organisations.

    Passes:

        organisations: {science: {name: 市科技局}}
        clauses: [{id: c02, path: 二, lead: [science]}]

    Fails:

        clauses: [{id: c02, path: 二, lead: [sciense]}]
    """
    for visit in subject.visits:
        if isinstance(visit.value, OrganisationId) and visit.value not in subject.policy.organisations:
            yield CheckProblem(
                message("there is no organisation {name}", name=visit.value),
                message("organisations: {names}", names=", ".join(subject.policy.organisations)),
                visit.path,
            )


def unknown_item(subject: CheckSubject) -> Iterator[CheckProblem]:
    """An award or form that another item names must exist, an award's form must apply for that award, ids must
    be unique among their neighbours, and a path or a `{{ path }}` in prose must lead to something.

    Passes:

        answer: 一次性奖励为{{ awards.gazelle.parts.once.amount }}。

    Fails (there is no part with this id):

        answer: 一次性奖励为{{ awards.gazelle.parts.first.amount }}。
    """
    yield from _unknown_ids(subject)
    yield from _forms_of_others(subject.policy)
    for where, path in _paths_named(subject):
        try:
            resolve(subject.policy, path)
        except LookupError as error:
            yield CheckProblem(
                message("{path} leads nowhere: nothing is called {name}", path=path, name=error.args[0]),
                message("`policydocs show` lists what there is"),
                where,
            )
    yield from _duplicates(subject)


def _unknown_ids(subject: CheckSubject) -> Iterator[CheckProblem]:
    known: dict[type[Id], set[str]] = {
        AwardId: {str(award.id) for award in subject.policy.awards},
        FormId: {str(form.id) for form in subject.policy.forms},
    }
    for visit in subject.visits:
        for kind, names in known.items():
            if type(visit.value) is kind and not _is_own_id(visit.path) and str(visit.value) not in names:
                yield CheckProblem(
                    message("there is no {name}", name=visit.value),
                    message("there are: {names}", names=", ".join(sorted(names))),
                    visit.path,
                )


def _forms_of_others(policy: Policy) -> Iterator[CheckProblem]:
    """Awards that name a form which does not apply for them."""
    forms = {form.id: form for form in policy.forms}
    for award in policy.awards:
        form = forms.get(award.form) if award.form else None
        if form is not None and award.id not in form.awards:
            yield CheckProblem(
                message("the form {form} does not apply for this award", form=form.id),
                message("add {award} to the form's awards", award=award.id),
                f"awards.{award.id}.form",
            )


def _is_own_id(path: str) -> bool:
    return path.endswith(".id")


def _paths_named(subject: CheckSubject) -> Iterator[tuple[str, str]]:
    """(where, path) of every model path that prose or a field names."""
    for visit in subject.visits:
        if isinstance(visit.value, Prose):
            yield from ((visit.path, path) for path in lookups(visit.value))
        elif isinstance(visit.value, ModelPath):
            yield visit.path, str(visit.value)


def _duplicates(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Two neighbours with one id would make every path through them ambiguous."""
    for visit in subject.visits:
        if not isinstance(visit.value, tuple):
            continue
        seen: set[str] = set()
        for member in visit.value:
            name = getattr(member, "id", None)
            if name is not None and name in seen:
                yield CheckProblem(
                    message("the id {name} stands twice in {path}", name=name, path=visit.path),
                    message("give one of them another id"),
                    f"{visit.path}.{name}",
                )
            seen.add(str(name))
