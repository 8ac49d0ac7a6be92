"""One change of a notice in a sentence."""

from __future__ import annotations

from decimal import Decimal

from generator.message import Message, message
from generator.revision.change import By, Change, Kind
from generator.revision.clause_change import ClauseChange

_TOLD: dict[Kind, Message] = {
    Kind.TITLE: message("title: {old} → {new}"),
    Kind.BODY_TITLE: message("title of the document that is issued: {old} → {new}"),
    Kind.DOCUMENT_NUMBER: message("document number: {old} → {new}"),
    Kind.ISSUERS: message("issued by: {old} → {new}"),
    Kind.ISSUED: message("issued on: {old} → {new}"),
    Kind.TERM_START: message("in force from: {old} → {new}"),
    Kind.TERM_PROLONGED: message("term prolonged: {old} → {new}{by}"),
    Kind.TERM_SHORTENED: message("term shortened: {old} → {new}{by}"),
    Kind.TERM_CHANGED: message("end of the term: {old} → {new}"),
    Kind.DEFINITION_ADDED: message("short name defined: {new}"),
    Kind.DEFINITION_DROPPED: message("short name no longer defined: {old}"),
    Kind.DEFINITION_CHANGED: message("short name defined anew: {old} → {new}"),
    Kind.UNIT_RENAMED: message("unit renamed throughout: {old} → {new}"),
    Kind.UNIT_REPLACED: message("another unit throughout: {old} → {new}"),
    Kind.CLAUSE_ADDED: message("new clause: {new}"),
    Kind.CLAUSE_REPEALED: message("clause repealed: {old}"),
    Kind.CLAUSE_MOVED: message("clause moved"),
    Kind.CLAUSE_RENUMBERED: message("number changed"),
    Kind.CLAUSE_SPLIT: message("clause split"),
    Kind.CLAUSE_MERGED: message("clauses merged"),
    Kind.HEADING: message("heading: {old} → {new}"),
    Kind.RAISED: message("raised: {old} → {new}{by}"),
    Kind.LOWERED: message("lowered: {old} → {new}{by}"),
    Kind.REPLACED: message("replaced: {old} → {new}"),
    Kind.BOUND: message("{turned}: {old} → {new}"),
    Kind.INCLUSION: message("{turned}: {old} → {new}"),
    Kind.COUNTED_BY: message("counted otherwise ({turned}): {old} → {new}"),
    Kind.SUM_SPLIT: message("sum split: {old} → {new}"),
    Kind.SUM_JOINED: message("sums joined: {old} → {new}"),
    Kind.FIGURE_ADDED: message("figure added: {new}"),
    Kind.FIGURE_DROPPED: message("figure dropped: {old}"),
    Kind.TIER_ADDED: message("level added: {new}"),
    Kind.TIER_DROPPED: message("level dropped: {old}"),
    Kind.GRANT_ADDED: message("award added: {new}"),
    Kind.GRANT_DROPPED: message("award dropped: {old}"),
    Kind.CONDITION_ADDED: message("condition added: {new}"),
    Kind.CONDITION_DROPPED: message("condition dropped: {old}"),
    Kind.EXCLUSION_ADDED: message("exclusion added: {new}"),
    Kind.EXCLUSION_DROPPED: message("exclusion dropped: {old}"),
    Kind.WORDS_ADDED: message("words added: {new}"),
    Kind.WORDS_DROPPED: message("words dropped: {old}"),
    Kind.WORDS_MOVED: message("words moved: {old}"),
    Kind.REWORDED: message("reworded: {old} → {new}"),
    Kind.PUNCTUATION: message("punctuation: {old} → {new}"),
    Kind.UNIT_ADDED: message("unit added ({to}): {new}"),
    Kind.UNIT_DROPPED: message("unit dropped ({was}): {old}"),
    Kind.UNIT_ROLE: message("role of {new}: {was} → {to}"),
}
_NAMES: dict[str, Message] = {
    "exact": message("exact figure"),
    "at_most": message("ceiling"),
    "at_least": message("floor"),
    "included": message("included"),
    "excluded": message("not included"),
    "not said": message("not said"),
    "lead": message("leads"),
    "cooperating": message("cooperates"),
    "responsible": message("is responsible"),
}
_BY = {
    "percent": message(" ({value}%)"),
    "points": message(" ({value} percentage points)"),
    "months": message(" ({value} months)"),
    "days": message(" ({value} days)"),
}
_YEAR = 12


# A time is not raised or lowered.
_TIMES: dict[Kind, Message] = {
    Kind.RAISED: message("longer: {old} → {new}{by}"),
    Kind.LOWERED: message("shorter: {old} → {new}{by}"),
}


def told(change: Change) -> Message:
    """The change in a sentence, without its place."""
    times = _TIMES if all(fact.kind == "duration" for fact in change.new_facts) and change.new_facts else {}
    was, to = change.turned or ("", "")
    values = {
        "old": change.old or "—",
        "new": change.new or "—",
        "by": _by(change.by) if change.by else "",
        "was": _named(was),
        "to": _named(to),
        "turned": message("{was} → {to}", was=_named(was), to=_named(to)),
    }
    return Message((times.get(change.kind) or _TOLD[change.kind]).template, values)


def told_beside(change: Change, clause: ClauseChange) -> Message:
    """A change of a clause, with the other clause where its words went to another one than those around it."""
    if change.new_clauses == clause.new_paths:
        return told(change)
    return message("{change} (now in {clauses})", change=told(change), clauses="、".join(change.new_clauses))


def _named(word: str) -> Message:
    return _NAMES.get(word) or message("{words}", words=word or "—")


def _by(by: By) -> Message:
    """(+50%), with at most two decimals."""
    value = _signed(by.value)
    if by.unit == "months" and not by.value % _YEAR:
        return message(" ({value} years)", value=_signed(by.value / _YEAR))
    return Message(_BY[by.unit].template, {"value": value})


def _signed(value: Decimal) -> str:
    return f"{round(value, 2).normalize():+f}"
