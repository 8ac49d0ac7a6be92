"""The checks, in the order in which they run, and the runner that stamps code, severity, policy and place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from generator.checks.chains import (
    chain_contradicted,
    chain_cycle,
    chain_undated,
    chain_unknown,
    chain_unstated,
    chain_words_mismatch,
)
from generator.checks.coverage import condition_unclaimed, digits_unclaimed, sentence_unclaimed
from generator.checks.duty_words import addressee_moved, duty_word_dropped, duty_word_stronger
from generator.checks.eligibility import alternative_mismatch, question_mismatch
from generator.checks.figures import amount_mismatch, amount_unclaimed, fact_mismatch, fact_unclaimed
from generator.checks.form_fields import form_field_mismatch
from generator.checks.identity import identity_mismatch, policy_lapsed, validity_mismatch
from generator.checks.item_kinds import (
    amount_role_mismatch,
    exclusion_mismatch,
    organisation_not_in_clause,
    rule_kind_mismatch,
)
from generator.checks.not_said import not_said_unproven
from generator.checks.office import office_unfilled
from generator.checks.quotes import prose_quote_not_in_clause, quote_not_in_clause, words_not_in_clause
from generator.checks.readings import reading_contradicted, reading_idle, reading_misfit
from generator.checks.references import unknown_clause, unknown_item, unknown_organisation
from generator.checks.responsibility import responsibility_mismatch
from generator.checks.review import (
    draft_guess,
    item_added,
    item_removed,
    paraphrase_stale,
    paraphrase_unreviewed,
    review_lock_edited,
)
from generator.checks.settings import apply_settings, let_pass, setting_unknown
from generator.checks.standing import own_term_mismatch, policy_replaced
from generator.checks.subject import CheckProblem, CheckSubject
from generator.checks.templates import template_stale, template_unreviewed
from generator.checks.terms import term_mismatch
from generator.checks.typed_facts import (
    character_unseen,
    contact_typed,
    typed_fact_in_prose,
    typed_fact_in_template,
)
from generator.checks.unsettled import words_unsettled
from generator.dataclass import dataclass
from generator.finding import Finding, Severity
from generator.policy.settings import LetPass
from generator.policy.template_review import TemplateReview

Check = Callable[[CheckSubject], Iterator[CheckProblem]]


@dataclass(frozen=True, slots=True)
class Registered:
    """A check under the code that its findings carry. Its docstring is its manual page."""

    code: str
    check: Check
    severity: Severity = Severity.ERROR


CHECKS: tuple[Registered, ...] = (
    Registered("reading-misfit", reading_misfit),
    Registered("reading-contradicted", reading_contradicted),
    Registered("reading-idle", reading_idle),
    Registered("unknown-clause", unknown_clause),
    Registered("unknown-organisation", unknown_organisation),
    Registered("unknown-item", unknown_item),
    Registered("quote-not-in-clause", quote_not_in_clause),
    Registered("words-not-in-clause", words_not_in_clause),
    Registered("prose-quote-not-in-clause", prose_quote_not_in_clause),
    Registered("identity-mismatch", identity_mismatch),
    Registered("validity-mismatch", validity_mismatch),
    Registered("responsibility-mismatch", responsibility_mismatch),
    Registered("amount-mismatch", amount_mismatch),
    Registered("fact-mismatch", fact_mismatch),
    Registered("term-mismatch", term_mismatch),
    Registered("amount-unclaimed", amount_unclaimed),
    Registered("fact-unclaimed", fact_unclaimed),
    Registered("sentence-unclaimed", sentence_unclaimed),
    Registered("digits-unclaimed", digits_unclaimed),
    Registered("condition-unclaimed", condition_unclaimed),
    Registered("question-mismatch", question_mismatch),
    Registered("alternative-mismatch", alternative_mismatch),
    Registered("form-field-mismatch", form_field_mismatch),
    Registered("not-said-unproven", not_said_unproven),
    Registered("words-unsettled", words_unsettled, Severity.WARNING),
    Registered("amount-role-mismatch", amount_role_mismatch),
    Registered("rule-kind-mismatch", rule_kind_mismatch),
    Registered("exclusion-mismatch", exclusion_mismatch),
    Registered("organisation-not-in-clause", organisation_not_in_clause),
    Registered("duty-word-stronger", duty_word_stronger),
    Registered("duty-word-dropped", duty_word_dropped),
    Registered("addressee-moved", addressee_moved),
    Registered("typed-fact", typed_fact_in_prose),
    Registered("contact-typed", contact_typed),
    Registered("character-unseen", character_unseen),
    Registered("paraphrase-stale", paraphrase_stale),
    Registered("item-added", item_added),
    Registered("item-removed", item_removed),
    Registered("review-lock-edited", review_lock_edited),
    Registered("paraphrase-unreviewed", paraphrase_unreviewed, Severity.WARNING),
    Registered("draft-guess", draft_guess, Severity.NOTE),
    Registered("policy-lapsed", policy_lapsed, Severity.WARNING),
    Registered("office-unfilled", office_unfilled, Severity.NOTE),
    Registered("chain-unknown", chain_unknown),
    Registered("chain-cycle", chain_cycle),
    Registered("chain-contradicted", chain_contradicted),
    Registered("chain-words-mismatch", chain_words_mismatch),
    Registered("chain-unstated", chain_unstated, Severity.WARNING),
    Registered("chain-undated", chain_undated, Severity.WARNING),
    Registered("own-term-mismatch", own_term_mismatch),
    Registered("policy-replaced", policy_replaced, Severity.WARNING),
)


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


# Checks that ask review.lock; what all others find follows from the other files.
_OF_LOCK = frozenset({"paraphrase-stale", "item-added", "item-removed", "review-lock-edited", "paraphrase-unreviewed"})


def run_checks(
    subject: CheckSubject,
    templates: Mapping[str, str],
    unaccepted: Iterable[TemplateReview] = (),
    known: Mapping[str, tuple[Finding, ...]] | None = None,
) -> Iterator[Finding]:
    """The findings of every check on one policy and on the templates in force, weighed as the policy wants it.

    `templates`: name -> text; `unaccepted`: those that nobody has accepted as they are; `known`: what checks found of
    just this policy, by code, as `before_lock` gives it.
    """
    settings, name = subject.loaded.settings, subject.loaded.name
    findings = chain(
        _on_model(subject, known or {}), _on_templates(subject, templates), _on_reviews(subject, unaccepted)
    )
    yield from apply_settings(findings, settings, subject.as_of, name)
    yield from setting_unknown(settings, {*MANUAL, "waiver-unused"}, name)


def before_lock(subject: CheckSubject) -> dict[str, tuple[Finding, ...]]:
    """What the checks find that ask neither review.lock nor templates, by code, not weighed."""
    return {each.code: tuple(_found(each, subject)) for each in CHECKS if each.code not in _OF_LOCK}


def _on_model(subject: CheckSubject, known: Mapping[str, tuple[Finding, ...]]) -> Iterator[Finding]:
    for registered in CHECKS:
        found = known.get(registered.code)
        yield from _found(registered, subject) if found is None else found


def _found(registered: Registered, subject: CheckSubject) -> Iterator[Finding]:
    for problem in registered.check(subject):
        yield stamp(problem, registered.code, registered.severity, subject)


def _on_templates(subject: CheckSubject, templates: Mapping[str, str]) -> Iterator[Finding]:
    """Organisations that a template must not name are those of the policy."""
    for problem in typed_fact_in_template(templates, subject.organisation_names, subject.clean):
        yield stamp(problem, "typed-fact-in-template", Severity.ERROR, subject)


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


def passed_over(subject: CheckSubject, findings: Iterable[Finding]) -> tuple[LetPass, ...]:
    """Which of the findings would be errors, had checks.yaml not weighed or waived them."""
    usual = {registered.code: registered.severity for registered in CHECKS}
    usual |= {registered.code: registered.severity for registered in TEMPLATE_CHECKS}
    usual["typed-fact-in-template"] = Severity.ERROR
    return tuple(let_pass(findings, subject.loaded.settings, subject.as_of, usual))


# code -> the check whose docstring is its manual page (`policydocs explain`)
MANUAL: Mapping[str, Callable[..., object]] = {
    **{registered.code: registered.check for registered in CHECKS},
    "typed-fact-in-template": typed_fact_in_template,
    **{registered.code: registered.check for registered in TEMPLATE_CHECKS},
}
