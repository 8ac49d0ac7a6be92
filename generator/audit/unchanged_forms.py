"""Forms of which nothing is another since an audit by this very code: their files need not be read once more. And rows
of the ledger that are the same, byte for byte: what a check asks of the row alone, it found to be right then.

What a reader would find in a file follows from its bytes; what checks say of that follows from the rows of the form,
from the parts of the model that form and rows name, from templates, kinds and status. All of these are compared here,
as they lie in the two folders; how documents were made, or what somebody believes of that, is not asked.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from generator.dataclass import dataclass
from generator.regex import regex

LEDGER, MANIFEST, POLICY = "ledger.json", "manifest.json", "policy.json"
_FORMATS = ("html", "docx")
_DOCUMENT = regex(rb'\{"id":"[^"]*","document":"([^"]*)"')
_HREF = regex(r'<a [^<>]*?href="([^"]*)"')
_TEMPLATES = "templates/"
_SAME = ("tool", "policy", "status", "as_of", "kinds")  # of the manifest
_ROW = regex(rb'\{"id":"([^"]*)","document":')
_KINDS = regex(rb'"kinds": "[^"]*"')  # in the first line of the ledger: the sum of what they declare
# Parts of the model of which a form shows what it names, and nothing else; whatever else changed, all is read.
_NAMED = frozenset(
    {"awards", "clauses", "computed", "examples", "faq", "forms", "interpretations", "measures", "notice"}
)

_FIELDS = ("faq.", "notice.")  # what stands below these are no items with ids


@dataclass(frozen=True, slots=True)
class _Edition:
    """The records of a folder. `rows`: document -> its lines of the ledger, as they are written."""

    head: Mapping[str, Any]
    rows: Mapping[str, Sequence[bytes]]
    manifest: Mapping[str, Any]

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> _Edition:
        """Raises LookupError or ValueError where a record is not there, or of another shape."""
        first, *lines = files[LEDGER].split(b"\n")
        rows: dict[str, list[bytes]] = defaultdict(list)
        for line in lines:
            found = _DOCUMENT.match(line)
            if found is not None:
                rows[found[1].decode()].append(line.rstrip(b","))
        return cls(json.loads(first + b"]}"), rows, json.loads(files[MANIFEST]))

    @property
    def around(self) -> Mapping[str, Any]:
        """What holds for all documents."""
        inputs = {name: each for name, each in self.manifest["inputs"].items() if name.startswith(_TEMPLATES)}
        return {**{name: self.manifest[name] for name in _SAME}, "inputs": inputs, "sum": self.head["kinds"]}


def unchanged_forms(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> frozenset[str]:
    """The documents of `now` that are forms and are, with all that they rest on, those of `before`: an edition that
    this code audited without an error."""
    try:
        old, new = _Edition.of(before), _Edition.of(now)
        if old.around != new.around or "let_pass" in new.head["model"]:  # what is let pass is told each time
            return frozenset()
        changed = _changed(old.head["model"], new.head["model"])
        if not all(name in _NAMED and item for name, _, item in (part.partition(".") for part in changed)):
            return frozenset()
        forms = ((f"forms/{form['id']}", json.dumps(form)) for form in json.loads(now[POLICY])["forms"])
        return frozenset(
            name
            for name, form in forms
            if _is_same(name, before, now)
            and old.rows[name] == new.rows[name] != []
            and not _names(form, new.rows[name], changed)
        )
    except (LookupError, TypeError, AttributeError, ValueError):
        return frozenset()


def unchanged_rows(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> frozenset[str]:
    """The ids of the rows that stand in both ledgers, byte for byte, where the kinds of documents declare the same and
    nothing is let pass: that is told each time. An id that two rows of `now` have is none of them."""
    first, *old = before.get(LEDGER, b"").split(b"\n")
    head, *lines = now.get(LEDGER, b"").split(b"\n")
    if b'"let_pass' in head or _KINDS.findall(first) != _KINDS.findall(head):
        return frozenset()
    known = {line.rstrip(b",") for line in old}
    ids = [(found[1], line.rstrip(b",") in known) for line in lines if (found := _ROW.match(line))]
    times = Counter(id_ for id_, _ in ids)
    return frozenset(id_.decode() for id_, same in ids if same and times[id_] == 1)


def links_of(page: bytes) -> tuple[str, ...]:
    """Where the links of a page lead that is not read otherwise, each once: pages that are read may be others."""
    return tuple(dict.fromkeys(_HREF.findall(page.decode())))


def _changed(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """The parts of the model that are another, or in one edition only."""
    return [part for part in old.keys() | new.keys() if old.get(part) != new.get(part)]


def _is_same(name: str, before: Mapping[str, bytes], now: Mapping[str, bytes]) -> bool:
    """Whether both of its files are there, byte for byte."""
    return all(f"{name}.{kind}" in now and before.get(f"{name}.{kind}") == now[f"{name}.{kind}"] for kind in _FORMATS)


def _names(form: str, rows: Sequence[bytes], changed: Sequence[str]) -> bool:
    """Whether a form (its JSON, its rows) says one of these parts anywhere: its path, or an item by its id alone."""
    said = b"\n".join((form.encode(), *rows))
    ids = (f'"{part.partition(".")[2]}"' for part in changed if not part.startswith(_FIELDS))
    return any(words.encode() in said for words in (*changed, *ids))
