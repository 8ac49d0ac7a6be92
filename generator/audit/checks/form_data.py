"""What comes back with a Word form: its data part, the definition in it, and what its controls are bound to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.checks.controls import lock_of
from generator.audit.read.finished import Binding, FormData, ReadDocument
from generator.audit.read.form_fields import form_of
from generator.audit.rederive.printed import prints
from generator.audit.subject import AuditProblem, AuditSubject
from generator.message import Message, message

_HINT = message("finished files are not edited: build the policy again")
_MAPPINGS = "xmlns:p='urn:policydocs:form:1'"
_EDITIONS = frozenset({"edition", "edition_date"})
_STAMPED_PAGE = "stamped-page"
_PRINTED = 8  # digits of the check code


def form_data_altered(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A Word form carries its data: policy, form and edition, an empty answer for every control, each control bound
    to its own, and the definition that ledger and model give, with its fingerprint. One group around it all keeps
    the fixed wording from being edited. No other document has any of it.

    Passes:

        <form xmlns="urn:policydocs:form:1" policy="…" id="gazelle" edition="第一版" fingerprint="b1d0…">
          <answers><applicant-name/>…</answers><definition>{…}</definition></form>

    Fails: an answer that is filled in, a control bound to the answer of another, a limit that the model has not.
    """
    for document, kind, reading in subject.finished():
        if kind == "docx":
            for problem in _problems(subject, document, reading):
                yield AuditProblem(problem, _HINT, f"{document}.{kind}")


def fingerprint_differs(subject: AuditSubject) -> Iterator[AuditProblem]:
    """The check code printed in a form's footer is the beginning of the fingerprint of the data inside it.

    Passes: 校验码b1d03679 in the footer, fingerprint="b1d036797ea1deec" in the data.

    Fails: another one.
    """
    for document, kind, reading in subject.finished():
        if reading.data is None or kind != "docx":
            continue
        printed = [
            span.text
            for row in subject.rows_of.get(document, ())
            if row.part == "footer"
            for span in row.spans
            if span.kind == "build" and span.path == "build.fingerprint"
        ]
        if printed != [reading.data.fingerprint[:_PRINTED]]:
            told = message("the footer prints the fingerprint {found}", found=", ".join(printed) or "—")
            yield AuditProblem(told, _HINT, f"{document}.{kind}", "build.fingerprint")


def edition_differs(subject: AuditSubject) -> Iterator[AuditProblem]:
    """The edition that a document prints is that of the policy, of a form that of the form.

    Passes: 第一版, as forms.yaml has it.

    Fails: 第二版.
    """
    for row, span in subject.spans("build"):
        path = span.path or ""
        if path.rpartition(".")[2] in _EDITIONS and not prints(
            subject.sound_model, path, subject.sound_model.at(path), span.text
        ):
            yield AuditProblem(
                message("{id}: the edition is not {found}", id=row.id, found=span.text), _HINT, row.file, path
            )


def control_damaged(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Controls and cells of a Word file are built so that every program can open them: a number of its own for each
    control, properties in the order of the schema, a paragraph at the end of each cell, and no control where an
    office signs and seals.

    Passes: <w:sdtPr><w:alias/><w:tag/><w:id/><w:lock/>…</w:sdtPr>.

    Fails: two controls with <w:id w:val="7"/>; a
    control in a cell with （盖章）.
    """
    for document, kind, reading in subject.finished():
        for found in reading.foreign:
            if found.code == "control-damaged":
                told = message("a control or a cell that programs may refuse: {what}", what=found.what)
                yield AuditProblem(told, _HINT, f"{document}.{kind}")


def _problems(subject: AuditSubject, document: str, reading: ReadDocument) -> Iterator[Message]:
    forms = {f"forms/{each['id']}" for each in subject.sound_model.data.get("forms", ())}
    if reading.data is None:
        if document in forms:
            yield message("it has no data: returned, it could not be read")
        return
    if document not in forms:
        yield message("it has the data of a form and is none")
        return
    if reading.groups != (("contentLocked", "固定文字已锁定"),):
        yield message("no group around the form keeps its wording")
    if reading.locks - {locked := lock_of(subject, document)}:
        told = ", ".join(sorted(reading.locks))
        yield message(
            "its controls are locked by {found}, the status gives {wanted}",
            found=told,
            wanted=locked,
        )
    yield from _identity(reading.data, subject.policy, form_of(document))
    yield from _answers(reading.data, reading.bindings)
    yield from subject.definition_problems(document, reading.data.definition)


def _identity(data: FormData, policy: str, form: str) -> Iterator[Message]:
    if (data.policy, data.form) != (policy, form):
        yield message("its data are those of {policy}/{form}", policy=data.policy, form=data.form)
    for name, value in (("edition", data.edition), ("fingerprint", data.fingerprint)):
        if f'"{name}":"{value}"' not in data.definition:
            yield message("{name} {value} is not that of its definition", name=name, value=value)
    if data.stray.strip():
        yield message("words that belong to no statement: {what}", what=data.stray.strip()[:40])


def _answers(data: FormData, bindings: tuple[Binding, ...]) -> Iterator[Message]:
    """Every control but the place for a picture has an answer of its own, empty, in the same order."""
    bound = [each for each in bindings if each.tag != _STAMPED_PAGE]
    if [name for name, _ in data.answers] != [each.tag for each in bound]:
        yield message("its answers are not those of its controls")
    for name, value in data.answers:
        if value:
            yield message("the answer {name} is filled in: {value}", name=name, value=value)
    for each in bindings:
        own = (_MAPPINGS, f"/p:form[1]/p:answers[1]/p:{each.tag}[1]", data.store)
        if (each.mappings, each.xpath, each.store) != (own if each.tag != _STAMPED_PAGE else ("", "", "")):
            yield message("the control {name} is bound to {xpath}", name=each.tag, xpath=each.xpath or "—")
