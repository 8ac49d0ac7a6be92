"""Where the outside judges are, for every test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

NODE_MODULES = Path(__file__).parent / "node_modules"
os.environ.setdefault("POLICYDOCS_NODE_MODULES", str(NODE_MODULES))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="rewrite tests/outputs/golden from the outputs")


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder that `make test` fills with npm. Without it tests fail, they do not skip."""
    folder = Path(os.environ["POLICYDOCS_NODE_MODULES"])
    if not (folder / "axe-core").is_dir():
        pytest.fail(f"the outside judges are not in {folder}; `make test` installs them")
    return folder
