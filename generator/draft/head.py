"""What a draft says of the notice as a document: title, number, issuers, term, definitions, organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.checks.subject import squeeze
from generator.draft.figures import Data, figures
from generator.draft.names import Names
from generator.notice.model import Notice
from generator.notice.start_words import start_words
from generator.notice.term import stated_length
from generator.policy.migration import NEWEST
from generator.policy.review import DRAFT_EDITION

_LONGEST_TITLE = 40
_HINTS = {
    "title": "原文没有印标题，暂用开头的文字，请换成文件中能代表全文的文字",
    "validity": "请核对施行日期和截止日期",
    "definitions": "简称和名词解释由程序识别，请核对",
    "organisations": "单位名称照录文件，请核对，并把编号改成好记的英文代号",
}


def head_of(
    notice: Notice, name: str, clause_ids: Mapping[str, str], names: Names, meanings: Sequence[Data] = ()
) -> Data:
    """The head of policy.yaml as plain values; "#key" holds the comment above that key.

    `meanings`: definitions besides the short names that the reader found.
    """
    title = notice.body_title or notice.title
    known = [*_definitions(notice, clause_ids), *meanings]
    units = {key: {"name": unit} for unit, key in names.organisations.items()}
    return {
        "version": NEWEST,
        "id": name,
        **({} if title else {"#title": _HINTS["title"]}),
        "title": title or first_words(notice),
        **({"document_number": notice.document_number} if notice.document_number else {}),
        "issuers": list(notice.issuers),
        **({"issued": notice.issued} if notice.issued else {}),
        "edition": DRAFT_EDITION,
        "#validity": _HINTS["validity"],
        "validity": _validity(notice, clause_ids),
        **({"#definitions": _HINTS["definitions"], "definitions": known} if known else {}),
        **({"#organisations": _HINTS["organisations"], "organisations": units} if units else {}),
    }


def first_words(notice: Notice) -> str:
    """Words of the notice to call it by where it prints no title: the first phrase before its first clause or in it."""
    for text in (*notice.preamble, *(clause.text for clause in notice.clauses)):
        phrases = [words for words in re.split(r"[，。；：,;:！？（）()《》]", squeeze(text)) if len(words) >= 2]
        if phrases:
            return phrases[0][:_LONGEST_TITLE]
    return squeeze(notice.clauses[0].text or notice.clauses[0].number)


def _validity(notice: Notice, clause_ids: Mapping[str, str]) -> Data:
    effective = notice.effective
    text = squeeze(effective.words)
    told = [squeeze(words) for words in (effective.text, effective.also) if words]
    places = [place for words in told if (place := _place_of(words, notice, clause_ids))]
    source: object = places if len(places) > 1 else next(iter(places), None) or opening(notice, clause_ids)
    return {
        "start": {"date": effective.start} if effective.start else _start_by_rule(text),
        **({"end": effective.end} if effective.end else {}),
        **(_term(text) if places else {}),
        "source": source,
    }


def _start_by_rule(text: str) -> Data:
    """自印发之日起施行 as a rule; with its words where documents would print others."""
    found = start_words(text)
    if found is None:
        return {"rule": "not_said"}
    return {"rule": found.kind} if found.usual else {"rule": found.kind, "words": found.words}


def _term(text: str) -> Data:
    """The length of the term where it is printed: 有效期5年."""
    length = stated_length(text)
    value = figures([length]) if length else []
    return {"term": value[0]["duration"]} if value and "duration" in value[0] else {}


def _place_of(words: str, notice: Notice, clause_ids: Mapping[str, str]) -> Data | None:
    """The clause in which the words stand, as a source."""
    if words:
        for clause in notice.clauses:
            if words in squeeze(clause.text):
                return {"clause": clause_ids[clause.path], "quote": words}
        for name in ("preamble", "closing"):
            if words in squeeze("".join(getattr(notice, name))):
                return {"clause": name, "quote": words}
    return None


def opening(notice: Notice, clause_ids: Mapping[str, str]) -> Data:
    """The first words of the notice, where nothing better carries a statement."""
    for text in notice.preamble:
        if squeeze(text):
            return {"clause": "preamble", "quote": squeeze(text)}
    first = next(clause for clause in notice.clauses if squeeze(clause.text))
    return {"clause": clause_ids[first.path], "quote": squeeze(first.text)[:30]}


def _definitions(notice: Notice, clause_ids: Mapping[str, str]) -> Iterator[Data]:
    texts = [("preamble", squeeze("".join(notice.preamble)))]
    texts += [(clause_ids[clause.path], squeeze(clause.text)) for clause in notice.clauses]
    texts += [("closing", squeeze("".join(notice.closing)))]
    for number, definition in enumerate(notice.definitions, 1):
        term, meaning = squeeze(definition.term), squeeze(definition.meaning)
        passage = next(filter(None, (_passage(name, text, term, meaning) for name, text in texts)), None)
        if passage:
            yield {"id": f"term-{number}", "term": term, "meaning": meaning, "source": passage}


def _passage(name: str, text: str, term: str, meaning: str) -> Data | None:
    """The words of a text that reach over term and meaning."""
    first, _ = sorted((text.find(meaning), text.find(term)))
    if first < 0:
        return None
    end = max(text.find(meaning) + len(meaning), text.find(term) + len(term))
    return {"clause": name, "quote": text[first:end]}
