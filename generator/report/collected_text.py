"""Collected forms for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Severity
from generator.forms.collecting.claims import ApplicantClaim
from generator.forms.collecting.collected import Collected
from generator.forms.problem import FormProblem
from generator.message import Translate, message
from generator.report.collected import SEVERITIES, SUMMARY_HEAD, Totals, clauses_of, field_label, in_words, short_title
from generator.report.columns import columns

_MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}


def form_lines(collected: Collected, claim: ApplicantClaim | None, translate: Translate) -> Iterator[str]:
    """A form and what is wrong with it."""
    mark = "✗" if collected.failed else "!" if collected.problems else "✓"
    title = short_title(collected.definition) if collected.definition else ""
    who = f"（{claim.applicant}）" if claim is not None and claim.applicant else ""
    yield f"{mark} {collected.file}" + (f"：{title}{who}" if title else "")
    for problem in collected.problems:
        yield problem_line(collected, problem, translate)


def problem_line(collected: Collected, problem: FormProblem, translate: Translate) -> str:
    """One problem: how bad, which field, what, and the clauses it rests on."""
    label = field_label(collected.definition, problem.field)
    clauses = "、".join(clauses_of(collected, problem))
    cited = message(" (clause {clauses})", clauses=clauses).text(translate) if clauses else ""
    severity = SEVERITIES[problem.severity].text(translate)
    where = f"{label}：" if label else ""
    return f"    {_MARKS[problem.severity]} {severity} {where}{problem.message.text(translate)}{cited} [{problem.code}]"


def totals_lines(totals: Totals, translate: Translate) -> Iterator[str]:
    """How many there were, then a table of what is applied for."""
    rows = [in_words(SUMMARY_HEAD, translate), *(tuple(map(str, row)) for row in totals.rows())]
    if len(rows) > 1:
        yield ""
        widths = [max(columns(row[place]) for row in rows) for place in range(len(SUMMARY_HEAD))]
        for row in rows:
            yield "  ".join(
                cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)
            ).rstrip()
    yield ""
    yield message(
        "{files} files, of these {clean} forms without errors; {errors} errors, {warnings} warnings",
        files=totals.files,
        clean=totals.clean,
        errors=totals.errors,
        warnings=totals.warnings,
    ).text(translate)
