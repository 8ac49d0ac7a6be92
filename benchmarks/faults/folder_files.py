"""Faults in the published folder: files gone, added or exchanged, ledger, model and manifest edited, forgeries."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from benchmarks.faults import text_rules as rules
from benchmarks.faults.archive import members, packed
from benchmarks.faults.fault import (
    Candidates,
    Fault,
    FaultClass,
    Files,
    content_fault,
    published,
    text_fault,
    with_mended_hashes,
)
from benchmarks.faults.original import POLICY, Original
from benchmarks.faults.text_rules import Edit, Rule
from benchmarks.faults.word_files import in_group

_LEDGER, _MODEL, _MANIFEST = (f"{POLICY}/{name}.json" for name in ("ledger", "policy", "manifest"))
# Words that a forger would like to change everywhere at once.
_FORGED = (
    ("50万元", "60万元"),
    ("20万元", "30万元"),
    ("市财政局", "市审计局"),
    ("国家级", "省级"),
    ("10万元", "15万元"),
    ("1年内", "2年内"),
    ("60%", "50%"),
    ("没有发生", "可以发生"),
    ("2025年12月31日", "2026年12月31日"),
    ("不超过", "最高"),
    ("第一版", "第二版"),
)


def _own(original: Original) -> dict[str, bytes]:
    return {name: data for name, data in original.published.items() if name.startswith(f"{POLICY}/")}


def _removed(original: Original) -> Iterator[Fault]:
    for name in _own(original):
        if name != _MANIFEST:
            yield content_fault(name, "gone", None)


def _manifest_removed(_: Original) -> Iterator[Fault]:
    yield content_fault(_MANIFEST, "gone", None)
    yield content_fault(_MANIFEST, "empty", b"{}")
    yield content_fault(_MANIFEST, "no JSON", b"{")


def _older(original: Original) -> Iterator[Fault]:
    """A file of the edition before."""
    for name in _own(original):
        data = original.older.get(name)
        if data is not None and data != original.published[name] and name != _MANIFEST:
            yield content_fault(name, "as in the edition before", data)


def _older_manifest(original: Original) -> Iterator[Fault]:
    yield content_fault(_MANIFEST, "as in the edition before", original.older[_MANIFEST])


def _whole_older(original: Original) -> Iterator[Fault]:
    """The whole folder of the edition before, consistent in itself."""
    names = {name for name in (*original.published, *original.older) if name.startswith(f"{POLICY}/")}
    yield Fault(POLICY, "the edition before", lambda: {name: original.older.get(name) for name in names})


def _exchanged(original: Original) -> Iterator[Fault]:
    """A document under the name of another one."""
    for ending in (".docx", ".html"):
        names = list(original.documents(ending))
        for name, other in zip(names, [*names[1:], names[0]], strict=True):
            yield content_fault(name, f"has the content of {other}", original.published[other])


def _added(original: Original) -> Iterator[Fault]:
    """A file that was never published here."""
    for name, other in (
        ("guidebook-2.html", "guidebook.html"),
        ("guidebook.pdf", "guidebook.docx"),
        ("forms/gazelle-new.docx", "forms/gazelle.docx"),
        ("notice.docx", "faq.docx"),
        ("extra/faq.html", "faq.html"),
        (".hidden", "policy.json"),
        ("index.htm", "index.html"),
        ("forms/gazelle.docx.bak", "forms/gazelle.docx"),
        ("notice.txt", "notice.html"),
    ):
        yield content_fault(f"{POLICY}/{name}", "added", original.published[f"{POLICY}/{other}"])


def _in_json(name: str, pattern: str, rule: Rule) -> Candidates:
    """A class: a rule in the strings (or numbers) of a JSON file that stand behind the keys of `pattern`."""

    def candidates(original: Original) -> Iterator[Fault]:
        text = original.published[name].decode()
        for edit in in_group(re.compile(pattern), rule)(text):
            yield text_fault(name, text, edit)

    return candidates


def _rows(make: Callable[[list[str]], Iterator[tuple[str, list[str]]]]) -> Candidates:
    """A class: lines of the ledger, which has one row a line, are changed as lines."""

    def candidates(original: Original) -> Iterator[Fault]:
        lines = original.published[_LEDGER].decode().splitlines()
        for what, changed in make(lines[1:-1]):
            whole = [lines[0], *changed, lines[-1], ""]
            yield Fault(_LEDGER, what, partial(_joined, whole))

    return candidates


def _joined(lines: list[str]) -> Files:
    return {_LEDGER: "\n".join(lines).encode()}


def _every(lines: list[str]) -> range:
    """Some rows, spread over the whole ledger: a row is a megabyte to write."""
    return range(7, len(lines) - 7, max(len(lines) // 60, 1))


def _row_gone(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    for each in _every(lines):
        yield f"row {each} gone", [*lines[:each], *lines[each + 1 :]]


def _row_twice(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    for each in _every(lines):
        yield f"row {each} twice", [*lines[: each + 1], *lines[each:]]


def _rows_exchanged(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    for each in _every(lines):
        yield f"rows {each} and {each + 1} exchanged", [*lines[:each], lines[each + 1], lines[each], *lines[each + 2 :]]


def _tail(text: str) -> Iterator[Edit]:
    yield Edit(len(text), len(text), "2")


def _other(*news: str) -> Rule:
    return lambda text: (Edit(0, len(text), new) for new in news if new != text)


def forged(files: Mapping[str, bytes], old: str, new: str, *, with_data: Callable[[str], bool]) -> Files:
    """Every document with new words for old ones, and the data files that `with_data` names; hashes stay."""
    changed: dict[str, bytes | None] = {}
    for name, data in files.items():
        if name.endswith(".docx"):
            parts = members(data)
            parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
            result = packed(parts)
            same = parts["word/document.xml"] == members(data)["word/document.xml"]
        elif name.endswith(".html") or with_data(name):
            result = data.replace(old.encode(), new.encode())
            same = result == data
        else:
            continue
        if not same:
            changed[name] = result
    return changed


def _forgery(original: Original, old: str, new: str, with_data: Callable[[str], bool]) -> Files:
    return with_mended_hashes(forged(_own(original), old, new, with_data=with_data), original.published)


def _forgeries(with_data: Callable[[str], bool]) -> Candidates:
    """One expression is another one in every document at once, and the manifest agrees."""

    def candidates(original: Original) -> Iterator[Fault]:
        pages = b"".join(original.documents(".html").values())
        for old, new in ((old, new) for old, new in _FORGED if old.encode() in pages):
            yield Fault(
                "all documents",
                f"{old} → {new}",
                partial(_forgery, original, old, new, with_data),
            )

    return candidates


def _status(original: Original) -> Iterator[Fault]:
    text = original.published[_MANIFEST].decode()
    data = json.loads(text)
    for key, new in (("status", "lapsed"), ("status", "not_started"), ("as_of", "2022-01-30"), ("policy", "another")):
        changed = text.replace(f'"{key}": {json.dumps(data[key])}', f'"{key}": "{new}"', 1)
        yield content_fault(_MANIFEST, f"{key}: {new}", changed.encode())
    for old in (data["tool"]["version"], data["tool"]["name"]):
        changed = text.replace(f'"{old}"', f'"{old}2"', 1)
        yield content_fault(_MANIFEST, f"tool: {old}2", changed.encode())


def _site(original: Original) -> Iterator[Fault]:
    """The start page over all policies, and the files beside it."""
    for name, data in original.published.items():
        if not name.startswith(f"{POLICY}/"):
            text = data.decode()
            visible = in_group(
                re.compile(r">([^<>{}]*[\u4e00-\u9fff0-9][^<>{}]*)<"), rules.either(rules.digit, rules.one_character)
            )
            for edit in visible(text):
                yield text_fault(name, text, edit)
            yield content_fault(name, "gone", None)
            yield content_fault(name, "a line more", f"{text}\n/* */".encode())


_STRING = r': "((?:[^"\\]|\\.)*)"'

CLASSES: tuple[FaultClass, ...] = (
    published("folder: file removed", _removed),
    published("folder: manifest removed or broken", _manifest_removed, mendable=False),
    published("folder: file of the edition before", _older),
    published("folder: manifest of the edition before", _older_manifest, mendable=False),
    published("folder: whole edition before", _whole_older, against=True, mendable=False),
    published("folder: documents exchanged", _exchanged),
    published("folder: file added", _added),
    published(
        "ledger: text of a statement", _in_json(_LEDGER, r'"text"' + _STRING.replace(": ", ":"), rules.one_character)
    ),
    published("ledger: figure", _in_json(_LEDGER, r'"text"' + _STRING.replace(": ", ":"), rules.digit)),
    published(
        "ledger: kind of a span",
        _in_json(_LEDGER, r'\{"kind":"(\w+)"', _other("quote", "frame", "paraphrase", "office")),
    ),
    published(
        "ledger: kind of a statement",
        _in_json(_LEDGER, r'"order":\d+,"kind":"(\w+)"', _other("quote", "frame", "office")),
    ),
    published("ledger: model path", _in_json(_LEDGER, r'"path":"([^"]+)"', _tail)),
    published("ledger: clauses", _in_json(_LEDGER, r'"clauses":\["(c\d\d)"', _other("c03", "c14"))),
    published("ledger: hash of a clause", _in_json(_LEDGER, r'"clause_sha256":\{"c\d\d":"(\w{64})', _other("0" * 64))),
    published(
        "ledger: document, part, anchor, formats or order",
        _in_json(_LEDGER, r'"(?:document|part|anchor|id)":"([^"]+)"', _tail),
    ),
    published("ledger: place", _in_json(_LEDGER, r'"place":"([^"]+)"', _other("glance.amount", "card.trigger"))),
    published("ledger: row removed", _rows(_row_gone)),
    published("ledger: row twice", _rows(_row_twice)),
    published("ledger: rows change places", _rows(_rows_exchanged)),
    published(
        "manifest: hash of a file",
        _in_json(_MANIFEST, r'"(?!templates/)[\w./-]+\.(?:html|docx)": "(\w{64})"', _other("0" * 64)),
        mendable=False,
    ),
    published(
        "manifest: hash of an input",
        _in_json(_MANIFEST, r'"(?:policies|templates)/[\w./-]+": "(\w{64})"', _other("0" * 64)),
        against=True,
        mendable=False,
    ),
    published("manifest: status, date, policy or tool", _status, mendable=False),
    published(
        "manifest: declared places and required",
        _in_json(_MANIFEST, r'\n {10,12}"([a-z_]+\.[^"]*)"', _tail),
        mendable=False,
    ),
    published(
        "policy.json: number",
        _in_json(_MODEL, r'"(?:value|percent|years|count)": (\d+)', rules.either(rules.digit, rules.digit_added)),
    ),
    published(
        "policy.json: words of the model",
        _in_json(
            _MODEL,
            r'"(?:name|trigger|beneficiary|level|statement|answer|question|summary|quote|verb)"' + _STRING,
            rules.one_character,
        ),
    ),
    published(
        "policy.json: texts of the notice",
        _in_json(_MODEL, r'"(?:text|title)"' + _STRING, rules.either(rules.one_character, rules.digit)),
    ),
    published(
        "policy.json: bound, unit, payment or addressee",
        _in_json(
            _MODEL, r'"(?:bound|unit|payment|addressee)": "(\w+)"', _other("at_most", "USD", "yearly", "enterprise")
        ),
    ),
    published(
        "policy.json: organisations of a clause",
        _in_json(_MODEL, r'\n {8}"([a-z-]+)",?(?=\n)', _other("finance", "science")),
    ),
    published("policy.json: id or clause of a source", _in_json(_MODEL, r'"(?:id|clause)": "([\w-]+)"', _tail)),
    published(
        "policy.json: date, number or status",
        _in_json(
            _MODEL,
            r'"(?:issued|end|document_number|since|state)"' + _STRING,
            rules.either(rules.digit, _other("lapsed")),
        ),
    ),
    published("forgery: all documents", _forgeries(lambda _: False), mendable=False),
    published("forgery: all documents and the ledger", _forgeries(lambda name: name == _LEDGER), mendable=False),
    published(
        "forgery: all documents, ledger and model",
        _forgeries(lambda name: name != _MANIFEST),
        against=True,
        mendable=False,
    ),
    published("site: start page or its files", _site),
)
