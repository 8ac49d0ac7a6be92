"""Corrections of the reading, held against the words that they name once more, from policy.json alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.audit.read.model import Model, squeeze
from generator.audit.rederive.facts import facts_of
from generator.audit.rederive.start_rule import RULES, said_so
from generator.audit.rederive.term import computed_end
from generator.audit.subject import POLICY, AuditProblem, AuditSubject
from generator.message import Message, message
from generator.notice.numerals import CHINESE_NUMERALS, chinese_number, scale_value
from generator.regex import regex

_HINT = message("correct readings.yaml and build again")
_SEPARATORS = regex(r"[、.．﹒:：,，\s]")
_NUMBER = regex(rf"(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<scale>[十百千]?[万亿]*)|(?P<han>[{CHINESE_NUMERALS}]+)")
_SCALES = regex(r"[十百千]?[万亿]+")
_CEILING = regex("超过|超出|高于|多于|大于|最高|最多|最长|至多|上限|封顶|以下|内|为限|低于|少于|小于|不足|不满|未达")
_FLOOR = regex("低于|少于|小于|短于|至少|最少|最低|下限|以上|超|高于|大于|多于|达|满|逾|突破|起")
_RANGE = regex("[-~—－至到]")
_NO_DOUBT = regex(r"\d[\d.,]*[十百千]?[万亿]*(?:元|[美欧港日澳]元|[%‰])")
_CURRENCY = {
    "CNY": "元",
    "USD": "美",
    "EUR": "欧",
    "GBP": "英镑",
    "HKD": "港",
    "JPY": "日元",
    "AUD": "澳",
    "%": "[%‰分成]",
}
_Told = Iterator[Message]


def correction_unsound(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Every correction of readings.yaml was applied, rests on words that stand in the notice, and says what these
    words say: digits and value, unit and bound, names, short names, dates, numbers of clauses.

    Passes: the words 补助50万元, read as {"kind": "money", "value": "500000"}.

    Fails: the same words, read as {"kind": "money", "value": "600000"}; or no figure at all.
    """
    model = subject.sound_model
    readings = {each["id"]: each for each in model.data.get("readings", ())}
    corrections = {each["id"]: each for each in model.data.get("corrections", ())}
    for name in readings.keys() ^ corrections.keys():
        yield _problem(message("the correction {name} was not applied, or has no reading", name=name), name)
    for name in readings.keys() & corrections.keys():
        for told in _unsound(model, readings[name], corrections[name]):
            yield _problem(told, name)
    end = model.data.get("term", {}).get("end")
    if end != computed_end(model):
        yield AuditProblem(
            message(
                "the term ends on {end}, computed again on {again}", end=end or "—", again=computed_end(model) or "—"
            ),
            _HINT,
            POLICY,
            "term.end",
        )


def _problem(told: Message, name: str) -> AuditProblem:
    return AuditProblem(
        message("{path}: {problem}", path=f"readings.{name}", problem=told), _HINT, POLICY, f"readings.{name}"
    )


def _unsound(model: Model, reading: Mapping[str, Any], correction: Mapping[str, Any]) -> _Told:
    kind = correction["kind"]
    same = all(reading[key] == correction[key] for key in ("quote", "reason")) and kind in reading
    if not same:
        yield message("reading and correction differ")
        return
    quote = _bare(reading["quote"])
    if quote not in _bare(_words_of(model, correction["clause"])):
        yield message("the words {words} do not stand in {where}", words=reading["quote"], where=correction["clause"])
    yield from _BY_KIND[kind](model, reading, correction)


def _bare(text: str) -> str:
    """Without white space and what stands between a number and its text."""
    return _SEPARATORS.sub("", text)


def _clause(model: Model, path: str) -> Mapping[str, Any]:
    """Raises LookupError where the notice has no such clause."""
    return next(iter(each for each in model.notice["clauses"] if each["path"] == path), {})


