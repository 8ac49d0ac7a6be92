"""One policy loaded, its notice read, both checked; what another command found of the same files is not found again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.checks.known import passed_over, run_known
from generator.checks.subject import CheckSubject
from generator.corrections.refused import Refusal
from generator.dataclass import dataclass, replace
from generator.documents.templates import TemplateSet
from generator.examined import Examined, Look, examined_before, inputs_of, keep_examined
from generator.finding import Finding
from generator.kept.clean import CleanTexts
from generator.late import late
from generator.neighbours import Neighbourhood
from generator.notice.model import Notice
from generator.plain_json import Unsound
from generator.policy.chain import chain_of
from generator.policy.loaded import LoadedPolicy, own_lock
from generator.policy.prose import remember
from generator.policy.status import status_on
from generator.unchanged import Memory
from generator.workspace import POLICIES, Workspace, notice_file


@dataclass(frozen=True, slots=True)
class Checked:
    """A policy that was loaded and checked. `subject` is None where it could not be loaded."""

    name: str
    findings: tuple[Finding, ...]
    subject: CheckSubject | None = None


def check_policy(
    workspace: Workspace,
    templates: TemplateSet,
    name: str,
    as_of: date,
    around: Neighbourhood | None = None,
    clean: frozenset[str] = frozenset(),
    memory: Memory | None = None,
) -> Checked:
    """Read, load and check one policy, without writing anything but what `memory` keeps of it. `around`: the
    workspace's, where many policies are checked; `clean`: texts in which this very code found nothing before. Raises
    NoticeUnreadable."""
    asked = _Asked(workspace, name, as_of, around or Neighbourhood(workspace), clean)
    inputs = inputs_of(memory, name) if memory is not None else ""
    known = examined_before(memory, name, inputs, as_of) if memory is not None else None
    looked = (asked.as_before(known) if known is not None else None) or asked.looked()
    if isinstance(looked, Checked):
        return looked
    subject, examined = looked
    checked = run_known(subject, examined.found, templates.texts(), templates.unaccepted())
    findings = (*examined.loading.findings, *checked)
    if memory is not None and examined is not known:
        keep_examined(memory, inputs, subject, examined)
    let_pass = passed_over(subject, examined.found, findings)
    return Checked(name, findings, replace(subject, let_pass=let_pass) if let_pass else subject)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a check is about."""

    workspace: Workspace
    name: str
    as_of: date
    around: Neighbourhood
    clean: frozenset[str]

    @property
    def folder(self) -> Path:
        return self.workspace.policy_folder(self.name)

    def looked(self) -> tuple[CheckSubject, Examined] | Checked:
        """The policy loaded, its notice read, and both examined; or that it cannot be loaded."""
        looking = late("looking")
        look: Look = looking.look_at(self.folder, f"{POLICIES}/{self.name}")
        if look.loading.loaded is None or look.notice is None:
            return Checked(self.name, look.loading.findings)
        subject = self._subject(look.loading.loaded, look.notice, look.refusals, CleanTexts(self.clean))
        return subject, Examined(look.loading, look.notice, look.refusals, looking.before_lock(subject))

    def as_before(self, known: Examined) -> tuple[CheckSubject, Examined] | None:
        """As it was examined before, with its lock of now; None where that cannot be read, for loading to say why."""
        try:
            lock = own_lock(self.folder)
        except Unsound:
            return None
        remember(known.prose)
        clean = CleanTexts(self.clean | known.clean, set(known.clean))
        subject = self._subject(known.with_lock(lock), known.notice, known.refusals, clean)
        return replace(subject, items=known.items, plain=known.plain), known

    def _subject(
        self, loaded: LoadedPolicy, notice: Notice, refusals: tuple[Refusal, ...], clean: CleanTexts
    ) -> CheckSubject:
        neighbours = self.around.of(self.name, loaded.policy)
        status = status_on(loaded.policy, self.as_of, chain_of(loaded.policy, neighbours.policies))
        shown = f"{POLICIES}/{self.name}/{notice_file(self.folder).name}"
        return CheckSubject(loaded, notice, status, self.as_of, shown, refusals, neighbours=neighbours, clean=clean)
