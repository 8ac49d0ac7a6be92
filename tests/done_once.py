"""What hundreds of tests do alike is done once in each process of the tests: templates found and compiled, finished
files read; what has a process of its own only to be safe from strangers' files is done in this one.

All by content, so that what a test changes is done anew: templates as in Jinja's own caches of compiled code, by file
and by what it says; what the audit reads in a finished file (a frozen value) by its bytes; the labels of a template by
its text; the audit of a whole edition, which `check`, `build` and `verify` of one test make, by all its bytes and by
the sums of the templates that it is held to. Tests of the audit itself call it as it is. A sentence is looked through
for facts once. `fill` and `collect` check a policy and make its forms once for as long as no file of the workspace's
policies and templates is touched.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache

from generator import build, collect, looks, prefill, revision_pack, verify
from generator.audit import subject
from generator.audit.audit import audit
from generator.audit.looks import Looks
from generator.documents import kind_file
from generator.documents.templates import TemplateSet, ViewEnvironment
from generator.finding import Finding
from generator.notice import facts
from generator.notice.facts import Fact
from generator.notice.sources import office, pdf
from generator.notice.sources.apart import asked
from generator.policy import template_review
from generator.workspace import POLICIES, Workspace
from generator.writers.html import shell
from generator.writers.write import OutputStyles

_SMALL = 200_000  # bytes of a notice
_FILES = 200  # finished files of which it is known what they say: those of several editions
_TEXTS = 500
_SENTENCES, _LONG = 5_000, 2_000  # how many, and how many characters one has at most
_PREPARED = 12  # policies and forms; each is some megabytes
_Findings = tuple[Finding, ...]

_compiled: dict[tuple[str, str], CodeType] = {}
_facts: dict[str, tuple[Fact, ...]] = {}
_compiled_texts: dict[tuple[object, ...], CodeType] = {}


class InMemory(BytecodeCache):
    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = _compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            _compiled[bucket.key, bucket.checksum] = bucket.code


def compile_templates_once(patch: pytest.MonkeyPatch) -> None:
    """Where the user's cache is off, compiled templates are kept in memory."""
    made = ViewEnvironment.__init__

    def remembering(self: ViewEnvironment, *args: Any, **options: Any) -> None:
        made(self, *args, **{**options, "bytecode_cache": options.get("bytecode_cache") or InMemory()})

    compile_ = Environment.compile

    def compiled(self: Environment, source: Any, *of: Any, **options: Any) -> Any:
        """The shell of a page, which keeps nothing in memory."""
        if type(self) is not Environment or not isinstance(source, str) or options:
            return compile_(self, source, *of, **options)
        looks = (self.autoescape, self.trim_blocks, self.lstrip_blocks, self.undefined)
        key = (source, *of, *looks, *sorted(self.filters))
        if key not in _compiled_texts:
            _compiled_texts[key] = compile_(self, source, *of)
        return _compiled_texts[key]

    patch.setattr(ViewEnvironment, "__init__", remembering)
    patch.setattr(Environment, "compile", compiled)


def read_here(patch: pytest.MonkeyPatch) -> None:
    """A small PDF, or .doc, is read in this process: the one of its own that a reader has takes ten times as long to
    start. What is large, or breaks the reader, goes to one; tests/hostile asks for it always."""
    for module in (pdf, office):
        patch.setattr(module, "asked", _answered)


def _answered(reader: str, data: bytes, seconds: float) -> dict[str, Any] | None:
    if len(data) < _SMALL:
        with suppress(Exception):
            found: dict[str, Any] = json.loads(json.dumps(import_module(reader).answer(data)))
            return found
    return asked(reader, data, seconds)


def read_once(patch: pytest.MonkeyPatch) -> None:
    """An audit of forged files reads those that were forged; the others are as they were for the test before."""
    for form, reader in subject._READERS.items():
        patch.setitem(subject._READERS, form, lru_cache(_FILES)(reader))
    for name in ("labels_in", "names_in"):
        patch.setattr(looks, name, lru_cache(_TEXTS)(getattr(looks, name)))
    patch.setattr(kind_file, "read_kind", lru_cache(_TEXTS)(kind_file.read_kind))
    audited = _remembering_audits()
    for module in (build, verify):
        patch.setattr(module, "audit", audited)


