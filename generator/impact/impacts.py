"""What rests on each change of a notice: items of the model, and the statements in which documents say them.

An item rests on a change if it quotes words of a sentence that changed, if its clause changed as a whole (repealed,
split, moved), or if it names or looks up an item that does. A statement rests on it if it shows words or figures of
such an item that the change is about, or wording of it that somebody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.dataclass import replace
from generator.documents.ledger import LedgerRow, SpanRow
from generator.impact.resting import Resting
from generator.impact.values import CLAUSE, HEAD, QUOTED, REFERENCE, SENTENCE, Impact, TouchedItem, TouchedStatement
from generator.policy.model import Policy
from generator.policy.review import Reviewed
from generator.regex import regex
from generator.revision.change import Change, ChangeKind
from generator.revision.clause_change import ClauseChange
from generator.revision.comparison import Comparison
from generator.revision.tokens import folded, squeeze

_sentence = regex(r"[^。；;！？]+[。；;！？]?")
_figure = regex(r"\d+(?:\.\d+)?")
_WHOLE = frozenset(
    {
        ChangeKind.CLAUSE_REPEALED,
        ChangeKind.CLAUSE_SPLIT,
        ChangeKind.CLAUSE_MERGED,
        ChangeKind.CLAUSE_REPLACED,
        ChangeKind.ITEMS_NUMBERED,
        ChangeKind.ITEMS_UNNUMBERED,
        ChangeKind.CLAUSE_MOVED,
        ChangeKind.CLAUSE_RENUMBERED,
        ChangeKind.HEADING,
    }
)
_EVERYWHERE = frozenset({ChangeKind.TERM_REPLACED, ChangeKind.REFERENCE_RENUMBERED, ChangeKind.PUNCTUATION})
_UNITS = frozenset(
    {
        ChangeKind.UNIT_ADDED,
        ChangeKind.UNIT_DROPPED,
        ChangeKind.UNIT_INSTEAD,
        ChangeKind.UNIT_ROLE,
        ChangeKind.UNIT_OF_PART,
    }
)
_ROLES = frozenset({"lead", "cooperating", "responsible"})
_OF_HEAD = {
    ChangeKind.TITLE: ("title",),
    ChangeKind.BODY_TITLE: ("title",),
    ChangeKind.DOCUMENT_NUMBER: ("document_number",),
    ChangeKind.ISSUERS: ("issuers",),
    ChangeKind.ISSUED: ("issued",),
    ChangeKind.TERM_START: ("validity",),
    ChangeKind.TERM_PROLONGED: ("validity",),
    ChangeKind.TERM_SHORTENED: ("validity",),
    ChangeKind.TERM_CHANGED: ("validity",),
}


def impacts(done: Comparison, resting: Resting) -> Iterator[Impact]:
    """Each change once, in the order of the comparison, with what rests on it."""
    for change in done.head:
        everywhere = change.kind in _EVERYWHERE
        direct = _of_several(change, done, resting) if everywhere else _of_head(change, resting)
        yield _impact(_as_read(change, done), tuple(direct), resting)
    for clause in done.clauses:
        for change in clause.changes:
            yield _impact(change, tuple(_of_clause(_as_read(change, done), clause, resting)), resting)


def _as_read(change: Change, done: Comparison) -> Change:
    """The change with the clauses to which the reader of notices gave its words, as the model names them."""
    return replace(change, old_clauses=done.old_as_read(change.old_clauses))


def _of_several(change: Change, done: Comparison, resting: Resting) -> Iterator[TouchedItem]:
    """What rests on a change that was made in several places: on any of them."""
    found: dict[str, TouchedItem] = {}
    for clause in done.clauses:
        here = tuple(path for path in clause.old_paths if path in change.old_clauses)
        one = _as_read(replace(change, old_clauses=here), done)
        for item in _of_clause(one, clause, resting) if here else ():
            found.setdefault(item.path, item)
    yield from found.values()


def _impact(change: Change, direct: tuple[TouchedItem, ...], resting: Resting) -> Impact:
    items = {each.path: each for each in direct}
    for item in direct if not _is_place(change) else ():
        if item.path.startswith("clauses.") and change.kind not in (*_WHOLE, *_UNITS):
            continue  # what names a clause or its units says nothing of its sums
        for path in resting.referring.get(item.path, ()):
            items.setdefault(path, TouchedItem(path, REFERENCE, item.path))
    return Impact(change, tuple(items.values()), tuple(_statements(change, items.values(), resting)))


def _is_place(change: Change) -> bool:
    """Whether a clause only stands elsewhere: what refers to its items says the same as before."""
    return change.kind in (ChangeKind.CLAUSE_MOVED, ChangeKind.CLAUSE_RENUMBERED)


def _of_head(change: Change, resting: Resting) -> Iterator[TouchedItem]:
    known = {each.path for each in resting.items}
    for path in _OF_HEAD.get(change.kind, ()):
        yield from (TouchedItem(each, HEAD) for each in known if each == path or each.startswith(f"{path}."))
    words = squeeze(change.old or "")
    yield from (TouchedItem(path, HEAD) for path in _named(change.kind, words, resting.policy))
    if words:
        clauses = {resting.clause_ids.get(path, "") for path in change.old_clauses}
        yield from (TouchedItem(item.path, QUOTED) for item in resting.items if _quotes(item, words, clauses))


def _named(kind: ChangeKind, words: str, policy: Policy) -> Iterator[str]:
    """The organisations or definitions of the model that the changed words name."""
    if kind in (ChangeKind.UNIT_RENAMED, ChangeKind.UNIT_REPLACED):
        for name, unit in policy.organisations.items():
            if squeeze(unit.name) == words:
                yield f"organisations.{name}"
    if kind in (ChangeKind.DEFINITION_CHANGED, ChangeKind.DEFINITION_DROPPED):
        for each in policy.definitions:
            if words.startswith(squeeze(each.term)):
                yield f"definitions.{each.id}"


def _quotes(item: Reviewed, words: str, clauses: Collection[str]) -> bool:
    """Whether the item quotes the words, in one of the clauses if any are given."""
    at = [quotes for clause, quotes in item.quotes.items() if clause in clauses or not clauses]
    return any(words in quote for quotes in at for quote in quotes)


def _of_clause(change: Change, clause: ClauseChange, resting: Resting) -> Iterator[TouchedItem]:
    for path in change.old_clauses:
        name = resting.clause_ids.get(path, "")
        text = squeeze(resting.texts.get(name, ""))
        places = tuple(_places(change, clause, text))
        if f"clauses.{name}" in {each.path for each in resting.items}:
            yield TouchedItem(f"clauses.{name}", CLAUSE if change.kind in (*_WHOLE, *_UNITS) else SENTENCE)
        for item in resting.items:
            quotes = item.quotes.get(name, ())
            why = _why(change, text, places, quotes) if quotes else None
            if why:
                yield TouchedItem(item.path, why)


def _places(change: Change, clause: ClauseChange, text: str) -> Iterator[tuple[int, int]]:
    """Where the words that changed stood in the old text; of words that came, where they came in."""
    words = squeeze(change.old or "")
    if words and words in text:
        yield from ((found.start(), found.end()) for found in re.finditer(re.escape(words), text))
        return
    place = 0
    for run in clause.runs:
        new = squeeze(change.new or "")
        if not run.same and new and (new in run.new_text or run.new_text.strip("，。；、") in new):
            yield place, place + len(run.old_text)
        place += len(run.old_text)


def _why(change: Change, text: str, places: Sequence[tuple[int, int]], quotes: Sequence[str]) -> str | None:
    """How an item with these quotes of a clause rests on the change; None where it does not."""
    if change.kind in _WHOLE:
        return CLAUSE
    if change.kind in _UNITS:
        return None
    spans = [(text.find(quote), text.find(quote) + len(quote)) for quote in quotes if quote in text]
    if not places:
        return CLAUSE
    if any(start < end_of and place < end for place, end_of in places for start, end in spans):
        return QUOTED
    sentences = [found.span() for found in _sentence.finditer(text)]
    changed = [one for one in sentences if any(one[0] <= end and start <= one[1] for start, end in places)]
    return SENTENCE if any(one[0] < end and start < one[1] for one in changed for start, end in spans) else None


def _statements(change: Change, items: Iterable[TouchedItem], resting: Resting) -> Iterator[TouchedStatement]:
    seen: set[str] = set()
    for item in items:
        for row in resting.shown.get(item.path, ()):
            if row["id"] not in seen and _says(change, item, row):
                seen.add(row["id"])
                yield _touched(row, resting)
    for path in change.old_clauses:  # the notice's own words, where a document prints them
        name = resting.clause_ids.get(path, "")
        for row in (*resting.shown.get(f"clauses.{name}.text", ()), *resting.shown.get(f"notice.{name}", ())):
            if row["id"] not in seen:
                seen.add(row["id"])
                yield _touched(row, resting)


def _says(change: Change, item: TouchedItem, row: LedgerRow) -> bool:
    """Whether a statement that prints something of the item says what the change is about."""
    own = [span for span in row["spans"] if _below(span["path"], item.path)]
    if item.why == HEAD:
        return True
    if change.kind in _UNITS:
        return any(_ROLES & set((span["path"] or "").split(".")) for span in own)
    if item.why == CLAUSE or not change.old:
        return any(not _is_label(span["path"] or "") for span in own)
    return any(span["kind"] == "computed" for span in own) or _says_words(change.old, item, own, row)


def _says_words(old: str, item: TouchedItem, own: Sequence[SpanRow], row: LedgerRow) -> bool:
    figures = frozenset(_figure.findall(folded(old)))
    if figures:
        return bool(figures & set(_figure.findall(folded(row["text"]))))
    return _judged(item, own) or _shares_words(squeeze(old), row["text"])


def _judged(item: TouchedItem, own: Sequence[SpanRow]) -> bool:
    """Whether somebody worded what the item says of the sentence: only a person can tell whether it still holds."""
    worded = any(span["kind"] == "paraphrase" and not _is_label(span["path"] or "") for span in own)
    return worded and item.why in (QUOTED, SENTENCE)


def _shares_words(words: str, text: str) -> bool:
    said = folded(squeeze(text))
    return folded(words) in said or said in folded(words)


def _below(path: str | None, item: str) -> bool:
    return path is not None and (path == item or path.startswith(f"{item}."))


def _is_label(path: str) -> bool:
    return path.rpartition(".")[2] in ("name", "title", "label", "question")


def _touched(row: LedgerRow, resting: Resting) -> TouchedStatement:
    document = row["document"]
    kind = resting.kinds.get(document, "")
    return TouchedStatement(document, row["anchor"], tuple(row["formats"]), kind, row["place"], row["text"])
