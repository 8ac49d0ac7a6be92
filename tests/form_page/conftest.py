"""The forms of the real policy as pages on disk, and a fresh page of the session's browser."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from generator.build import make_files
from generator.checking import check_policy
from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import load_templates
from generator.making import BuildChoice
from generator.workspace import Workspace
from generator.writers.write import load_styles

from .filling import Form, form_of

POLICY = "qinzhou-gxq-2021-12"
NAMES = ("gazelle", "high-tech-recognition", "incubation-rent", "incubator", "innovation-platform", "patent-purchase")
_ROOT = Path(__file__).resolve().parents[2]
_REFUSAL = "Content Security Policy"  # a test tries to send something: that is to be refused, and the browser says so
Opened = Callable[..., Form]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the policy, as of a day within its term."""
    workspace = Workspace(_ROOT)
    templates = load_templates(workspace.template_folders, TEMPLATE_FUNCTIONS)
    subject = check_policy(workspace, templates, POLICY, datetime.date(2025, 6, 30)).subject
    assert subject is not None
    files = make_files(workspace, templates, load_styles(templates), subject, BuildChoice(kinds=("form",)))
    made = tmp_path_factory.mktemp("表单 forms") / POLICY
    for name, data in files.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(data)
    return made


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[Page]:
    """A page without a draft, whose complaints fail the test."""
    opened = browser.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda told: None if _REFUSAL in told.text else complaints.append(told.text))
    opened.on("dialog", lambda asked: asked.accept())
    opened.emulate_media(reduced_motion="reduce")
    yield opened
    if opened.url.startswith("file:"):
        opened.evaluate("localStorage.clear()")
    opened.close()
    assert complaints == []


@pytest.fixture
def opened(page: Page, folder: Path) -> Opened:
    """Opens a form by its name."""

    def open_form(name: str = "patent-purchase") -> Form:
        page.goto((folder / "forms" / f"{name}.html").as_uri())
        return form_of(page)

    return open_form
