"""Looks, shells and scripts are ours: finished files are held to what the templates at hand make, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.audit.checks.page_shell import page_head, shell_problems
from generator.audit.checks.template_labels import labels_exchanged
from generator.audit.checks.word_looks import word_problems
from generator.audit.read.finished import ReadDocument
from generator.audit.subject import MANIFEST, AuditProblem, AuditSubject
from generator.message import Message, message

_STYLES, _KIND = "templates/styles/", "/template.yaml"
_OF_WORD = (".docx", _KIND)  # what Word files look by: the reference document, and the margins of a kind
_NOT_HERE = "-"  # no sum
_HINT = message("finished files are not edited: build the policy again")


def looks_unknown(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Style sheet, page shell, scripts, start page and reference document that the edition was made with are at hand:
    looks can be held to those of the workspace, or those that travel with the tool.

    Passes: output/ of this workspace; a folder built by this version without templates of its own.

    Fails: the folder of an office with a letterhead of its own, verified elsewhere; one that an older version built.
    Give the workspace with `--against`, or verify inside of it.
    """
    other = sorted(_unknown(subject))
    if other:
        yield AuditProblem(
            message(
                "its looks cannot be held, it was made with other files than those here: {what}", what=", ".join(other)
            ),
            message("verify it in the workspace that it was built in, or with --against"),
            MANIFEST,
        )


def _unknown(subject: AuditSubject) -> frozenset[str]:
    """Files of looks that the manifest names with another sum, or not at all; kinds that are not at hand."""
    if subject.looks is None:
        return frozenset()
    inputs: Any = {} if isinstance(subject.manifest, Message) else subject.manifest.get("inputs", {})
    at_hand = subject.looks.sources
    kinds = {f"templates/{kind.name}{_KIND}" for kind in subject.kinds}
    return frozenset(name for name in at_hand.keys() | kinds if inputs.get(name) != at_hand.get(name, _NOT_HERE))


def looks_altered(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Whatever is not a document's own words is what the templates give: styles, lists, fonts, theme, settings, header,
    footer and page of a Word file are those of reference.docx; the shell of a page, its style sheet and its scripts
    are those of templates/styles.

    Words of a Word file can be seen, whatever letterhead it has: in a colour other than that of their ground, five
    points high, in a line that holds them.

    Heads of columns and labels of cards stand in the order of the templates, and the manifest declares what the
    template.yaml of each kind does.

    Passes: every file as it was built, also with a letterhead of the office's own.

    Fails: one style made white or tiny, a bullet that says something, a letterhead exchanged in every document, all
    scripts changed alike, words behind the first </html>, 牵头单位 and 配合单位 exchanged.
    """
    for document, kind, reading in subject.finished():
        for each in reading.foreign:
            if each.code == "looks-altered":
                told = message("words that cannot be seen: {what}", what=each.what)
                yield AuditProblem(told, _HINT, f"{document}.{kind}")
    for file, problem in labels_exchanged(subject):
        yield AuditProblem(problem, _HINT, file)
    yield from _declared_otherwise(subject)
    unknown = {
        name.endswith(_OF_WORD) for name in _unknown(subject) if name.startswith(_STYLES) or name.endswith(_KIND)
    }
    for document, kind, reading in subject.finished() if subject.looks else ():
        if (kind == "docx") not in unknown:
            for problem in _problems(subject, document, kind, reading):
                yield AuditProblem(problem, _HINT, f"{document}.{kind}")


def _declared_otherwise(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Kinds of the manifest that say something else than their template.yaml, which is at hand."""
    if subject.looks is None or isinstance(subject.manifest, Message):
        return
    inputs, kinds = (subject.manifest.get(name, {}) for name in ("inputs", "kinds"))
    for name, declared in subject.looks.kinds.items():
        file = f"templates/{name}{_KIND}"
        if name in kinds and inputs.get(file) == subject.looks.sources.get(file) and kinds[name] != declared:
            yield AuditProblem(
                message("the manifest declares otherwise than {file}: {kind}", file=file, kind=name), _HINT, MANIFEST
            )


def _problems(subject: AuditSubject, document: str, kind: str, reading: ReadDocument) -> Iterator[Message]:
    if subject.looks is None:
        return
    own = subject.kind_of(document)
    name = own.name if own else ""
    if kind == "docx":
        yield from word_problems(subject.looks.word, name, reading)
        return
    text = subject.files[f"{document}.html"].decode("utf-8", "replace")
    form = own is not None and own.per_form
    up = "../" * (1 + document.count("/"))
    head = page_head(text, reading, name, up, form=form, closed=form and subject.is_closed(document))
    yield from shell_problems(subject.looks.page(head), text, form=form)
