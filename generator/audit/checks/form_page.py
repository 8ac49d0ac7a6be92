"""What the page of a form carries so that it can be filled in: its definition, its Word file, its scripts."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from generator.audit.read.finished import ReadDocument
from generator.audit.read.html import SECURITY
from generator.audit.subject import AuditProblem, AuditSubject
from generator.message import Message, message
from generator.plain_json import read_json

_HINT = message("finished files are not edited: build the policy again")
_SCRIPTS = (
    "script-form-figures",
    "script-form-grants",
    "script-form-answers",
    "script-form-checks",
    "script-form-eligibility",
    "script-form-controls",
    "script-form-files",
    "script-form-draft",
    "script-form-word",
    "script-form-tools",
    "script-page",
    "script-zip-library",
    "script-fflate",
)
_DEFINITION, _WORD_FILE = "form-definition", "form-word-file"
_FORM_SECURITY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; connect-src 'none'; "
    "form-action 'none'; base-uri 'none'"
)
# A page that is read loads its style sheet and its script, which lie beside it, and nothing else. It names them itself
# (_READING): a page on a disk has no origin of its own, which a policy could name.
_READING_SECURITY = (
    "img-src data:; connect-src 'none'; font-src 'none'; frame-src 'none'; media-src 'none'; object-src 'none'; "
    "worker-src 'none'; form-action 'none'; base-uri 'none'"
)
_CARRIED = (SECURITY, "script-wait", "style", "form-words", _DEFINITION, *_SCRIPTS, _WORD_FILE)
_READING = (SECURITY, "script-wait", "assets/reading.js")  # of pages that are read


def form_page_altered(subject: AuditSubject) -> Iterator[AuditProblem]:
    """The page of a form carries the definition that ledger and model give, for the very fields that it shows; the
    form's Word file, byte for byte. Every page has a policy under which nothing is loaded but its style sheet and its
    script, and nothing sent; the others carry no data, and name one script, that for reading.

    Passes: <script type="text/plain" id="form-word-file"> with forms/gazelle.docx in base64.

    Fails: the Word file of
    another form, a script more, connect-src *.
    """
    forms = {f"forms/{each['id']}" for each in subject.sound_model.data.get("forms", ())}
    for document, kind, reading in subject.finished():
        if kind == "html":
            for problem in _problems(subject, document, reading, is_form=document in forms):
                yield AuditProblem(problem, _HINT, f"{document}.{kind}")


def _problems(subject: AuditSubject, document: str, reading: ReadDocument, *, is_form: bool) -> Iterator[Message]:
    names = tuple(name for name, _ in reading.embedded)
    wanted = _CARRIED if is_form else _READING
    if names != wanted:
        odd = sorted({*names} ^ {*wanted}) or names
        yield message("it does not carry what a page of its kind carries: {what}", what=", ".join(odd))
        return
    carried = dict(reading.embedded)
    yield from _security(carried[SECURITY], _FORM_SECURITY if is_form else _READING_SECURITY)
    if is_form:
        yield from subject.definition_problems(document, carried[_DEFINITION])
        yield from _same_fields(carried[_DEFINITION], reading)
        yield from _same_word_file(carried[_WORD_FILE], subject.files.get(f"{document}.docx"))


def _security(policy: str, wanted: str) -> Iterator[Message]:
    if policy != wanted:
        yield message("its security policy is another one: {found}", found=policy[:400])


def _same_fields(definition: str, reading: ReadDocument) -> Iterator[Message]:
    """The controls of the page in their order, with the values that they store."""
    shown = [
        (each.control.name, [value for value, _ in each.control.options]) for each in reading.statements if each.control
    ]
    told = [
        (each.get("name"), [value for value, _ in each.get("options", ())])
        for each in read_json(definition).get("fields", ())
    ]
    if shown != told:
        yield message("its definition lists other fields than the form has")


def _same_word_file(encoded: str, word: bytes | None) -> Iterator[Message]:
    """The folder may be without the Word file (`build --format html`): then there is nothing to compare with."""
    carried = base64.b64decode(encoded)
    plain = "".join(encoded.split()) == base64.b64encode(carried).decode()  # decoding passes over what is no base64
    if not plain or carried != (word if word is not None else carried):
        yield message("the Word file that it carries is not the one in the folder")
