"""Where the outside judges are, and one browser, for every test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, sync_playwright

from tests.outputs.judges import CHROMIUM_FLAGS

NODE_MODULES = Path(__file__).parent / "node_modules"
os.environ.setdefault("POLICYDOCS_NODE_MODULES", str(NODE_MODULES))
# What one test found out is nothing for another, which may have put something else in the place of the code.
os.environ["POLICYDOCS_CACHE"] = "off"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="rewrite tests/outputs/golden from the outputs")


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder that `make test` fills with npm. Without it tests fail, they do not skip."""
    folder = Path(os.environ["POLICYDOCS_NODE_MODULES"])
    if not all((folder / judge).is_dir() for judge in ("axe-core", "vnu-jar")):
        pytest.fail(f"the outside judges are not in {folder}; `make test` installs them")
    return folder


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """One Chromium for the session (Playwright allows one a thread), with a profile of its own."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("chromium is not installed")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"), executable_path=chromium, headless=True, args=CHROMIUM_FLAGS
        )
        yield context
        context.close()
