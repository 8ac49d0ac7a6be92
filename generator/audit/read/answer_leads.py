"""Whether documents show of each answer that the notice says it or not: by how the line of its sources begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.audit.read.ledger import LedgerRow, asked_once
from generator.audit.read.model import Model
from generator.regex import regex

_Ask = Callable[[LedgerRow], Iterable[str]]
_QUESTION = regex(r"(faq\.groups\.[^.]+\.questions\.[^.]+)\.(?:question|answer)(?:\.|$)")


def leads_otherwise(model: Model, rows_of: Mapping[str, Iterable[LedgerRow]]) -> Iterator[str]:
    """Paths of `not_in_notice` whose line of sources begins as those of answers of the other kind do.

    Which words mark which kind (文件未写明, 依据) the templates say; where they mark none, nothing is told.
    """
    questions_of = asked_once(_questions)
    for rows in rows_of.values():
        told = [(path, lead, _flag(model, path)) for path, lead in _leads(rows, questions_of) if model.has(path)]
        counts = Counter((lead, flag) for _, lead, flag in told)
        usual = {lead: counts[lead, True] > counts[lead, False] for _, lead, _ in told}
        if len(set(usual.values())) > 1:
            yield from (f"{path}.not_in_notice" for path, lead, flag in told if flag != usual[lead])


def _flag(model: Model, path: str) -> bool:
    return bool(model.at(path).get("not_in_notice"))


def _leads(rows: Iterable[LedgerRow], questions_of: _Ask) -> Iterator[tuple[str, str]]:
    """(path of the question, the words before the first clause that it rests on)."""
    question: str | None = None
    for row in rows:
        found = next(iter(questions_of(row)), None)
        if question and not found:
            question = question if _may_cite(row) else None
            lead = _lead(row) if question else None
            if question and lead:
                yield question, lead
                question = None
        question = found or question


def _questions(row: LedgerRow) -> Iterator[str]:
    """The paths of the questions that a row shows, or answers."""
    for span in row.spans:
        found = _QUESTION.match(span.path) if span.path and span.path.startswith("faq.") else None
        if found:
            yield found[1]


def _may_cite(row: LedgerRow) -> bool:
    """Whether a row can belong to a question that stands above it; what proves a clause lists answers among others."""
    return not any(span.path.startswith("proof.") for span in row.spans if span.path)


def _lead(row: LedgerRow) -> str | None:
    """The words of the template before the first clause of a line of sources; None of any other row."""
    paths = [span.path for span in row.spans]
    cited = next((place for place, path in enumerate(paths) if path), 0)
    cites = cited > 0 and str(paths[cited]).startswith("clauses.")
    return "".join(span.text for span in row.spans[:cited]) if cites else None
