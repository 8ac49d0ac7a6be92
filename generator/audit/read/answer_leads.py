"""Whether documents show of each answer that the notice says it or not: by how the line of its sources begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.audit.read.ledger import LedgerRow, asked_once
from generator.audit.read.model import Model
from generator.regex import regex

_ASKED, _PROOF = "faq.", "proof."
_QUESTION = regex(r"(faq\.groups\.[^.]+\.questions\.[^.]+)\.(?:question|answer)(?:\.|$)")


def leads_otherwise(model: Model, rows_of: Mapping[str, Iterable[LedgerRow]]) -> Iterator[str]:
    """Paths of `not_in_notice` whose line of sources begins as those of answers of the other kind do.

    Which words mark which kind (文件未写明, 依据) the templates say; where they mark none, nothing is told.
    """
    question_of = asked_once(_question)
    for rows in rows_of.values():
        told = [(path, lead, _flag(model, path)) for path, lead in _leads(rows, question_of) if model.has(path)]
        counts = Counter((lead, flag) for _, lead, flag in told)
        usual = {lead: counts[lead, True] > counts[lead, False] for _, lead, _ in told}
        if len(set(usual.values())) > 1:
            yield from (f"{path}.not_in_notice" for path, lead, flag in told if flag != usual[lead])


def _flag(model: Model, path: str) -> bool:
    return bool(model.at(path).get("not_in_notice"))


def _leads(
    rows: Iterable[LedgerRow], question_of: Callable[[LedgerRow], tuple[str | bool | None, ...]]
) -> Iterator[tuple[str, str]]:
    """(path of the question, the words before the first clause that it rests on)."""
    question: str | None = None
    for row in rows:
        (found, may_cite) = question_of(row)
        question = found or (question if may_cite else None)
        lead = _lead(row) if question and not found else None
        if question and lead:
            yield question, lead
            question = None


def _question(row: LedgerRow) -> tuple[str | None, bool]:
    """(path of the question that a row is of, whether it can belong to one that stands above it): what proves a clause
    lists answers among others."""
    paths = [span.path for span in row.spans if span.path]
    asked = (_QUESTION.match(path) for path in paths if path.startswith(_ASKED))
    return next((match[1] for match in asked if match), None), not any(path.startswith(_PROOF) for path in paths)


def _lead(row: LedgerRow) -> str | None:
    """The words of the template before the first clause of a line of sources; None of any other row."""
    paths = [span.path for span in row.spans]
    cited = next((place for place, path in enumerate(paths) if path), 0)
    cites = cited > 0 and str(paths[cited]).startswith("clauses.")
    return "".join(span.text for span in row.spans[:cited]) if cites else None