def _remembering_audits() -> Callable[..., Iterator[Finding]]:
    known: dict[tuple[object, ...], _Findings] = {}

    def audited(
        files: Mapping[str, bytes], policy: str, held_to: Looks | None = None, before: Mapping[str, bytes] | None = None
    ) -> Iterator[Finding]:
        sums = None if held_to is None else (*held_to.sources.items(), *held_to.templates.items())
        key = (_sum(files), policy, sums, None if before is None else _sum(before))
        if key not in known:
            known[key] = tuple(audit(files, policy, held_to, before))
        return iter(known[key])

    return audited


def _sum(files: Mapping[str, bytes]) -> bytes:
    whole = blake2b()
    for name, data in sorted(files.items()):
        whole.update(f"{name}\0{len(data)}\0".encode())
        whole.update(data)
    return whole.digest()


def find_templates_once(patch: pytest.MonkeyPatch) -> None:
    """Each command sums the templates up, and makes of them the looks that the audit holds files to."""
    patch.setattr(template_review, "sum_of", lru_cache(_TEXTS)(template_review.sum_of))
    patch.setattr(template_review, "read_lock", lru_cache(_PREPARED)(template_review.read_lock))
    for name in ("embeddable", "carried_script"):
        patch.setattr(shell, name, lru_cache(_TEXTS)(getattr(shell, name)))
    for module in (build, verify):
        patch.setattr(module, "looks_of", _of_untouched_templates(looks.looks_of))


def _of_untouched_templates(function: Callable[[TemplateSet, OutputStyles], Looks]) -> Callable[..., Looks]:
    known: dict[tuple[object, ...], Looks] = {}

    def remembered(templates: TemplateSet, styles: OutputStyles) -> Looks:
        key = (*templates.kinds, *(part for path in templates.sources.values() for part in _state(path)))
        if key not in known:
            _make_room(known)
            known[key] = function(templates, styles)
        return known[key]

    return remembered


def find_facts_once(patch: pytest.MonkeyPatch) -> None:
    """The sentences of a few notices are looked through by every check, draft and audit of every test."""
    whole = facts.find_facts

    def remembered(text: str) -> tuple[Fact, ...]:
        if type(text) is not str or len(text) >= _LONG:
            return whole(text)
        if text not in _facts:
            _make_room(_facts, _SENTENCES)
            _facts[text] = whole(text)
        return _facts[text]

    for name, module in list(sys.modules.items()):
        if name.startswith("generator.") and vars(module).get(whole.__name__) is whole:
            patch.setattr(module, whole.__name__, remembered)


def forget_facts() -> None:
    """For what is measured."""
    _facts.clear()


def prepare_once(patch: pytest.MonkeyPatch) -> None:
    """Of a workspace that stays as it is, `fill` and `collect` prepare the same forms for every roster and pile."""
    patch.setattr(prefill, "check_policy", _of_untouched(prefill.check_policy))
    patch.setattr(revision_pack, "check_policy", _of_untouched(revision_pack.check_policy))
    patch.setattr(collect, "_known_forms", _of_untouched(collect._known_forms))
    patch.setattr(prefill, "make_form", _of_same_subject(prefill.make_form))


def _of_untouched(function: Callable[..., Any]) -> Callable[..., Any]:
    known: dict[tuple[object, ...], Any] = {}

    def remembered(workspace: Workspace, templates: object, *rest: object) -> Any:
        key = (workspace.root, *rest, *_files_of(workspace))
        if key not in known:
            _make_room(known)
            known[key] = function(workspace, templates, *rest)
        return known[key]

    return remembered


def _make_room(known: dict[Any, Any], most: int = _PREPARED) -> None:
    """What was made first goes."""
    if len(known) >= most:
        del known[next(iter(known))]


def _files_of(workspace: Workspace) -> Iterator[object]:
    """What tells that no file was touched, made or removed."""
    for folder in (workspace.root / POLICIES, *workspace.template_folders):
        for path in sorted(folder.rglob("*")):
            yield _state(path)


def _state(path: Path) -> tuple[object, ...]:
    stat = path.stat()
    return str(path), stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _of_same_subject(function: Callable[..., Any]) -> Callable[..., Any]:
    """A subject that was remembered was checked with the same templates."""
    known: dict[tuple[int, str], tuple[object, Any]] = {}  # the subject is kept, so that its number stays its own

    def remembered(subject: object, templates: object, styles: object, form: str) -> Any:
        key = (id(subject), form)
        if key not in known:
            _make_room(known)
            known[key] = subject, function(subject, templates, styles, form)
        return known[key][1]

    return remembered
