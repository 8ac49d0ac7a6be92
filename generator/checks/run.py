"""The checks, in the order in which they run, and the runner that stamps code, severity, policy and place."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.checks.chains import (
    chain_contradicted,
    chain_cycle,
    chain_undated,
    chain_unknown,
    chain_unstated,
    chain_words_mismatch,
)
from generator.checks.coverage import condition_unclaimed, sentence_unclaimed
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
from generator.checks.known import OF_LOCK, TEMPLATE_CHECKS, Check, KnownCheck, run_known, stamp
from generator.checks.not_said import not_said_unproven
from generator.checks.office import office_unfilled
from generator.checks.quotes import prose_quote_not_in_clause, quote_not_in_clause, words_not_in_clause
from generator.checks.readings import reading_contradicted, reading_idle, reading_misfit
from generator.checks.references import unknown_clause, unknown_item, unknown_organisation
from generator.checks.responsibility import responsibility_mismatch
from generator.checks.review import draft_guess
from generator.checks.standing import own_term_mismatch, policy_replaced
from generator.checks.subject import CheckSubject
from generator.checks.terms import term_mismatch
from generator.checks.typed_facts import (
    character_unseen,
    contact_typed,
    typed_fact_in_prose,
    typed_fact_in_template,
)
from generator.checks.unclaimed_figures import digits_unclaimed
from generator.checks.unsettled import words_unsettled
from generator.dataclass import dataclass
from generator.finding import Finding, Severity
from generator.policy.template_review import TemplateReview


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
    Registered("paraphrase-stale", OF_LOCK["paraphrase-stale"]),
    Registered("item-added", OF_LOCK["item-added"]),
    Registered("item-removed", OF_LOCK["item-removed"]),
    Registered("review-lock-edited", OF_LOCK["review-lock-edited"]),
    Registered("paraphrase-unreviewed", OF_LOCK["paraphrase-unreviewed"], Severity.WARNING),
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


def run_checks(
    subject: CheckSubject, templates: Mapping[str, str], unaccepted: Iterable[TemplateReview] = ()
) -> Iterator[Finding]:
    """The findings of every check on one policy and on the templates in force, weighed as the policy wants it.

    `templates`: name -> text; `unaccepted`: those that nobody has accepted as they are.
    """
    return run_known(subject, before_lock(subject), templates, unaccepted)


def before_lock(subject: CheckSubject) -> tuple[KnownCheck, ...]:
    """What the checks find, not weighed; nothing yet of those that ask review.lock."""
    return tuple(
        KnownCheck(each.code, each.severity, None if each.code in OF_LOCK else tuple(_found(each, subject)))
        for each in CHECKS
    )


def _found(registered: Registered, subject: CheckSubject) -> Iterator[Finding]:
    for problem in registered.check(subject):
        yield stamp(problem, registered.code, registered.severity, subject)


# code -> the check whose docstring is its manual page (`policydocs explain`)
MANUAL: Mapping[str, Callable[..., object]] = {
    **{registered.code: registered.check for registered in CHECKS},
    "typed-fact-in-template": typed_fact_in_template,
    **{registered.code: registered.check for registered in TEMPLATE_CHECKS},
}
