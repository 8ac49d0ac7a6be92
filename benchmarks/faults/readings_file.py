"""Faults in readings.yaml: a correction that overrules the reader where the reader is right."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from benchmarks.faults.fault import Fault, FaultClass, Files, source
from benchmarks.faults.original import FOLDER, Original

_FILE = f"{FOLDER}/readings.yaml"
_ROLES = ("lead", "cooperating", "responsible")
Correction = Mapping[str, Any]


def _class(name: str, corrections: Callable[[Original], Iterator[Correction]]) -> FaultClass:
    """A class: each of the corrections stands alone in readings.yaml."""

    def candidates(original: Original) -> Iterator[Fault]:
        for each in corrections(original):
            told = json.dumps(each, ensure_ascii=False)
            yield Fault(_FILE, told[:160], partial(_written, told))

    return source(f"readings: {name}", candidates)


def _written(told: str) -> Files:
    return {_FILE: f"readings: [{told}]\n".encode()}


def _reading(clause: str, quote: str, **correction: Any) -> Correction:
    return {"id": "fault", "clause": clause, "quote": quote, "reason": "核对原文", **correction}


def _clauses(original: Original) -> Iterator[dict[str, Any]]:
    yield from original.model["notice"]["clauses"]


def _around(text: str, words: str) -> str | None:
    """The words with so many before and behind that they stand once in the text."""
    place = text.find(words)
    for reach in range(2, 30, 4):
        quote = text[max(0, place - reach) : place + len(words) + reach]
        if text.count(quote) == 1 and quote.count(words) == 1 and "\n" not in quote:
            return quote
    return None


def _figures(original: Original) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(clause, quote, figure) of the notice's sums and percentages."""
    for clause in _clauses(original):
        for amount in clause["amounts"]:
            quote = _around(clause["text"], amount["text"])
            if quote is not None:
                yield clause["path"], quote, amount


def _on_figures(
    change: Callable[[dict[str, Any]], Iterator[dict[str, Any]]],
) -> Callable[[Original], Iterator[Correction]]:
    def corrections(original: Original) -> Iterator[Correction]:
        for clause, quote, amount in _figures(original):
            for changed in change(amount):
                yield _reading(clause, quote, figure={"words": amount["text"], **changed})

    return corrections


