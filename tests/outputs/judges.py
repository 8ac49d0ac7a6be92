"""The outside judges: programs by other people that say whether finished files are right (STANDARDS.md, A)."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

# --no-sandbox: tests may run as root; the others keep the browser from calling home.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A run is over before Java's second compiler and its threads would pay: half of the processor time without them.
_BRIEFLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def ooxml_faults(file: Path, node_modules: Path) -> list[str]:
    """What the Open XML SDK finds wrong in a Word file."""
    machine = {"x86_64": "x64", "aarch64": "arm64", "amd64": "x64"}.get(platform.machine().lower(), "x64")
    program = node_modules / "@xarsh" / f"ooxml-validator-{platform.system().lower()}-{machine}" / "ooxml-validator"
    ended = subprocess.run([program, file], capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 0, ended.stderr
    result = json.loads(ended.stdout)
    assert result["ok"] == (not result["errors"])
    return [f"{fault.get('path')}: {fault.get('description')}" for fault in result["errors"]]


def html_faults(files: Sequence[Path], node_modules: Path) -> list[str]:
    """What the Nu Html Checker finds wrong in pages: errors and warnings, not its mere remarks."""
    jar = node_modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", *_BRIEFLY, "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]
    ended = subprocess.run(
        [*command, *map(str, files)], capture_output=True, text=True, encoding="utf-8", check=True, timeout=120
    )
    told = json.loads(ended.stdout)["messages"]
    return [
        f"{Path(each['url']).name}:{each.get('lastLine')}: {each['message']}"
        for each in told
        if each["type"] == "error" or each.get("subType") == "warning"
    ]


@contextmanager
def chromium(profile: Path, **options: Any) -> Iterator[BrowserContext]:
    """One browser with a profile of its own."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program is not None, "chromium is not installed; `make test` installs it"
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=program, headless=True, args=CHROMIUM_FLAGS, **options
        )
        try:
            yield context
        finally:  # also where a test fails: an open browser holds the run up
            context.close()


# Shows also what page.css leaves unpainted until it comes near the screen.
LAID_OUT = """() => {
  const far = [...document.querySelectorAll('*')].filter(e => getComputedStyle(e).contentVisibility === 'auto');
  for (const each of far) each.style.contentVisibility = 'visible';
}"""


def axe_violations(page: Page, node_modules: Path) -> list[str]:
    """What axe finds wrong in the page that is open, by WCAG 2.2 AA and good practice."""
    page.evaluate(LAID_OUT)
    page.evaluate((node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    result = page.evaluate("rules => axe.run({runOnly: rules})", AXE_RULES)
    assert len(result["passes"]) > 10, "axe did not run its rules"
    return [f"{found['id']}: {node['html'][:160]}" for found in result["violations"] for node in found["nodes"]]


def pdf_pages(file: Path) -> int:
    """How many pages a PDF has, by Poppler."""
    ended = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True, timeout=60)
    return int(next(line for line in ended.stdout.splitlines() if line.startswith("Pages:")).split()[1])