def _words_of(model: Model, path: str) -> str:
    if path in ("preamble", "closing"):
        return "\n".join(model.notice[path])
    clause = _clause(model, path)
    return f"{clause.get('number', '')}{clause.get('text', '')}"


def _differs(words: str, value: object) -> Message:
    return message("the words {words} do not say {value}", words=words, value=value)


def _figure(model: Model, reading: Mapping[str, Any], correction: Mapping[str, Any]) -> _Told:
    text = _text(model, correction["clause"])
    start, end = correction["span"]
    words, fact = text[start:end], correction["fact"]
    if fact is None:
        if _NO_DOUBT.search(squeeze(words)):
            yield message("{words} is a figure", words=words)
        return
    if fact["text"] != words or squeeze(words) not in squeeze(reading["quote"]):
        yield _differs(words, fact["text"])
    wanted = _wanted(fact)
    if wanted is not None and not _numbers(words, reading["quote"]) & wanted:
        yield _differs(words, fact["value"])
    yield from _unit_and_bound(fact, words, reading["quote"])


def _unit_and_bound(fact: Mapping[str, Any], words: str, quote: str) -> _Told:
    if fact["kind"] in ("money", "percentage") and not re.search(_CURRENCY.get(fact["unit"], "无"), quote):
        yield _differs(words, fact["unit"])
    pattern = {"at_most": _CEILING, "at_least": _FLOOR}.get(fact["bound"])
    if pattern is not None and not (pattern.search(quote) or _RANGE.search(quote)):
        yield _differs(quote, fact["bound"])


def _text(model: Model, path: str) -> str:
    return "\n".join(model.notice[path]) if path in ("preamble", "closing") else str(_clause(model, path)["text"])


def _wanted(fact: Mapping[str, Any]) -> set[Decimal] | None:
    """The numbers one of which must be printed; None where the value is no number."""
    if fact["kind"] in ("money", "percentage", "count"):
        return {Decimal(fact["value"])}
    length = re.fullmatch(r"PT?(\d+)[A-Z]", str(fact["value"]))
    return {Decimal(length[1]), Decimal(length[1]) / 3} if length else None


def _numbers(words: str, quote: str) -> set[Decimal]:
    """What the printed numbers can say, with their own scale or one that the quote lends them."""
    lent = {scale_value(each) for each in _SCALES.findall(squeeze(quote))}
    found: set[Decimal] = {Decimal(6), Decimal(15)} if "半" in words else set()
    for match in _NUMBER.finditer(squeeze(words)):
        if match["han"]:
            number = chinese_number(match["han"])
            found |= {Decimal(number)} if number is not None else set()
            continue
        digits = Decimal(match["digits"].replace(",", ""))
        scales = {scale_value(match["scale"])} if match["scale"] else {1, *lent}
        found |= {digits * scale for scale in scales} | ({digits / 10} if "‰" in quote else set())
    return found


def _units(model: Model, reading: Mapping[str, Any], _: Mapping[str, Any]) -> _Told:
    units = reading["units"]
    roles = ("lead", "cooperating", "responsible")
    for path in units.get("of") or [reading["clause"]]:
        if any(list(units.get(role, ())) != _clause(model, path).get(role, []) for role in roles):
            yield message("clause {clause} has other organisations than its correction", clause=path)
    for name in (name for role in roles for name in units.get(role, ())):
        if squeeze(name) not in squeeze(reading["quote"]):
            yield _differs(reading["quote"], name)


def _organisation(_: Model, reading: Mapping[str, Any], __: Mapping[str, Any]) -> _Told:
    read = squeeze(reading["organisation"]["read"])
    for name in map(squeeze, reading["organisation"]["names"]):
        if name not in squeeze(reading["quote"]) or not (name in read or read in name):
            yield _differs(reading["quote"], name)


