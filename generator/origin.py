"""Findings on files that were made a moment ago, told where their cause stands: in the model, or in a template.

The audit speaks of finished files, which nobody edits. Nothing can have happened to files that lie in memory only, so
what it finds in them comes from a line of the model; or from a template, where a workspace has its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from generator.checks.subject import CheckSubject
from generator.dataclass import dataclass, replace
from generator.documents.templates import MAIN, TemplateSet
from generator.errors import TemplateError
from generator.finding import FilePlace, Finding
from generator.message import Message, message
from generator.policy.loaded import MAIN_FILE
from generator.publish.findings import policy_unbuildable
from generator.workspace import POLICIES, TEMPLATES, packaged

_FRAME = "frame"
# What only a template can get wrong: which words stand where.
_OF_TEMPLATES = frozenset({"place-undeclared", "wrong-place", "column-mixed", "wrong-item", "required-missing"})
_HINTS: Mapping[str, Message] = {
    "model-": message("the model says something else than the notice: correct this line, or waive it in checks.yaml"),
    "required-missing": message("no document prints this: remove it here if nothing uses it"),
}
_UNPRINTABLE = message("look up a value that is there and has words of its own: an amount, a name, a clause")
_FAULT = message("nothing in the model explains this: it is a fault of policydocs, please report it")


@dataclass(frozen=True)
class Origin:
    """What an edition was made of. `rows`: its ledger; `subject`: the checked policy; `templates`: those in force."""

    subject: CheckSubject
    templates: TemplateSet
    rows: Sequence[Mapping[str, Any]]

    def located(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings of an audit with the place of their cause, each once: one line is printed in several files."""
        told: set[tuple[object, ...]] = set()
        for finding in findings:
            found = self._located(finding)
            sign = (found.code, found.place, found.path, *_said(found.message))
            if sign not in told:
                told.add(sign)
                yield found

    def unbuildable(self, error: TemplateError) -> Finding:
        """What stopped composing, at the workspace's own template, else at the value that was printed last."""
        finding = policy_unbuildable(error, self.subject.name)
        own = error.template if error.template in self._own_templates else None
        if own is not None:
            return replace(finding, place=FilePlace(self._shown(own), error.line))
        place = self._place(error.path) or self._policy
        return replace(finding, message=error.problem, hint=_UNPRINTABLE, path=error.path, place=place)

    def _located(self, finding: Finding) -> Finding:
        template = self._template(finding)
        if template is not None:
            return replace(finding, place=template)
        path = next(filter(self._place, self._paths(finding)), None)
        place = self._place(path)
        if place is None:
            return replace(finding, place=self._policy, hint=_FAULT)
        hint = next((hint for start, hint in _HINTS.items() if finding.code.startswith(start)), finding.hint)
        return replace(finding, place=place, path=path, hint=hint)

    def _paths(self, finding: Finding) -> Iterator[str]:
        """The model paths that a finding may be about, the likeliest first."""
        if finding.path:
            yield finding.path
        if finding.clause:
            yield f"clauses.{finding.clause}"
        row = self._row_of.get(finding.statement or "", {})
        yield from (span["path"] for span in row.get("spans", ()) if span["path"])

    def _place(self, path: str | None) -> FilePlace | None:
        """The line of a model path; what follows from the model stands with what it is made of."""
        if not path:
            return None
        first, _, rest = path.partition(".")
        if first == "computed":
            example, _, step = rest.partition(".")
            path = f"examples.{example}.steps.{step}"
        place = self.subject.places.of(path)
        return None if place == self.subject.places.of("") else place

    @property
    def _policy(self) -> FilePlace:
        return FilePlace(f"{POLICIES}/{self.subject.name}/{MAIN_FILE}")

    def _template(self, finding: Finding) -> FilePlace | None:
        """The workspace's own template that is at fault."""
        row = self._row_of.get(finding.statement or "", {})
        kind = self._kind_of(finding)
        if not self._own_templates or not (finding.code in _OF_TEMPLATES or _is_frame(finding, row)):
            return None
        words = finding.mark or ""
        for name, text in self._own_templates.items():
            line = next((number for number, line in enumerate(text.splitlines(), 1) if words and words in line), None)
            if line is not None:
                return FilePlace(self._shown(name), line)
        main = f"{kind}/{MAIN}"
        return FilePlace(self._shown(main)) if main in self._own_templates else None

    def _shown(self, name: str) -> str:
        """The file of a template in the workspace: the policy's own, or that of all policies."""
        own = f"{POLICIES}/{self.subject.name}/{TEMPLATES}"
        found = self.templates.sources[name].as_posix()
        return f"{own if found.endswith(f'/{own}/{name}') else TEMPLATES}/{name}"

    def _kind_of(self, finding: Finding) -> str | None:
        document = (finding.place.file if finding.place else "").split("/", 2)[-1].rpartition(".")[0]
        kinds = self.templates.kinds.values()
        return next((kind.kind for kind in kinds if document.startswith(kind.name.partition("{")[0])), None)

    @cached_property
    def _row_of(self) -> Mapping[str, Mapping[str, Any]]:
        return {str(row["id"]): row for row in self.rows}

    @cached_property
    def _own_templates(self) -> Mapping[str, str]:
        """The Jinja templates that the workspace has itself, by name."""
        ours = packaged(TEMPLATES).resolve()
        sources = self.templates.sources
        own = {name for name, path in sources.items() if not path.resolve().is_relative_to(ours)}
        return {name: text for name, text in self.templates.texts().items() if name in own}


def _is_frame(finding: Finding, row: Mapping[str, Any]) -> bool:
    """Whether it is about words that a template writes itself."""
    mark = finding.mark or ""
    own = any(span["kind"] == _FRAME and mark and mark in span["text"] for span in row.get("spans", ()))
    return own and finding.path is None


def _said(told: Message) -> tuple[object, ...]:
    """What a message says, whichever statement and document say it."""
    return (told.template, *(str(value) for name, value in told.values.items() if name not in _WHERE))


_WHERE = frozenset({"id", "document", "file", "whole"})
