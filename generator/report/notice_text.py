"""A notice that was read, for a person at a terminal."""

from collections.abc import Iterator

from generator.message import Message, Translate, message
from generator.notice.model import Clause, Notice

_BOUNDS = {"exact": "", "at_most": "≤ ", "at_least": "≥ "}


def notice_text(notice: Notice, translate: Translate) -> str:
    """Head, clauses with their organisations and figures, and what could not be understood."""
    lines = [*_head(notice), *(line for clause in notice.clauses for line in _clause(clause))]
    lines += [message("warning: {words}", words=words) for words in notice.warnings]
    return "\n".join(line.text(translate) if isinstance(line, Message) else line for line in lines)


def _head(notice: Notice) -> Iterator[Message]:
    yield message("title: {value}", value=notice.title)
    yield message("document number: {value}", value=notice.document_number or "—")
    yield message("issued by: {value}", value="、".join(notice.issuers) or "—")
    yield message("issued on: {value}", value=notice.issued or "—")
    effective = notice.effective
    yield message(
        "term: {start} to {end} ({words})",
        start=effective.start or "—",
        end=effective.end or "—",
        words=effective.text or "—",
    )
    for definition in notice.definitions:
        yield message("defined: {term} = {meaning}", term=definition.term, meaning=definition.meaning)


def _clause(clause: Clause) -> Iterator[Message | str]:
    indent = "  " * clause.path.count("/")
    yield ""
    yield f"{indent}{clause.number} {clause.heading or clause.text[:40]}"
    for words, names in (
        (message("leads"), clause.lead),
        (message("cooperates"), clause.cooperating),
        (message("is responsible"), clause.responsible),
        (message("named by another clause"), clause.inherited),
    ):
        if names:
            yield message("{indent}  {role}: {names}", indent=indent, role=words, names="、".join(names))
    figures = "，".join(f"{_BOUNDS[amount.bound]}{amount.text}" for amount in clause.amounts)
    if figures:
        yield message("{indent}  figures: {figures}", indent=indent, figures=figures)