def _definitions(model: Model, reading: Mapping[str, Any], _: Mapping[str, Any]) -> _Told:
    given = reading["definitions"]
    if not given and re.search("简称|统称|合称", reading["quote"]):
        yield message("the quoted words introduce a short name: {words}", words=reading["quote"])
    for each in given:
        if each not in model.notice["definitions"]:
            yield message("the notice does not define {term} like that", term=each["term"])
        for words in (each["term"], each["meaning"]):
            if squeeze(words) not in squeeze(reading["quote"]):
                yield _differs(reading["quote"], words)


_OPENING = "【［[《〔"  # around a heading, which may be told without


def _heading(model: Model, reading: Mapping[str, Any], correction: Mapping[str, Any]) -> _Told:
    clause = _clause(model, correction["clause"])
    heading = None if reading["heading"] == "not_said" else reading["heading"]
    begins = squeeze(clause["text"]).lstrip(_OPENING).startswith(squeeze(heading or "").lstrip(_OPENING))
    if clause.get("heading") != heading or not begins:
        yield _differs(reading["quote"], heading)


def _field(model: Model, reading: Mapping[str, Any], correction: Mapping[str, Any]) -> _Told:
    value = reading[correction["kind"]]
    if model.notice[correction["kind"]] != value:
        yield _differs(reading["quote"], value)
    for words in value if isinstance(value, list) else [value]:
        if squeeze(words) not in squeeze(reading["quote"]):
            yield _differs(reading["quote"], words)


def _issued(model: Model, reading: Mapping[str, Any], _: Mapping[str, Any]) -> _Told:
    if model.notice["issued"] != reading["issued"] or reading["issued"] not in _values(reading["quote"], "date"):
        yield _differs(reading["quote"], reading["issued"])


def _values(text: str, kind: str) -> set[str]:
    return {str(fact.value) for fact in facts_of(squeeze(text)) if fact.kind == kind}


def _term(model: Model, reading: Mapping[str, Any], _: Mapping[str, Any]) -> _Told:
    term, effective = reading["term"], model.notice["effective"]
    if term.get("not_said"):
        if re.search("有效期|本(?:办法|措施|意见|政策|细则|规定|通知)[^，。]{0,6}(?:自|施行|有效)", reading["quote"]):
            yield _differs(reading["quote"], "not_said")
        return
    if squeeze(effective["text"] or "") != squeeze(reading["quote"]).rstrip("。"):
        yield _differs(reading["quote"], effective["text"])
    start = term.get("start")
    if start is not None and not _starts_so(str(start), reading["quote"]):
        yield _differs(reading["quote"], start)
    for name, letter in (("years", "Y"), ("months", "M")):
        length = term.get(name)
        if length is not None and f"P{length}{letter}" not in _values(reading["quote"], "duration"):
            yield _differs(reading["quote"], length)


def _starts_so(start: str, quote: str) -> bool:
    """Whether words say a start: a rule, or a day as far as it is printed."""
    return said_so(start, quote) if start in RULES else any(map(start.startswith, _values(quote, "date")))


def _number(model: Model, reading: Mapping[str, Any], correction: Mapping[str, Any]) -> _Told:
    """The clause has the number with which the quoted words begin."""
    clause = _clause(model, correction["clause"])
    number = clause.get("number")
    if number is None or not squeeze(reading["quote"]).startswith(squeeze(number)):
        yield message("the quoted words do not begin with {words}", words=number or "—")


def _anything(_: Model, __: Mapping[str, Any], ___: Mapping[str, Any]) -> _Told:
    """The words stay, in their order: that they stand there is all that a text can say."""
    yield from ()


_Check = Callable[[Model, Mapping[str, Any], Mapping[str, Any]], _Told]
_FIELDS: Sequence[str] = ("title", "body_title", "document_number", "issuers", "addressees")
_BY_KIND: Mapping[str, _Check] = {
    **dict.fromkeys(_FIELDS, _field),
    **dict.fromkeys(("joins", "ends"), _anything),
    **dict.fromkeys(("begins", "number", "under"), _number),
    "figure": _figure,
    "units": _units,
    "organisation": _organisation,
    "definitions": _definitions,
    "heading": _heading,
    "issued": _issued,
    "term": _term,
}
