"""Scripts of forms are those that the manifest names, with or without comments and indentation."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.audit.checks.pages import embedded_altered
from generator.audit.looks import Looks
from generator.audit.subject import AuditSubject
from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import load_templates
from generator.looks import looks_of
from generator.writers.write import load_styles
from tests.audit.conftest import POLICY
from tests.audit.edits import Files

_TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_SCRIPT = re.compile(r'(<script id="script-([a-z-]+)">\n).*?(</script>)', re.DOTALL)


@pytest.fixture(scope="module")
def looks() -> Looks:
    templates = load_templates((_TEMPLATES,), TEMPLATE_FUNCTIONS)
    return looks_of(templates, load_styles(templates))


def pages_of_forms(files: Files) -> list[str]:
    return [name for name in files if name.startswith("forms/") and name.endswith(".html")]


def in_forms(files: Files, old: str, new: str) -> Files:
    """Every form changed alike."""
    return {**files, **{name: files[name].replace(old.encode(), new.encode()) for name in pages_of_forms(files)}}


def with_whole_scripts(page: bytes) -> bytes:
    """As policydocs wrote it before scripts travelled without comments."""
    return _SCRIPT.sub(
        lambda found: found[1] + (_TEMPLATES / f"styles/{found[2]}.js").read_text(encoding="utf-8") + found[3],
        page.decode(),
    ).encode()


def found(files: Files, looks: Looks | None) -> set[str]:
    return {problem.file for problem in embedded_altered(AuditSubject(files, POLICY, looks))}


def test_scripts_of_an_honest_edition_are_those_of_the_manifest(part: Files, looks: Looks) -> None:
    assert found(part, looks) == set()


def test_scripts_of_an_edition_from_before_are_those_of_the_manifest_too(part: Files, looks: Looks) -> None:
    whole = {name: with_whole_scripts(data) if name.endswith(".html") else data for name, data in part.items()}
    assert all(len(whole[name]) > len(part[name]) for name in pages_of_forms(part))
    assert found(whole, looks) == set()


def test_scripts_changed_alike_in_all_forms_are_found(part: Files, looks: Looks) -> None:
    changed = in_forms(part, "form.after(made);", "form.after(made);\nx();")
    assert found(changed, looks) == set(pages_of_forms(part)) != set()


def test_a_script_that_is_not_at_hand_is_held_to_the_others_of_its_edition(part: Files, looks: Looks) -> None:
    others = replace(looks, sources=dict.fromkeys(looks.sources, "-"))
    name = pages_of_forms(part)[0]
    one = {**part, name: part[name].replace(b"form.after(made);", b"x();")}
    for unknown in (None, others):
        assert found(part, unknown) == set()
        assert len(found(one, unknown)) == 1  # of two that differ
