"""One change of a notice in a sentence."""

from __future__ import annotations

from collections.abc import Callable

from generator.message import Message, message
from generator.revision.change import By, Change, ChangeKind
from generator.revision.clause_change import ClauseChange

_TOLD: dict[ChangeKind, Message] = {
    ChangeKind.TITLE: message("title: {old} → {new}"),
    ChangeKind.BODY_TITLE: message("title of the document that is issued: {old} → {new}"),
    ChangeKind.DOCUMENT_NUMBER: message("document number: {old} → {new}"),
    ChangeKind.ISSUERS: message("issued by: {old} → {new}"),
    ChangeKind.ISSUED: message("issued on: {old} → {new}"),
    ChangeKind.TERM_START: message("in force from: {old} → {new}"),
    ChangeKind.TERM_PROLONGED: message("term prolonged: {old} → {new}{by}"),
    ChangeKind.TERM_SHORTENED: message("term shortened: {old} → {new}{by}"),
    ChangeKind.TERM_CHANGED: message("end of the term: {old} → {new}"),
    ChangeKind.DEFINITION_ADDED: message("short name defined: {new}"),
    ChangeKind.DEFINITION_DROPPED: message("short name no longer defined: {old}"),
    ChangeKind.DEFINITION_CHANGED: message("short name defined anew: {old} → {new}"),
    ChangeKind.UNIT_RENAMED: message("unit renamed throughout: {old} → {new}"),
    ChangeKind.UNIT_REPLACED: message("another unit throughout: {old} → {new}"),
    ChangeKind.CHAPTERS_ADDED: message("chapters added: {new} ({clauses})"),
    ChangeKind.CHAPTERS_DROPPED: message("chapters dropped: {old}"),
    ChangeKind.CLAUSE_ADDED: message("new clause: {new}"),
    ChangeKind.CLAUSE_REPEALED: message("clause repealed: {old}"),
    ChangeKind.CLAUSE_MOVED: message("clause moved"),
    ChangeKind.CLAUSE_RENUMBERED: message("number changed"),
    ChangeKind.CLAUSE_SPLIT: message("clause split"),
    ChangeKind.CLAUSE_MERGED: message("clauses merged"),
    ChangeKind.CLAUSE_REPLACED: message("clause replaced by another: {old} → {new}"),
    ChangeKind.PARAGRAPHS_JOINED: message("paragraphs joined to one"),
    ChangeKind.PARAGRAPHS_PARTED: message("paragraph parted into several"),
    ChangeKind.ITEMS_NUMBERED: message("put into numbered items"),
    ChangeKind.ITEMS_UNNUMBERED: message("items are paragraphs without numbers now"),
    ChangeKind.HEADING: message("heading: {old} → {new}"),
    ChangeKind.RAISED: message("raised: {old} → {new}{by}"),
    ChangeKind.LOWERED: message("lowered: {old} → {new}{by}"),
    ChangeKind.REPLACED: message("replaced: {old} → {new}"),
    ChangeKind.BOUND: message("{turned}: {old} → {new}"),
    ChangeKind.INCLUSION: message("{turned}: {old} → {new}"),
    ChangeKind.COUNTED_BY: message("counted otherwise ({turned}): {old} → {new}"),
    ChangeKind.SUM_SPLIT: message("sum split: {old} → {new}"),
    ChangeKind.SUM_JOINED: message("sums joined: {old} → {new}"),
    ChangeKind.FIGURE_ADDED: message("figure added: {new}"),
    ChangeKind.FIGURE_DROPPED: message("figure dropped: {old}"),
    ChangeKind.TIER_ADDED: message("level added: {new}"),
    ChangeKind.TIER_DROPPED: message("level dropped: {old}"),
    ChangeKind.GRANT_ADDED: message("award added: {new}"),
    ChangeKind.GRANT_DROPPED: message("award dropped: {old}"),
    ChangeKind.CONDITION_ADDED: message("condition added: {new}"),
    ChangeKind.CONDITION_DROPPED: message("condition dropped: {old}"),
    ChangeKind.EXCLUSION_ADDED: message("exclusion added: {new}"),
    ChangeKind.EXCLUSION_DROPPED: message("exclusion dropped: {old}"),
    ChangeKind.WORDS_ADDED: message("words added: {new}"),
    ChangeKind.WORDS_DROPPED: message("words dropped: {old}"),
    ChangeKind.WORDS_MOVED: message("words moved: {old}"),
    ChangeKind.WORDS_GATHERED: message("said for {places} places in one clause now: {old} → {new} ({clauses})"),
    ChangeKind.REWORDED: message("reworded: {old} → {new}"),
    ChangeKind.TERM_REPLACED: message("replaced in {places} places: {old} → {new} ({clauses})"),
    ChangeKind.REFERENCE_RENUMBERED: message(
        "references follow the new numbers in {places} places: {old} → {new} ({clauses})"
    ),
    ChangeKind.PUNCTUATION: message("punctuation: {old} → {new}"),
    ChangeKind.UNIT_ADDED: message("unit added ({to}): {new}"),
    ChangeKind.UNIT_DROPPED: message("unit dropped ({was}): {old}"),
    ChangeKind.UNIT_INSTEAD: message("another unit ({to}): {old} → {new}"),
    ChangeKind.UNIT_ROLE: message("role of {new}: {was} → {to}"),
    ChangeKind.UNIT_OF_PART: message("of this part ({to}): {new}"),
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
# By how much, where it came to be more and where it came to be less.
_BY = {
    "percent": (message(" (+{value}%)"), message(" (-{value}%)")),
    "points": (message(" (+{value} percentage points)"), message(" (-{value} percentage points)")),
    "years": (message(" (+{value} years)"), message(" (-{value} years)")),
    "months": (message(" (+{value} months)"), message(" (-{value} months)")),
    "days": (message(" (+{value} days)"), message(" (-{value} days)")),
}
_YEAR = 12
_SHORT_NAMES = (ChangeKind.DEFINITION_ADDED, ChangeKind.DEFINITION_DROPPED, ChangeKind.DEFINITION_CHANGED)


# A time is not raised or lowered.
_TIMES: dict[ChangeKind, Message] = {
    ChangeKind.RAISED: message("longer: {old} → {new}{by}"),
    ChangeKind.LOWERED: message("shorter: {old} → {new}{by}"),
}


# What was done in several places, where words only came or only went.
_EVERYWHERE: dict[tuple[ChangeKind, bool, bool], Message] = {
    (ChangeKind.TERM_REPLACED, True, False): message("dropped in {places} places: {old} ({clauses})"),
    (ChangeKind.TERM_REPLACED, False, True): message("added in {places} places: {new} ({clauses})"),
}
_MOVED_AND_REWORDED = message("words moved and reworded: {old} → {new}")
_ONE_REFERENCE = message("a reference follows the new number: {old} → {new} ({clauses})")
_MANY: dict[ChangeKind, Message] = {
    ChangeKind.PUNCTUATION: message("punctuation in {places} places: {old} → {new} ({clauses})"),
}


def told(change: Change, label: Callable[[str], str] = str) -> Message:
    """The change in a sentence, with the paragraph of its clause where that has several. `label`: what a clause with
    this path is called."""
    said = _told(change, label)
    if change.inside:
        said = message("of which {change}", change=said)
    cited = " → ".join(dict.fromkeys(filter(None, (change.old_cited, change.new_cited))))
    return message("{cited}: {change}", cited=cited, change=said) if cited else said


def _template(change: Change) -> Message:
    spans = bool(change.new_facts) and all(fact.kind == "duration" for fact in change.new_facts)
    found = (
        _EVERYWHERE.get((change.kind, bool(change.old), bool(change.new))),
        _MANY.get(change.kind) if change.places > 1 else None,
        _TIMES.get(change.kind) if spans else None,
        _MOVED_AND_REWORDED if change.kind is ChangeKind.WORDS_MOVED and change.old != change.new else None,
        _ONE_REFERENCE if change.kind is ChangeKind.REFERENCE_RENUMBERED and change.places == 1 else None,
    )
    return next(filter(None, found), _TOLD[change.kind])


def _told(change: Change, label: Callable[[str], str]) -> Message:
    was, to = change.turned or ("", "")
    values = {
        "old": _explained(change.old, change.kind),
        "new": _explained(change.new, change.kind),
        "by": _by(change.by) if change.by else "",
        "was": _named(was),
        "to": _named(to),
        "turned": message("{was} → {to}", was=_named(was), to=_named(to)),
        "places": change.places,
        "clauses": "、".join(map(label, change.new_clauses)),
    }
    return Message(_template(change).template, values)


def told_beside(change: Change, clause: ClauseChange, label: Callable[[str], str] = str) -> Message:
    """A change of a clause, with the other clause where its words went to another one than those around it."""
    said = told(change, label)
    if change.new_clauses == clause.new_paths:
        return said
    return message("{change} (now in {clauses})", change=said, clauses="、".join(map(label, change.new_clauses)))


def _explained(words: str | None, kind: ChangeKind) -> str:
    """What stood or stands there: of a short name with what it stands for (示范企业，指绿色低碳示范企业)."""
    return (words.replace(" = ", "，指", 1) if kind in _SHORT_NAMES else words) if words else "—"


def _named(word: str) -> Message:
    return _NAMES.get(word) or message("{words}", words=word or "—")


def _by(by: By) -> Message:
    """(+50%), with at most two decimals."""
    years = by.unit == "months" and not by.value % _YEAR
    more, less = _BY["years" if years else by.unit]
    size = round(abs(by.value / _YEAR if years else by.value), 2).normalize()
    return Message((more if by.value >= 0 else less).template, {"value": f"{size:f}"})
