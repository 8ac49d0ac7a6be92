"""Each stage of the pipeline warm, and each kind of document in each format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.performance.task import POLICY, Asked, Measured, Task, in_ms, in_turn
from benchmarks.performance.warm import Warm, warm
from generator.checks.run import run_checks
from generator.corrections.apply import corrected
from generator.documents.blocks import Document
from generator.notice.read import read_parts
from generator.policy.load import load_policy
from generator.workspace import POLICIES, notice_file
from generator.writers.write import write


def stages(asked: Asked, folder: Path) -> Measured:
    """Read, load, check, compose, write, audit, and the whole of it."""
    del folder
    policy = warm()
    found = in_ms(in_turn(_stages(policy), asked.part(0.6)))
    documents = [name for name in policy.files if name.endswith((".html", ".docx"))]
    told = f"{len(documents)} files of documents, {sum(map(len, policy.files.values())) / 1000:.0f} KB with the records"
    return Measured("Stages, warm", found, (told,))


def _stages(policy: Warm) -> Iterator[Task]:
    folder = policy.workspace.policy_folder(POLICY)
    read_once = read_parts(notice_file(folder))
    readings = policy.subject.policy.readings
    documents = policy.composed()
    texts, unaccepted = policy.templates.texts(), policy.templates.unaccepted()
    yield Task("read the notice", lambda: read_parts(notice_file(folder)))
    yield Task("apply the readings", lambda: corrected(read_once, readings))
    yield Task("load the model", lambda: load_policy(folder, f"{POLICIES}/{POLICY}"))
    yield Task("run the checks", lambda: list(run_checks(policy.subject, texts, unaccepted)), policy.fresh_subject)
    yield Task("compose all documents", policy.composed, policy.fresh_subject)
    yield Task("write all in Word", lambda: _all_written(policy, documents, "docx"))
    yield Task("write all in HTML", lambda: _all_written(policy, documents, "html"))
    yield Task("model, ledger, manifest", policy.records)
    yield Task("audit all files", policy.audited)
    yield Task("check and audit", policy.checked_and_audited)
    yield Task("whole policy made and audited", policy.made_and_audited, policy.fresh_subject)
    yield Task("whole policy built and published", policy.built)


def kinds(asked: Asked, folder: Path) -> Measured:
    """Each kind of document: composed from the model, and written in each of its formats; all forms together."""
    del folder
    return Measured("Each kind and format, warm", in_ms(in_turn(_by_kind(warm()), asked.part(0.6))))


def _by_kind(policy: Warm) -> Iterator[Task]:
    for kind, declared in policy.templates.kinds.items():
        documents = policy.composed(kind) if declared.per not in ("site", "revision") else []
        if not documents:
            continue
        yield Task(f"{kind}: composed", lambda kind=kind: policy.composed(kind), policy.fresh_subject)
        for form in declared.formats:
            yield Task(f"{kind}: {form}", lambda them=documents, form=form: _all_written(policy, them, form))


def _all_written(policy: Warm, documents: list[Document], form: str) -> None:
    for each in documents:
        if form in policy.templates.kinds[each.kind].formats:
            write(each, form, policy.styles)
