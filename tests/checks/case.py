"""A case: a small notice, a model beside it, and what the checks are to say. tests/cases/README.md is the manual."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from generator.checks.run import run_checks
from generator.checks.subject import CheckSubject
from generator.corrections.apply import corrected
from generator.finding import Finding
from generator.manual import FINISHED
from generator.neighbours import neighbours_of
from generator.notice.read import read_parts
from generator.policy.chain import Neighbours, chain_of
from generator.policy.load import LoadedPolicy, load_policy
from generator.policy.review import LOCK_FILE
from generator.policy.status import status_on
from generator.policy.template_review import TemplateReview, accept_templates, template_reviews
from generator.policy.yaml_source import read_yaml
from generator.workspace import Workspace

from ..builders import AS_OF, HEAD, SHOWN_AS, a_notice, a_notice_text, clause_ids, write_policy

FOLDER = Path(__file__).parents[1] / "cases"


class Expected(BaseModel):
    """A finding: what its message holds, and where it points."""

    model_config = ConfigDict(extra="forbid")

    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    file: str = f"{SHOWN_AS}/policy.yaml"
    hint: str | None = None


class Case(BaseModel):
    """One file below tests/cases."""

    model_config = ConfigDict(extra="forbid")

    shows: str
    clauses: tuple[str, ...] = ()
    notice: str | None = None
    model: str | None = None
    faq: str | None = None
    forms: str | None = None
    office: str | None = None
    readings: str | None = None
    checks: str | None = None
    lock: str | None = None
    beside: dict[str, str] = Field(default_factory=dict)
    name: str | None = None
    others: dict[str, str] = Field(default_factory=dict)
    templates: dict[str, str] = Field(default_factory=dict)
    accepted_templates: dict[str, str] | None = None
    whole: bool = False
    encoding: str = "utf-8"
    as_of: datetime.date = AS_OF
    expect: tuple[Expected, ...] = ()

    def notice_text(self) -> str:
        return self.notice if self.notice is not None else a_notice_text(self.clauses)

    def files(self) -> dict[str, str]:
        """The model files. policy.yaml is `model` and behind it those keys of a whole policy that it leaves out."""
        named = {
            "faq.yaml": self.faq,
            "forms.yaml": self.forms,
            "office.yaml": self.office,
            "readings.yaml": self.readings,
            "checks.yaml": self.checks,
            "review.lock": self.lock,
        }
        files = {name: text for name, text in named.items() if text is not None} | self.beside
        if self.model is None and self.whole:
            return files
        model = self.model or ""
        return {
            "policy.yaml": model if self.whole else "\n".join((model.rstrip("\n"), *self._left_out(model))),
            **files,
        }

    def _left_out(self, model: str) -> list[str]:
        standard = {**HEAD, "clauses": clause_ids(a_notice(self.clauses))}
        present = {line.partition(":")[0] for line in model.splitlines() if line[:1].isalpha()}
        return [line for key, line in standard.items() if key not in present]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Where a case stands: tests/cases/<code>/<name>.yaml."""

    path: Path

    @property
    def code(self) -> str:
        return self.path.parent.name

    @property
    def name(self) -> str:
        return f"{self.code}/{self.path.stem}"

    def read(self) -> Case:
        return Case.model_validate(read_yaml(self.path.read_text(encoding="utf-8"), self.path.name).data)


CASES = tuple(CaseFile(path) for path in sorted(FOLDER.glob("*/*.yaml")) if path.parent.name not in FINISHED)


def findings_of(case: Case, root: Path) -> tuple[Finding, ...]:
    """Everything that loading and checking the case finds, through files on disk."""
    folder = write_policy(root, {"notice.txt": case.notice_text()})
    for name, text in case.files().items():
        (folder / name).write_text(text, encoding=case.encoding, newline="\n")
    loading = load_policy(folder, f"policies/{case.name}" if case.name else SHOWN_AS)
    if loading.loaded is None:
        return loading.findings
    neighbours = _neighbours(case, loading.loaded, root / "others")
    status = status_on(loading.loaded.policy, case.as_of, chain_of(loading.loaded.policy, neighbours.policies))
    read = corrected(read_parts(folder / "notice.txt"), loading.loaded.policy.readings)
    subject = CheckSubject(
        loading.loaded,
        read.notice,
        status,
        case.as_of,
        f"{SHOWN_AS}/notice.txt",
        refusals=read.refusals,
        neighbours=neighbours,
    )
    return (*loading.findings, *run_checks(subject, case.templates, reviews_of(case, root / "templates")))


def _neighbours(case: Case, loaded: LoadedPolicy, root: Path) -> Neighbours:
    """The other policies of the case's workspace; as everywhere, those that no tie leads to are not loaded."""
    if not case.others:
        return Neighbours()
    for name, text in ((loaded.name, case.files()["policy.yaml"]), *case.others.items()):
        _put(root / "policies" / name, {"policy.yaml": text})
    return neighbours_of(Workspace(root), loaded.name)


def reviews_of(case: Case, folder: Path) -> tuple[TemplateReview, ...]:
    """How the templates of the case stand to those that were accepted before (None: nobody has accepted any)."""
    if case.accepted_templates is not None:
        _put(folder, case.accepted_templates)
        (folder / LOCK_FILE).write_bytes(accept_templates(folder, "Li", "2024-05-06")[0])
        for name in case.accepted_templates.keys() - case.templates.keys():
            (folder / name).unlink()
    _put(folder, case.templates)
    sources = {name: folder / name for name in case.templates}
    return tuple(template_reviews(sources, {name: path.read_bytes() for name, path in sources.items()}, (folder,)))


def _put(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
