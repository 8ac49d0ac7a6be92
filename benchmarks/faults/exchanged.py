"""Thorough forgeries: page, Word file and ledger agree, all hashes are mended, and two things have changed places, or
nobody can see them. Only the model, the templates at hand or reason tell."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any

from benchmarks.faults.archive import members, packed
from benchmarks.faults.fault import Fault, FaultClass, Files, published, with_mended_hashes
from benchmarks.faults.original import POLICY, Original

_LEDGER, _MANIFEST = (f"{POLICY}/{name}.json" for name in ("ledger", "manifest"))
_BODY, _STYLES, _DATA = "word/document.xml", "word/styles.xml", "customXml/item1.xml"
_REFERENCE = "templates/styles/reference.docx"
_READ = ("guidebook", "matrix", "forms/gazelle", "forms/patent-purchase")  # documents with tables, in both formats
_HEADS = re.compile(r"<thead>(.*?)</thead>", re.DOTALL)
_TABLE = re.compile(r"<table[^>]*>(.*?)</table>", re.DOTALL)
_LABEL = re.compile(r'<th scope="(?:row|col)"[^>]*><p[^>]*>([^<]+)</p></th>')
_CONDITION = re.compile(r'"condition":\{[^{}]*\},?')
_UNSEEN = (  # (style, what it says)
    ("TableText", '<w:color w:val="FFFFFF"/>'),
    ("TableText", '<w:color w:val="FCFCFC"/>'),
    ("TableText", "<w:vanish/>"),
    ("TableText", '<w:sz w:val="2"/>'),
    ("RowHead", '<w:color w:val="F0F2F6"/>'),
    ("NoteInfo", '<w:color w:val="E8EEF6"/>'),
    ("TableHead", '<w:shd w:val="clear" w:fill="000000"/><w:color w:val="101010"/>'),
    ("Normal", '<w:w w:val="1"/>'),
)


def _swapped(text: str, one: str, other: str) -> str:
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


def _in_parts(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    parts = members(data)
    parts[part] = change(parts[part].decode()).encode()
    return packed(parts)


def _ledger(original: Original, change: Callable[[Any], None]) -> bytes:
    data = json.loads(original.published[_LEDGER])
    change(data)
    return json.dumps(data, ensure_ascii=False).encode()


def _words(original: Original, document: str, one: str, other: str) -> Files:
    """Two expressions change places in page, Word file and ledger of a document."""

    def change(data: Any) -> None:
        for row in (row for row in data["statements"] if row["document"] == document):
            for span in row["spans"]:
                span["text"] = {one: other, other: one}.get(span["text"], span["text"])
            row["text"] = ("｜" if row.get("field") else "").join(span["text"] for span in row["spans"])

    page, word = (f"{POLICY}/{document}.{kind}" for kind in ("html", "docx"))
    files: Files = {
        _LEDGER: _ledger(original, change),
        page: _swapped(original.published[page].decode(), f">{one}<", f">{other}<").encode(),
        word: _in_parts(
            original.published[word], _BODY, lambda text: _swapped(text, f">{one}</w:t>", f">{other}</w:t>")
        ),
    }
    return with_mended_hashes(files, original.published)


def _labels(original: Original) -> Iterator[Fault]:
    """Two heads of columns, or two labels of a card, that stand beside each other."""
    for document in _READ:
        text = original.published[f"{POLICY}/{document}.html"].decode()
        rows = [_LABEL.findall(table) for table in (*_HEADS.findall(text), *_TABLE.findall(text))]
        pairs = {pair for row in rows if len(row) == len(set(row)) for pair in pairwise(row)}
        for one, other in sorted(pairs):
            yield Fault(document, f"{one} ↔ {other}", partial(_words, original, document, one, other))


def _conditions(original: Original) -> Iterator[Fault]:
    """The condition under which a field must be filled in, turned round or taken away, in page and Word file."""
    for page in (name for name in original.documents(".html") if "/forms/" in name):
        text = original.published[page].decode()
        for found in {each[0] for each in _CONDITION.finditer(text)}:
            for new in ("", found.replace('":["', '":["not-')):
                yield Fault(page, f"{found} → {new}", partial(_condition, original, page, found, new))


def _condition(original: Original, page: str, old: str, new: str) -> Files:
    word = page.replace(".html", ".docx")
    files: Files = {
        page: original.published[page].decode().replace(old, new).encode(),
        word: _in_parts(original.published[word], _DATA, lambda text: text.replace(old, new)),
    }
    return with_mended_hashes(files, original.published)


def _declarations(original: Original) -> Iterator[Fault]:
    """The manifest declares something else, and the ledger was written for that."""
    kinds = json.loads(original.published[_MANIFEST])["kinds"]
    for name, kind in kinds.items():
        for index, required in enumerate(kind["required"]):
            yield Fault(
                _MANIFEST, f"{name}: {required} not required", partial(_declared, original, _without(name, index))
            )
        for place in kind["places"]:
            yield Fault(_MANIFEST, f"{place} shows anything", partial(_declared, original, _opened(name, place)))
        for group in range(len(kind.get("shared", ()))):
            yield Fault(_MANIFEST, f"labels of group {group}", partial(_declared, original, _turned(name, group)))


def _without(kind: str, index: int) -> Callable[[Any], None]:
    return lambda kinds: kinds[kind]["required"].pop(index)


def _opened(kind: str, place: str) -> Callable[[Any], None]:
    return lambda kinds: kinds[kind]["places"].update({place: ["**"]})


def _turned(kind: str, group: int) -> Callable[[Any], None]:
    def change(kinds: Any) -> None:
        fields = kinds[kind]["shared"][group]["fields"]
        fields[0]["label"], fields[-1]["label"] = fields[-1]["label"], f"{fields[0]['label']}："

    return change


def _declared(original: Original, change: Callable[[Any], None]) -> Files:
    manifest = json.loads(original.published[_MANIFEST])
    change(manifest["kinds"])
    declared = json.dumps(manifest["kinds"], ensure_ascii=False, indent=2) + "\n"
    own = hashlib.sha256(declared.encode()).hexdigest()
    files: Files = {
        _MANIFEST: json.dumps(manifest, ensure_ascii=False).encode(),
        _LEDGER: _ledger(original, lambda data: data.update(kinds=own)),
    }
    return with_mended_hashes(files, original.published)


def _unseen(original: Original) -> Iterator[Fault]:
    """All Word files made with a letterhead whose styles hide words; the manifest names that letterhead."""
    for style, properties in _UNSEEN:
        yield Fault("all Word files", f"{style}: {properties}", partial(_letterhead, original, style, properties))


def _letterhead(original: Original, style: str, properties: str) -> Files:
    def change(text: str) -> str:
        found = re.search(rf'<w:style [^>]*w:styleId="{style}">.*?</w:style>', text, re.DOTALL)
        whole = found[0] if found else ""
        bare = re.sub(r"<w:(?:color|shd|sz) [^>]*/>", "", whole)
        bare = bare if "<w:rPr>" in bare else bare.replace("</w:style>", "<w:rPr></w:rPr></w:style>")
        return text.replace(whole, bare.replace("<w:rPr>", f"<w:rPr>{properties}", 1))

    manifest = json.loads(original.published[_MANIFEST])
    manifest["inputs"][_REFERENCE] = "0" * 64
    files: Files = {name: _in_parts(data, _STYLES, change) for name, data in original.documents(".docx").items()}
    told: Files = {_MANIFEST: json.dumps(manifest, ensure_ascii=False).encode()}
    return with_mended_hashes({**files, **told}, original.published)


def _of_others(original: Original) -> Iterator[Fault]:
    """A form that shows the edition, the award or the materials of another one, by what the ledger says."""
    forms = [each["id"] for each in original.model["forms"]]
    for form, other in zip(forms, (*forms[1:], forms[0]), strict=True):
        path = f"forms.{form}.edition"
        yield Fault(f"forms/{form}", path, partial(_path, original, form, path, f"forms.{other}.edition"))
    for award, other in pairwise(each for each in original.model["awards"] if each.get("form")):
        old, new = (f"awards.{each['id']}.name" for each in (award, other))
        if award["form"] != other["form"]:
            yield Fault(f"forms/{award['form']}", old, partial(_path, original, award["form"], old, new))


def _path(original: Original, form: str, old: str, new: str) -> Files:
    shown = original.shown[new]

    def change(data: Any) -> None:
        for row in (row for row in data["statements"] if row["document"] == f"forms/{form}"):
            for span in (span for span in row["spans"] if span["path"] == old):
                span["path"], span["text"] = new, shown
            row["text"] = ("｜" if row.get("field") else "").join(span["text"] for span in row["spans"])

    return with_mended_hashes({_LEDGER: _ledger(original, change)}, original.published)


CLASSES: tuple[FaultClass, ...] = (
    published("forgery: labels exchanged, ledger agrees", _labels, mendable=False),
    published("forgery: condition of a field turned or gone", _conditions, mendable=False),
    published("forgery: other declarations, ledger agrees", _declarations, mendable=False),
    published("forgery: letterhead that hides words", _unseen, mendable=False),
    published("forgery: form that shows another form's", _of_others, mendable=False),
)
