"""Where links lead: what a reference of a finished document may point at."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Mapping
from functools import lru_cache

from generator.audit.read.ledger import LedgerSpan
from generator.regex import regex

# Fields of the model that hold wording of the office; quotes inside it are links (docs/model.md).
PROSE = frozenset({"statement", "question", "answer", "introduction", "summary", "no_form", "help", "label"})
_WORDS_OF_CLAUSE = regex(r"eligibility\..*\.statement")  # a requirement is quoted whole, it is no prose
# A model path -> the anchor of the item on its own page, and in a document that shows it itself.
_ITEMS = (
    (regex(r"clauses\.([^.]+)\Z"), "notice.html#{}", "{}"),
    (regex(r"awards\.([^.]+)\.name\Z"), "guidebook.html#award-{}", "award-{}"),
    (regex(r"forms\.([^.]+)\.title\Z"), "forms/{}.html", "form-{}"),
)
LEADING = frozenset({"quote", "fact"})  # kinds of words that may have to lead somewhere
_LONGEST_BOOKMARK = 40  # characters that Word takes


def clause_targets(clause: str) -> frozenset[str]:
    """Where a reference to a clause may lead: into this document, or to the notice; seen from the policy's folder."""
    return frozenset({f"#{clause}", f"notice.html#{clause}"})


def item_targets(span: LedgerSpan) -> frozenset[str]:
    """Where the words of a span may lead; nothing where the path does not tell."""
    if span.kind == "quote" and len(span.clauses) == 1:
        return clause_targets(span.clauses[0])
    if span.path is None:
        return frozenset()
    return _targets_of(span.path)


@lru_cache(maxsize=8192)
def _targets_of(path: str) -> frozenset[str]:
    """Where an item of the model may be led to; the same items stand in many statements."""
    if path in ("notice.preamble", "notice.closing"):
        return clause_targets(path.removeprefix("notice."))
    for pattern, outside, inside in _ITEMS:
        found = pattern.match(path)
        if found:
            return frozenset({outside.format(found[1]), "#" + inside.format(found[1])})
    return frozenset()


def must_lead(span: LedgerSpan) -> bool:
    """Whether these words are a reference wherever they stand: the label of a clause, a quote inside prose."""
    if span.path is None or span.kind not in LEADING:
        return False
    if span.kind == "quote":
        if _WORDS_OF_CLAUSE.fullmatch(span.path):
            return False
        return len(span.clauses) == 1 and (span.path.rpartition(".")[2] in PROSE or ".how_to." in span.path)
    return _ITEMS[0][0].match(span.path) is not None


@lru_cache(maxsize=8192)
def from_folder(document: str, link: str) -> str:
    """A link of a page as seen from the policy's folder: ../notice.html#c02 in forms/x is notice.html#c02."""
    if link.startswith("#"):
        return link
    file, mark, fragment = link.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(document), file)) + mark + fragment


def leads_somewhere(document: str, link: str, anchors: Mapping[str, frozenset[str] | None]) -> bool:
    """Whether a link ends at a file of the edition, at the index of all policies, or at an anchor that is there.

    `anchors`: finished HTML file -> its ids; other files -> nothing; documents that were not built -> None.
    """
    seen = from_folder(document, link)
    file, _, fragment = (f"{document}.html" + seen if seen.startswith("#") else seen).partition("#")
    if file == "../index.html":
        return not fragment
    if file not in anchors:
        return False
    if not fragment:
        return True
    known = anchors[file]
    return known is None or fragment in known


def bookmark_of(anchor: str) -> str:
    """The Word bookmark of an HTML anchor: letters, digits, underscores, 40 at most, else shortened with a sum."""
    name = anchor.replace("-", "_")
    if len(name) <= _LONGEST_BOOKMARK and name[:1].isalpha():
        return name
    return f"b_{name[: _LONGEST_BOOKMARK - 11]}_{zlib.crc32(anchor.encode()):08x}"
