"""Findings of checks that are known: what review.lock and the templates say is asked, and all of it weighed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from generator.checks.review import (
    item_added,
    item_removed,
    paraphrase_stale,
    paraphrase_unreviewed,
    review_lock_edited,
)
from generator.checks.settings import apply_settings, let_pass, setting_unknown
from generator.checks.subject import CheckProblem, CheckSubject
from generator.checks.templates import template_stale, template_unreviewed
from generator.checks.typed_facts import typed_fact_in_template
from generator.dataclass import dataclass
from generator.finding import Finding, Severity
from generator.policy.settings import LetPass
from generator.policy.template_review import TemplateReview

Check = Callable[[CheckSubject], Iterator[CheckProblem]]

# Checks that ask review.lock; what all others find follows from the other files.
OF_LOCK: Mapping[str, Check] = {
    "paraphrase-stale": paraphrase_stale,
    "item-added": item_added,
    "item-removed": item_removed,
    "review-lock-edited": review_lock_edited,
    "paraphrase-unreviewed": paraphrase_unreviewed,
}
_TYPED = "typed-fact-in-template"


@dataclass(frozen=True, slots=True)
class KnownCheck:
    """A check by its code, with the severity of its findings and what it found of a policy; None: it asks the lock."""

    code: str
    severity: Severity
    found: tuple[Finding, ...] | None


@dataclass(frozen=True, slots=True)
class RegisteredForTemplates:
    """A check of the templates' reviews under its code."""

    code: str
    check: Callable[[Iterable[TemplateReview]], Iterator[CheckProblem]]
    severity: Severity = Severity.ERROR


TEMPLATE_CHECKS: tuple[RegisteredForTemplates, ...] = (
    RegisteredForTemplates("template-stale", template_stale),
    RegisteredForTemplates("template-unreviewed", template_unreviewed, Severity.WARNING),
)


def run_known(
    subject: CheckSubject,
    known: Sequence[KnownCheck],
    templates: Mapping[str, str],
    unaccepted: Iterable[TemplateReview] = (),
) -> Iterator[Finding]:
    """As run_checks (checks/run.py), over what the checks of the model found. `known`: all of these in their order."""
    settings, name = subject.loaded.settings, subject.loaded.name
    on_model = chain.from_iterable(_of_lock(each, subject) if each.found is None else each.found for each in known)
    findings = chain(on_model, _on_templates(subject, templates), _on_reviews(subject, unaccepted))
    yield from apply_settings(findings, settings, subject.as_of, name)
    yield from setting_unknown(settings, {*_severities(known), "waiver-unused"}, name)


def _of_lock(check: KnownCheck, subject: CheckSubject) -> Iterator[Finding]:
    for problem in OF_LOCK[check.code](subject):
        yield stamp(problem, check.code, check.severity, subject)


def _on_templates(subject: CheckSubject, templates: Mapping[str, str]) -> Iterator[Finding]:
    """Organisations that a template must not name are those of the policy."""
    for problem in typed_fact_in_template(templates, subject.organisation_names, subject.clean):
        yield stamp(problem, _TYPED, Severity.ERROR, subject)


def _on_reviews(subject: CheckSubject, unaccepted: Iterable[TemplateReview]) -> Iterator[Finding]:
    reviews = tuple(unaccepted)
    for registered in TEMPLATE_CHECKS:
        for problem in registered.check(reviews):
            yield stamp(problem, registered.code, registered.severity, subject)


def stamp(problem: CheckProblem, code: str, severity: Severity, subject: CheckSubject) -> Finding:
    """The problem as a finding: with its place in the YAML file and the clause's words."""
    printed = subject.clauses.get(problem.clause or "")
    place = problem.place or (subject.places.of(problem.path) if problem.path else None)
    return Finding(
        code=code,
        severity=severity,
        message=problem.message,
        hint=problem.hint,
        policy=subject.loaded.name,
        place=place,
        path=problem.path,
        clause=problem.clause,
        words=printed.text if printed else None,
        mark=problem.mark,
    )


def passed_over(subject: CheckSubject, known: Sequence[KnownCheck], findings: Iterable[Finding]) -> tuple[LetPass, ...]:
    """Which of the findings would be errors, had checks.yaml not weighed or waived them."""
    return tuple(let_pass(findings, subject.loaded.settings, subject.as_of, _severities(known)))


def _severities(known: Iterable[KnownCheck]) -> dict[str, Severity]:
    """What the findings of every check are by themselves, by its code."""
    of_model = {each.code: each.severity for each in known}
    return of_model | {each.code: each.severity for each in TEMPLATE_CHECKS} | {_TYPED: Severity.ERROR}
