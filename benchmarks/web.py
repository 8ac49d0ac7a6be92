"""What the pages weigh and how they load on a phone (`make web`).

    python -m benchmarks.web [FOLDER]

prints a line for each page below FOLDER (without it: the policies as of today, made without the audit):

    bytes      of the page, and of its `data-*` attributes
    CLS        cumulative layout shift (https://web.dev/cls), from PerformanceObserver
    blocking   milliseconds by which tasks exceed 50 ms each (total blocking time), on a processor slowed to a quarter
    sideways   CSS pixels by which the page is wider than the screen
    off        elements with words that begin beyond the right edge of the screen
    amount x   the left edge of the first cell with a sum, of the first table that has one

on a screen of 375 x 812 CSS pixels, as Lighthouse measures a phone. The start page comes first.
"""

from __future__ import annotations

import datetime
import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import BrowserContext

from generator.build import make_files
from generator.checking import check_policy
from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import load_templates
from generator.making import BuildChoice
from generator.start_page import start_page
from generator.workspace import Workspace
from generator.writers.write import load_styles
from tests.outputs.judges import chromium

SCREEN = {"width": 375, "height": 812}
SLOWED = 4  # as Lighthouse slows the processor
_LOADS = 3
_SETTLED = 500  # milliseconds after loading in which a page may still move
_DATA = re.compile(r' data-[a-z]+="[^"]*"')

WATCH = """
window.seen = {cls: 0, blocking: 0};
new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) seen.cls += e.value; }))
  .observe({type: 'layout-shift', buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(e => { seen.blocking += Math.max(0, e.duration - 50); }))
  .observe({type: 'longtask', buffered: true});
"""
_OFF = """() => {
  const width = document.documentElement.clientWidth;
  const own = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  const shown = e => e.checkVisibility() && !e.closest('.hidden, .skip, thead');
  return [...document.querySelectorAll('main *')]
    .filter(e => own(e) && shown(e) && e.getBoundingClientRect().left >= width).length;
}"""
_AMOUNT = """() => {
  const cells = [...document.querySelectorAll('main td')];
  const sum = cells.find(e => /\\d(?:\\.\\d+)?万元/.test(e.textContent) && e.checkVisibility());
  return sum ? Math.round(sum.getBoundingClientRect().left) : null;
}"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A page as a phone loads it. Sizes in bytes, times in milliseconds, lengths in CSS pixels."""

    name: str
    size: int
    data: int
    shift: float
    blocking: float
    sideways: int
    off: int
    amount: int | None

    def line(self) -> str:
        """The figures in columns."""
        return (
            f"{self.name:<46}{self.size:>9}{self.data:>8}{self.shift:>8.3f}{self.blocking:>9.0f}"
            f"{self.sideways:>9}{self.off:>5}{'—' if self.amount is None else self.amount:>9}"
        )


HEAD = f"{'page':<46}{'bytes':>9}{'data-*':>8}{'CLS':>8}{'blocking':>9}{'sideways':>9}{'off':>5}{'amount x':>9}"


def load(browser: BrowserContext, path: Path, name: str) -> Loaded:
    """The page at `path`: the largest shift of several loads, and the shortest blocking, since others use the
    machine too."""
    found = [load_once(browser, path, name) for _ in range(_LOADS)]
    return replace(found[0], shift=max(each.shift for each in found), blocking=min(each.blocking for each in found))


def load_once(browser: BrowserContext, path: Path, name: str) -> Loaded:
    """The page at `path`, loaded in a new tab."""
    text = path.read_text(encoding="utf-8")
    page = browser.new_page()
    page.set_viewport_size({"width": SCREEN["width"], "height": SCREEN["height"]})
    page.add_init_script(WATCH)
    browser.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.goto(path.as_uri())
    page.wait_for_timeout(_SETTLED)
    seen = page.evaluate("window.seen")
    found = Loaded(
        name,
        len(text.encode()),
        sum(len(each) for each in _DATA.findall(text)),
        seen["cls"],
        seen["blocking"],
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
        page.evaluate(_OFF),
        page.evaluate(_AMOUNT),
    )
    page.close()
    return found


def made(output: Path, as_of: datetime.date) -> Path:
    """The policies of the project on a day, written below `output` without audit and publishing."""
    workspace = Workspace(Path(__file__).resolve().parents[1])
    templates = load_templates(workspace.template_folders, TEMPLATE_FUNCTIONS)
    styles = load_styles(templates)
    for name in workspace.policy_names():
        subject = check_policy(workspace, templates, name, as_of).subject
        if subject is not None:
            _put(output / name, make_files(workspace, templates, styles, subject, BuildChoice()))
    _put(output, start_page(output, {}, templates, styles))
    return output


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name).resolve()
        given = sys.argv[1:]
        output = Path(given[0]).resolve() if given else made(work / "output", datetime.datetime.now().date())
        sys.stdout.write(f"{HEAD}\n")
        with chromium(work / "browser-profile", locale="zh-CN") as browser:
            for path in sorted(output.rglob("*.html"), key=lambda each: (len(each.parts), each)):
                sys.stdout.write(f"{load(browser, path, path.relative_to(output).as_posix()).line()}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
