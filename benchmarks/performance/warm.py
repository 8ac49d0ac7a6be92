"""The example policy, warm: libraries loaded, templates compiled, styles read, as in a build that has made others.

What is composed is read and checked anew for each round, outside the time taken, so that nothing of it is left from
the round before.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
import zlib
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from benchmarks.performance.task import POLICY, ROOT
from generator.audit.audit import audit
from generator.audit.read.docx import read_docx
from generator.audit.read.html import read_html
from generator.audit.read.ledger import read_head, read_ledger
from generator.build import build_policy, folder_files, make_files
from generator.checking import check_policy
from generator.checks.subject import CheckSubject
from generator.cli.templating import templates_of
from generator.collector import spare_what_stays
from generator.documents.blocks import Document
from generator.documents.compose import compose
from generator.looks import looks_of
from generator.making import BuildChoice, composing
from generator.publish.edition import FinishedEdition
from generator.publish.journal import Journal, staging_folder
from generator.publish.switch import switch_policies
from generator.workspace import Workspace
from generator.writers.write import load_styles, write

AS_OF = date(2025, 6, 30)


class Warm:
    """The policy, templates and styles in force, and what is done with them."""

    def __init__(self) -> None:
        self.workspace = Workspace(ROOT)
        self.templates = templates_of(self.workspace)
        self.styles = load_styles(self.templates)
        self.looks = looks_of(self.templates, self.styles)
        spare_what_stays()  # as a build does; the peers are measured in the same process
        self.subject = self.fresh_subject()
        self.guidebook = self.composed("guidebook")[0]
        self.word = self.written("docx")
        self.document_xml = zipfile.ZipFile(io.BytesIO(self.word)).read("word/document.xml")

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file of the policy, for the audit."""
        return self.all_files()

    def fresh_subject(self) -> CheckSubject:
        """The policy, read and checked anew."""
        subject = check_policy(self.workspace, self.templates, POLICY, AS_OF).subject
        assert subject is not None
        self.subject = subject
        return subject

    def composed(self, *kinds: str) -> list[Document]:
        """The documents of these kinds; all where none is named."""
        chosen = set(kinds or self.templates.kinds)
        return [each for each in compose(composing(self.subject), self.templates, chosen) if each.kind in chosen]

    def written(self, form: str) -> bytes:
        return write(self.guidebook, form, self.styles)

    def guidebook_in(self, *formats: str) -> None:
        """From the model to the bytes of these formats."""
        self.guidebook = self.composed("guidebook")[0]
        for form in formats:
            self.written(form)

    def deflated(self) -> bytes:
        """The physical limit of a Word file: its document.xml squeezed as zip does it, and nothing else."""
        machine = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        return machine.compress(self.document_xml) + machine.flush()

    def all_files(self) -> dict[str, bytes]:
        return make_files(self.workspace, self.templates, self.styles, self.subject, BuildChoice())

    def records(self) -> None:
        """Model, ledger and manifest of a folder without documents."""
        folder_files(self.workspace, self.templates, self.subject, FinishedEdition({}, ()))

    def audited(self) -> None:
        self._audit(self.files)

    def made_and_audited(self) -> None:
        self._audit(self.all_files())

    def _audit(self, files: dict[str, bytes]) -> None:
        _forget_files()
        list(audit(files, POLICY, self.looks))

    def checked_and_audited(self) -> None:
        check_policy(self.workspace, self.templates, POLICY, AS_OF)
        self.audited()

    def built(self) -> None:
        """Everything: read, checked, made, audited, written to the disk, put in place."""
        _forget_files()
        with tempfile.TemporaryDirectory() as folder:
            elsewhere = Workspace(self.workspace.root, Path(folder))
            staging = staging_folder(elsewhere.output, "bench")
            made = build_policy(elsewhere, self.templates, self.styles, POLICY, AS_OF, BuildChoice(), staging)
            assert made.staged is not None
            assert not switch_policies(elsewhere.output, Journal("bench", (made.staged,)))


def _forget_files() -> None:
    """The audit's readers remember files by their content; in a build they have not seen any."""
    for reader in (read_html, read_docx, read_ledger, read_head):
        reader.cache_clear()


@cache
def warm() -> Warm:
    """One for all measures of a run."""
    return Warm()
