"""A read notice as JSON: plain dicts, lists, strings and numbers.

Its warnings are Chinese, whoever asks: it is published with the documents.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from generator.locale import translator
from generator.notice.model import Correction, Fact, Notice, NoticeAmount, NoticeClause


def as_json(notice: Notice) -> dict[str, Any]:
    """The notice as plain data, ready for `json.dumps`; dates are ISO strings, money plain numbers."""
    return {
        "title": notice.title,
        "body_title": notice.body_title,
        "document_number": notice.document_number,
        "issuers": list(notice.issuers),
        "addressees": list(notice.addressees),
        "issued": _day(notice.issued),
        "effective": {
            "start": _day(notice.effective.start),
            "end": _day(notice.effective.end),
            "text": notice.effective.text,
        },
        "definitions": [{"term": each.term, "meaning": each.meaning} for each in notice.definitions],
        "preamble": list(notice.preamble),
        "closing": list(notice.closing),
        "clauses": [_clause(clause) for clause in notice.clauses],
        "warnings": [each.text(translator("zh")) for each in notice.warnings],
    }


def _clause(clause: NoticeClause) -> dict[str, Any]:
    return {
        "path": clause.path,
        "number": clause.number,
        "heading": clause.heading,
        "text": clause.text,
        "lead": list(clause.lead),
        "cooperating": list(clause.cooperating),
        "responsible": list(clause.responsible),
        "inherited": list(clause.inherited),
        "labels": list(clause.labels),
        "amounts": [_amount(amount) for amount in clause.amounts],
        "facts": [_fact(fact) for fact in clause.facts],
    }


def _amount(amount: NoticeAmount) -> dict[str, Any]:
    return {
        "text": amount.text,
        "value": plain_number(amount.value),
        "unit": amount.unit,
        "bound": amount.bound,
        "inclusive": amount.inclusive,
        "role": amount.role,
        "per": amount.per,
        "confidence": amount.confidence,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    value = fact.value if isinstance(fact.value, str) else str(plain_number(fact.value))
    return {"kind": fact.kind, "text": fact.text, "value": value, "start": fact.start, "end": fact.end}


def correction_json(correction: Correction) -> dict[str, Any]:
    """A correction of the reading; a corrected figure with its place in the clause's text and all that it says."""
    told = {name: getattr(correction, name) for name in ("id", "kind", "clause", "quote", "reason", "before", "after")}
    if correction.span is None:
        return told
    return {**told, "span": list(correction.span), "fact": _whole_fact(correction.fact) if correction.fact else None}


def _whole_fact(fact: Fact) -> dict[str, Any]:
    more = {"unit": fact.unit, "bound": fact.bound, "inclusive": fact.inclusive, "per": fact.per}
    return {**_fact(fact), **more, "consecutive": fact.consecutive}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def plain_number(value: Decimal) -> int | float:
    """A Decimal as the JSON number a reader expects: 100000, not 1E+5; 0.8, not "0.8"."""
    return int(value) if value == value.to_integral_value() else float(value)
