"""Finished files read back and compared with ledger, model and notice, by code that shares nothing with the writers.

Every audit check is a generator of problems whose docstring is its manual page, as the checks of a policy are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.audit.checks.adjacent_values import values_run_together
from generator.audit.checks.controls import control_altered
from generator.audit.checks.corrections import correction_unsound
from generator.audit.checks.folder import (
    document_unreadable,
    file_added,
    file_changed,
    file_missing,
    ledger_unreadable,
    manifest_altered,
    manifest_incomplete,
    manifest_unreadable,
    model_changed,
    policy_unreadable,
)
from generator.audit.checks.form_data import control_damaged, edition_differs, fingerprint_differs, form_data_altered
from generator.audit.checks.form_page import form_page_altered
from generator.audit.checks.formats import formats_differ
from generator.audit.checks.frames import fact_in_frame
from generator.audit.checks.ledger import ledger_clause_changed, ledger_inconsistent
from generator.audit.checks.look_pairs import looks_differ
from generator.audit.checks.looks import looks_altered, looks_unknown
from generator.audit.checks.model import (
    model_identity_unsound,
    model_quote_unsound,
)
from generator.audit.checks.model_values import model_value_unsound
from generator.audit.checks.own_items import wrong_item
from generator.audit.checks.pages import (
    active_content,
    embedded_altered,
    text_uncovered,
    unexpected_markup,
    unexpected_part,
)
from generator.audit.checks.places import column_mixed, place_undeclared, required_missing, wrong_place
from generator.audit.checks.reach import award_unreached, clause_unreached
from generator.audit.checks.references import reference_altered
from generator.audit.checks.responsibility import model_responsibility_unsound
from generator.audit.checks.spans import (
    computed_unsound,
    fact_unsound,
    office_unsound,
    paraphrase_unsound,
    quote_unsound,
)
from generator.audit.checks.standing import status_unsound
from generator.audit.checks.statements import statement_added, statement_altered, statement_missing, statement_moved
from generator.audit.checks.unheld import model_unshown
from generator.audit.let_pass import let_pass
from generator.audit.looks import Looks
from generator.audit.subject import POLICY, AuditProblem, AuditSubject
from generator.audit.unchanged_forms import unchanged_forms, unchanged_rows
from generator.dataclass import dataclass
from generator.finding import FilePlace, Finding, Severity
from generator.message import Message, message
from generator.plain_json import what_is_wrong

AuditCheck = Callable[[AuditSubject], Iterator[AuditProblem]]


@dataclass(frozen=True, slots=True)
class AuditRegistered:
    """A check under the code that its findings carry. `reads`: what it cannot do without: ledger, policy."""

    code: str
    check: AuditCheck
    reads: frozenset[str] = frozenset()
    severity: Severity = Severity.ERROR


_LEDGER = frozenset({"ledger"})
_POLICY = frozenset({"policy"})
_BOTH = frozenset({"ledger", "policy"})

AUDIT_CHECKS: tuple[AuditRegistered, ...] = (
    AuditRegistered("manifest-unreadable", manifest_unreadable),
    AuditRegistered("manifest-incomplete", manifest_incomplete),
    AuditRegistered("manifest-altered", manifest_altered),
    AuditRegistered("ledger-unreadable", ledger_unreadable),
    AuditRegistered("policy-unreadable", policy_unreadable),
    AuditRegistered("file-missing", file_missing),
    AuditRegistered("file-added", file_added, _LEDGER),
    AuditRegistered("document-unreadable", document_unreadable),
    AuditRegistered("ledger-inconsistent", ledger_inconsistent, _LEDGER),
    AuditRegistered("ledger-clause-changed", ledger_clause_changed, _LEDGER),
    AuditRegistered("statement-missing", statement_missing, _LEDGER),
    AuditRegistered("statement-added", statement_added, _LEDGER),
    AuditRegistered("statement-altered", statement_altered, _LEDGER),
    AuditRegistered("statement-moved", statement_moved, _LEDGER),
    AuditRegistered("reference-altered", reference_altered, _LEDGER),
    AuditRegistered("text-uncovered", text_uncovered),
    AuditRegistered("active-content", active_content),
    AuditRegistered("unexpected-markup", unexpected_markup),
    AuditRegistered("unexpected-part", unexpected_part),
    AuditRegistered("embedded-altered", embedded_altered),
    AuditRegistered("looks-altered", looks_altered),
    AuditRegistered("looks-unknown", looks_unknown, severity=Severity.WARNING),
    AuditRegistered("looks-differ", looks_differ, _LEDGER),
    AuditRegistered("form-page-altered", form_page_altered, _BOTH),
    AuditRegistered("formats-differ", formats_differ, _LEDGER),
    AuditRegistered("control-altered", control_altered, _BOTH),
    AuditRegistered("control-damaged", control_damaged),
    AuditRegistered("form-data-altered", form_data_altered, _BOTH),
    AuditRegistered("fingerprint-differs", fingerprint_differs, _LEDGER),
    AuditRegistered("edition-differs", edition_differs, _BOTH),
    AuditRegistered("fact-unsound", fact_unsound, _BOTH),
    AuditRegistered("quote-unsound", quote_unsound, _BOTH),
    AuditRegistered("computed-unsound", computed_unsound, _BOTH),
    AuditRegistered("paraphrase-unsound", paraphrase_unsound, _BOTH),
    AuditRegistered("office-unsound", office_unsound, _BOTH),
    AuditRegistered("fact-in-frame", fact_in_frame, _BOTH),
    AuditRegistered("values-run-together", values_run_together, _BOTH),
    AuditRegistered("model-quote-unsound", model_quote_unsound, _POLICY),
    AuditRegistered("model-value-unsound", model_value_unsound, _POLICY),
    AuditRegistered("model-unshown", model_unshown, _BOTH),
    AuditRegistered("model-responsibility-unsound", model_responsibility_unsound, _POLICY),
    AuditRegistered("model-identity-unsound", model_identity_unsound, _POLICY),
    AuditRegistered("status-unsound", status_unsound, _POLICY),
    AuditRegistered("correction-unsound", correction_unsound, _POLICY),
    AuditRegistered("place-undeclared", place_undeclared, _LEDGER),
    AuditRegistered("wrong-place", wrong_place, _LEDGER),
    AuditRegistered("column-mixed", column_mixed, _LEDGER),
    AuditRegistered("wrong-item", wrong_item, _BOTH),
    AuditRegistered("required-missing", required_missing, _BOTH),
    AuditRegistered("clause-unreached", clause_unreached, _BOTH),
    AuditRegistered("award-unreached", award_unreached, _BOTH),
    # Behind those that say what was changed: these say no more than that something was.
    AuditRegistered("model-changed", model_changed, _BOTH),
    AuditRegistered("file-changed", file_changed),
)


def audit(
    files: Mapping[str, bytes], policy: str, looks: Looks | None = None, before: Mapping[str, bytes] | None = None
) -> Iterator[Finding]:
    """The findings on one policy's finished files (name -> bytes, ledger, model and manifest among them).

    `looks`: those of the templates at hand, which the files are held to where they were made with these; `before`: the
    files of an edition that this very code audited without an error: what is just the same is not read again.
    """
    forms, rows = (unchanged_forms(before, files), unchanged_rows(before, files)) if before else ((), ())
    subject = AuditSubject(files, policy, looks, frozenset(forms), frozenset(rows))
    readable = frozenset(
        name
        for name, found in (("ledger", subject.ledger), ("policy", subject.model))
        if not isinstance(found, Message)
    )
    for registered in AUDIT_CHECKS:
        if registered.reads <= readable:
            for problem in _problems(registered, subject):
                yield let_pass(_stamp(problem, registered, policy), subject)


def _problems(registered: AuditRegistered, subject: AuditSubject) -> Iterator[AuditProblem]:
    """What a check finds. JSON of an unknown shape is a finding too: whoever edits it must not silence the check. A
    search that finds nothing in it ends as RuntimeError."""
    try:
        yield from registered.check(subject)
    except (LookupError, TypeError, AttributeError, ValueError, ArithmeticError, RuntimeError) as error:
        yield AuditProblem(
            message("policy.json or the manifest is not of the known shape: {problem}", problem=what_is_wrong(error)),
            message("build the policy again: `policydocs build {policy}`", policy=subject.policy),
            POLICY,
        )


def _stamp(problem: AuditProblem, registered: AuditRegistered, policy: str) -> Finding:
    """The problem as a finding on a file of the output folder."""
    return Finding(
        code=registered.code,
        severity=registered.severity,
        message=problem.message,
        hint=problem.hint,
        policy=policy,
        place=FilePlace(f"output/{policy}/{problem.file}"),
        path=problem.path,
        clause=problem.clause,
        words=problem.words,
        mark=problem.mark,
        statement=problem.statement,
    )
