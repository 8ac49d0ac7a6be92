"""What stands in a finished file and is no statement: words, code, hidden things, parts of other files."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from generator.audit.read.html import SECURITY
from generator.audit.read.html_folds import QUESTION_FOLD
from generator.audit.rederive.carried import is_carried
from generator.audit.subject import AuditProblem, AuditSubject
from generator.message import Message, message

_HINT = message("finished files are not edited: build the policy again")
_STYLES = "templates/styles"
_ANSWERS = "faq"  # role of a kind: it answers questions, each of which may fold away
_SCRIPT = "script-"
# What forms have of their own, and what pages may load, is held against model and policy by form_page_altered.
_OWN = frozenset({"form-definition", "form-word-file", SECURITY})


def text_uncovered(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Every word of a finished file, visible or metadata, belongs to a statement of the ledger.

    Passes: <p data-s="s12">奖励20万元</p>.

    Fails: <div>另加10万元</div> without a statement, a comment in the file
    properties, a line in the footer.
    """
    yield from _foreign(
        subject, "text-uncovered", lambda what: message("words that belong to no statement: {what}", what=what)
    )


def active_content(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A page holds the elements and attributes of the closed vocabulary and no others: nothing runs, fetches or
    hides but the page's own style and script.

    Passes: <script id="script-page">…</script>.

    Fails: <p onclick="…">, <iframe>, <base>, a style
    attribute on a paragraph, two elements with one id, a part that folds away in a document that answers no questions.
    """
    yield from _foreign(subject, "active-content", _no_markup)
    answering = {file for file in subject.comparisons if _ANSWERS in _roles(subject, file)}
    yield from (each for each in _foreign(subject, QUESTION_FOLD, _no_markup) if each.file not in answering)


def _no_markup(what: str) -> Message:
    return message("markup that no page has: {what}", what=what)


def _roles(subject: AuditSubject, file: str) -> frozenset[str]:
    kind = subject.kind_of(file.rpartition(".")[0])
    return frozenset() if kind is None else kind.roles


def unexpected_markup(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A Word file holds paragraphs, tables, controls and links; nothing hidden, tracked, computed or embedded.

    Passes: <w:p>, <w:tbl>, <w:sdt>.

    Fails: w:vanish (hidden text), w:ins and w:del (tracked changes), w:drawing,
    fields other than page numbers.
    """
    yield from _foreign(
        subject, "unexpected-markup", lambda what: message("markup that no finished Word file has: {what}", what=what)
    )


def unexpected_part(subject: AuditSubject) -> Iterator[AuditProblem]:
    """The package of a Word file holds the parts of a plain document: no macros, no embedded or linked files,
    no comments, footnotes or custom properties.

    Passes: word/document.xml, word/styles.xml …

    Fails: word/comments.xml, docProps/custom.xml, word/vbaProject.bin,
    a relationship with TargetMode="External".
    """
    yield from _foreign(
        subject, "unexpected-part", lambda what: message("a part that no finished Word file has: {what}", what=what)
    )


def _foreign(subject: AuditSubject, code: str, told: Callable[[str], Message]) -> Iterator[AuditProblem]:
    for document, kind, reading in subject.finished():
        for found in reading.foreign:
            if found.code == code:
                yield AuditProblem(told(found.what), _HINT, f"{document}.{kind}")


def embedded_altered(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Forms carry one style sheet, one set of scripts and one list of words that these show, other pages the script for
    reading; the same in all of them and the ones that the manifest names as inputs, scripts with or without their
    comments and indentation; Word files of one edition share one set of styles.

    Passes: every form holds the code of templates/styles/page.js.

    Fails: the script of one form was changed.
    """
    usual = _most_common(subject)
    for document, kind, reading in subject.finished():
        for name, text in reading.embedded:
            if name not in _OWN and (text != usual[name] or not _is_input(subject, name, text)):
                what = message("its {what} is not that of the edition", what=name)
                yield AuditProblem(what, _HINT, f"{document}.{kind}")
        names = [name for name, _ in reading.embedded if kind == "html"]
        if len(names) != len(set(names)):
            yield AuditProblem(message("it has two of {what}", what=", ".join(names)), _HINT, f"{document}.{kind}")


def _is_input(subject: AuditSubject, name: str, text: str) -> bool:
    """Whether a page has under `name` what the manifest names: the whole file, or a script as pages carry it. Of a
    script that is not at hand nothing is known but its sum: looks-unknown tells that."""
    inputs = {} if isinstance(subject.manifest, Message) else subject.manifest.get("inputs", {})
    source = _source(name)
    if source is None or source not in inputs or inputs[source] in _hashes(text):
        return True
    if not name.startswith(_SCRIPT):
        return False
    looks = subject.looks
    if looks is None or looks.sources.get(source) != inputs[source]:
        return True
    return is_carried(text.removeprefix("\n"), looks.scripts[source])


def _source(name: str) -> str | None:
    """The template that a page has embedded under `name`."""
    if name.startswith(_SCRIPT):
        return f"{_STYLES}/{name.removeprefix(_SCRIPT)}.js"
    return {"style": f"{_STYLES}/page.css", "form-words": f"{_STYLES}/form-words.json"}.get(name)


def _most_common(subject: AuditSubject) -> Mapping[str, str]:
    counts: dict[str, Counter[str]] = {}
    for _, _, reading in subject.finished():
        for name, text in reading.embedded:
            counts.setdefault(name, Counter())[text] += 1
    return {name: counter.most_common(1)[0][0] for name, counter in counts.items()}


@lru_cache(maxsize=64)
def _hashes(text: str) -> frozenset[str]:
    """The SHA-256 of the file that `text` was read from, whichever line ends and byte order mark it has."""
    bare = text.removeprefix("\n")
    forms = (bare, bare.replace("\n", "\r\n"))
    return frozenset(
        hashlib.sha256(mark + form.encode()).hexdigest() for form in forms for mark in (b"", b"\xef\xbb\xbf")
    )