def _values(amount: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from ({"value": value} for value in (amount["value"] * 10, amount["value"] + 10, amount["value"] * 1.2))


def _bounds(amount: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from ({"bound": bound} for bound in ("exact", "at_most", "at_least") if bound != amount["bound"])


def _roles(amount: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from ({"role": role} for role in ("target", "other", "fund") if amount["role"] == "award")


def _other_figures(original: Original) -> Iterator[Correction]:
    """Durations and counts that are said to be none."""
    for clause in _clauses(original):
        for fact in clause["facts"]:
            quote = _around(clause["text"], fact["text"])
            if quote is not None and fact["kind"] in ("duration", "count"):
                yield _reading(clause["path"], quote, figure={"words": fact["text"], "none": True})


def _brackets(original: Original) -> Iterator[tuple[dict[str, Any], str, dict[str, list[str]]]]:
    """(clause, bracket, organisations by role) of the clauses that name some."""
    for clause in _clauses(original):
        start, end = clause["text"].rfind("（"), clause["text"].rfind("）")
        units = {role: list(clause[role]) for role in _ROLES if clause[role]}
        if units and 0 <= start < end:
            yield clause, clause["text"][start : end + 1], units


def _exchanged(original: Original) -> Iterator[Correction]:
    for clause, bracket, units in _brackets(original):
        if {"lead", "cooperating"} <= units.keys():
            changed = {"lead": units["cooperating"], "cooperating": units["lead"]}
            yield _reading(clause["path"], bracket, units=changed)


def _left_out(original: Original) -> Iterator[Correction]:
    for clause, bracket, units in _brackets(original):
        for role, names in units.items():
            yield _reading(clause["path"], bracket, units={**units, role: names[:-1]})


def _invented(original: Original) -> Iterator[Correction]:
    for clause, bracket, units in _brackets(original):
        for role, names in units.items():
            yield _reading(clause["path"], bracket, units={**units, role: [*names, "市审计局"]})


def _renamed(original: Original) -> Iterator[Correction]:
    """The name of one organisation for another, printed beside it or nowhere."""
    for clause, bracket, units in _brackets(original):
        names = [name for listed in units.values() for name in listed]
        for name, other in zip(names, [*names[1:], "市审计局"], strict=True):
            yield _reading(clause["path"], bracket, organisation={"read": name, "names": [other]})


def _joined(original: Original) -> Iterator[Correction]:
    for clause in _clauses(original):
        quote = f"{clause['number']}、{clause['text'][:12]}"
        for way in ("sentence", "paragraph"):
            yield _reading(clause["path"], quote, joins=way)


def _moved(original: Original) -> Iterator[Correction]:
    paths = [clause["path"] for clause in _clauses(original)]
    for clause in _clauses(original):
        for other in paths[:6]:
            if other != clause["path"]:
                yield _reading(clause["path"], f"{clause['number']}、{clause['text'][:12]}", under=other)


def _split(original: Original) -> Iterator[Correction]:
    """A clause that begins where a sentence goes on, and one with a number that is none."""
    for clause in _clauses(original):
        place = clause["text"].find("，") + 1
        words = clause["text"][place : place + 12]
        if place and clause["text"].count(words) == 1:
            yield _reading(clause["path"], words, begins={"named": words[:4]})
            yield _reading(clause["path"], words, begins={"number": words[:1]})


def _definitions(original: Original) -> Iterator[Correction]:
    around = (("preamble", "\n".join(original.model["notice"]["preamble"])),)
    texts = (*around, *((clause["path"], clause["text"]) for clause in _clauses(original)))
    for each in original.model["notice"]["definitions"]:
        for path, text in texts:
            start, end = text.find(each["meaning"]), text.find(each["term"])
            close = text.find("）", end) + 1
            if 0 <= start < end < close and text.count(text[start:close]) == 1:
                quote = text[start:close]
                yield _reading(path, quote, definitions=[])
                yield _reading(path, quote, definitions=[{"term": "有关企业", "meaning": each["meaning"]}])
                yield _reading(path, quote, definitions=[{"term": each["term"], "meaning": "示例园区"}])


def _term(original: Original) -> Iterator[Correction]:
    source = original.model["validity"]["source"][0]
    path = next(each["path"] for each in original.model["clauses"] if each["id"] == source["clause"])
    for term in (
        {"start": "from_publication", "end": "2026-12-31"},
        {"start": "from_publication", "years": 5},
        {"start": "from_publication"},
        {"end": original.model["validity"]["end"]},
        {"start": "2021-12-30", "end": original.model["validity"]["end"]},
        {"not_said": True},
    ):
        yield _reading(path, source["quote"], term=term)
    for clause in _clauses(original):
        yield _reading(clause["path"], clause["text"][:10], term={"not_said": True})


def _unquoted(original: Original) -> Iterator[Correction]:
    """Words that the notice has not, under a correction that would be sound."""
    for clause, quote, amount in _figures(original):
        yield _reading(clause, quote.replace(amount["text"], "60万元"), figure={"words": "60万元", "role": "other"})


def _headings(original: Original) -> Iterator[Correction]:
    for clause in _clauses(original):
        text = clause["text"]
        place = text.find("。") + 1
        yield _reading(clause["path"], text[place : place + 16], heading=text[place : place + 6])
        yield _reading(clause["path"], text[:12], heading="奖励全部企业")


def _head(original: Original) -> Iterator[Correction]:
    notice = original.model["notice"]
    quote = next(text for text in notice["preamble"] if len(text) > 12)
    yield _reading("preamble", quote, title="关于奖励企业的通知")
    yield _reading("preamble", quote, title=quote[:8])
    yield _reading("preamble", quote, issuers=[quote[2:6]])
    yield _reading("preamble", quote, document_number="钦政办规〔2021〕21号")
    yield _reading("preamble", quote, issuers=["钦州市财政局"])
    yield _reading("preamble", quote, issued="2021-12-31")


CLASSES: tuple[FaultClass, ...] = (
    _class("value that the words do not say", _on_figures(_values)),
    _class("figure hidden", _on_figures(lambda _: iter(({"none": True},)))),
    _class("duration or count hidden", _other_figures),
    _class("bound changed", _on_figures(_bounds)),
    _class("currency changed", _on_figures(lambda each: iter(({"unit": "USD"},) if each["unit"] == "CNY" else ()))),
    _class("counted by something", _on_figures(lambda _: iter(({"per": "person"},)))),
    _class("inclusion added", _on_figures(lambda _: iter(({"inclusive": True}, {"inclusive": False})))),
    _class("award read as a target", _on_figures(_roles)),
    _class("roles of organisations exchanged", _exchanged),
    _class("organisation left out", _left_out),
    _class("organisation invented", _invented),
    _class("organisation renamed", _renamed),
    _class("clause joined to the one before", _joined),
    _class("clause moved under another", _moved),
    _class("clause cut out of a sentence", _split),
    _class("short name dropped or changed", _definitions),
    _class("term changed", _term),
    _class("words that are not there", _unquoted),
    _class("heading changed", _headings),
    _class("title, number, issuer or day changed", _head),
)
