"""How fast the real policy is made, against the targets of issue 2 (`make bench`).

Run: `python benchmarks/bench.py [ROUNDS]`. Everything is measured warm, in one process, in rounds; each round takes the
tasks in another order, so that no task always runs in the wake of the same other one. Medians in ms are printed, then
the targets and whether they were met. The exit code is 1 when one was missed.
"""

from __future__ import annotations

import gc
import io
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from docx import Document as OpenDocument
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from lxml import etree

from generator.audit.audit import audit
from generator.build import Choice, build_policy, check_policy, make_files
from generator.cli.options import templates_of
from generator.documents.blocks import Document
from generator.documents.compose import Subject, compose
from generator.workspace import Workspace
from generator.writers.write import load_styles, write

ROOT = Path(__file__).parents[1]
POLICY = "qinzhou-gxq-2021-12"
AS_OF = date(2025, 6, 30)
ROUNDS = 15
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Target:
    """A ratio or a time that must not be exceeded (`at_most`) or must be reached (`at_least`)."""

    what: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None

    @property
    def met(self) -> bool:
        return self.value <= self.at_most if self.at_most is not None else self.value >= (self.at_least or 0)

    @property
    def limit(self) -> str:
        return f"at most {self.at_most:g}" if self.at_most is not None else f"at least {self.at_least:g}"


def word_content(data: bytes) -> list[Block]:
    """The body of a Word file, in order: paragraphs with style and runs (text, bold), tables with those in cells."""
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))[0]
    return list(_blocks(body))


def _blocks(parent: etree._Element) -> Iterator[Block]:
    for element in parent:
        if element.tag == f"{W}p":
            runs = list(_runs(element))
            if runs:
                yield {"style": _style(element), "runs": runs, "rows": None}
        elif element.tag == f"{W}tbl":
            rows = [[list(_blocks(cell)) for cell in row.iter(f"{W}tc")] for row in element.iter(f"{W}tr")]
            yield {"style": None, "runs": None, "rows": rows}
        elif element.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _blocks(element)


def _style(paragraph: etree._Element) -> str:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if named is None else str(named.get(f"{W}val"))


def _runs(paragraph: etree._Element) -> Iterator[Block]:
    for run in paragraph.iter(f"{W}r"):
        text = "".join(each.text or "" for each in run.iter(f"{W}t"))
        if text:
            yield {"text": text, "bold": run.find(f"{W}rPr/{W}b") is not None}


def joined(blocks: list[Block]) -> list[object]:
    """What blocks say and how: runs of one look joined, for a comparison that does not ask how a writer cuts them."""
    return [
        [[joined(cell) for cell in row] for row in block["rows"]]
        if block["rows"]
        else (
            block["style"],
            [
                ("".join(run["text"] for run in alike), bold)
                for bold, alike in groupby(block["runs"], itemgetter("bold"))
            ],
        )
        for block in blocks
    ]


def docxtpl_template(data: bytes) -> bytes:
    """A docxtpl template on the lean package of a finished Word file, that loops over paragraphs and tables."""
    document = OpenDocument(io.BytesIO(data))
    body = document.element.body
    for element in list(body)[:-1]:
        body.remove(element)
    document.add_paragraph("{%p for block in blocks %}")
    document.add_paragraph("{%p if block.rows is none %}")
    _loop_over_runs(document.add_paragraph(), "block")
    document.add_paragraph("{%p else %}")
    table = document.add_table(3, 3)
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    table.cell(1, 0).text = "{%tc for cell in row %}"
    cell = table.cell(1, 1)
    cell.text = "{%p for paragraph in cell %}"
    _loop_over_runs(cell.add_paragraph(), "paragraph")
    cell.add_paragraph("{%p endfor %}")
    table.cell(1, 2).text = "{%tc endfor %}"
    table.cell(2, 0).text = "{%tr endfor %}"
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _loop_over_runs(paragraph: Paragraph, name: str) -> None:
    """The words of a paragraph, run by run, in its own style."""
    style = paragraph._p.get_or_add_pPr().get_or_add_pStyle()
    style.set(f"{W}val", f"{{{{ {name}.style }}}}")
    for text in (f"{{%r for run in {name}.runs %}}", "{%r if run.bold %}"):
        paragraph.add_run(text)
    paragraph.add_run("{{ run.text }}").bold = True
    paragraph.add_run("{%r else %}")
    paragraph.add_run("{{ run.text }}")
    paragraph.add_run("{%r endif %}")
    paragraph.add_run("{%r endfor %}")


def by_docxtpl(template: bytes, blocks: list[Block]) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render({"blocks": blocks}, autoescape=True)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def deflate(content: bytes) -> bytes:
    machine = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return machine.compress(content) + machine.flush()


def measure(tasks: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median ms of each task. The order is rotated from round to round; two rounds before it warm up."""
    names = list(tasks)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(-2, rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            gc.collect()
            start = perf_counter()
            tasks[name]()
            if number >= 0:
                taken[name].append((perf_counter() - start) * 1000)
    return {name: median(times) for name, times in taken.items()}


def tasks_of(workspace: Workspace) -> tuple[dict[str, Callable[[], object]], list[str]]:
    """What is measured, and remarks on its size."""
    templates = templates_of(workspace)
    styles = load_styles(templates)
    subject = check_policy(workspace, templates, POLICY, AS_OF).subject
    assert subject is not None
    kind = {"guidebook": templates.kinds["guidebook"]}
    own = Subject(subject.notice, subject.policy, subject.status)

    def composed() -> Document:
        return next(compose(own, templates, kind))

    document = composed()
    finished = write(document, "docx", styles)
    content = zipfile.ZipFile(io.BytesIO(finished)).read("word/document.xml")
    blocks = word_content(finished)
    template = docxtpl_template(finished)
    if joined(word_content(by_docxtpl(template, blocks))) != joined(blocks):
        sys.exit("docxtpl does not say the same: the comparison would be unfair")
    files = make_files(workspace, templates, styles, subject, Choice())

    def both_formats() -> None:
        fresh = composed()
        write(fresh, "docx", styles)
        write(fresh, "html", styles)

    def whole_policy() -> None:
        made = make_files(workspace, templates, styles, subject, Choice())
        list(audit(made, POLICY))

    def whole_build() -> None:
        with tempfile.TemporaryDirectory() as folder:
            elsewhere = Workspace(workspace.root, Path(folder))
            assert build_policy(elsewhere, templates, styles, POLICY, AS_OF, Choice()).published

    def checked() -> None:
        check_policy(workspace, templates, POLICY, AS_OF)
        list(audit(files, POLICY))

    documents = [name for name in files if name.endswith((".html", ".docx"))]
    size = f"document.xml {len(content) / 1000:.0f} KB, file {len(finished) / 1000:.1f} KB"
    remarks = [f"guidebook: {size}, {len(blocks)} paragraphs and tables; the policy: {len(documents)} files"]
    return {
        "guidebook in Word": lambda: write(document, "docx", styles),
        "deflating its document.xml": lambda: deflate(content),
        "guidebook composed, Word and HTML": both_formats,
        "the same words by docxtpl, Word": lambda: by_docxtpl(template, blocks),
        "whole policy, both formats, read back": whole_policy,
        "check and audit of the whole policy": checked,
        "build of the whole policy, published": whole_build,
    }, remarks


def targets_of(took: dict[str, float]) -> list[Target]:
    word, squeezed, both, docxtpl, policy, checked, _ = took.values()
    return [
        Target("guidebook in Word / deflating it", word / squeezed, "x", at_most=4),
        Target("docxtpl / composing and both formats", docxtpl / both, "x", at_least=3),
        Target("whole policy, both formats, read back", policy / 1000, "s", at_most=1),
        Target("check and audit of the whole policy", checked / 1000, "s", at_most=0.5),
    ]


def main() -> None:
    rounds = max(9, int(sys.argv[1])) if len(sys.argv) > 1 else ROUNDS
    tasks, remarks = tasks_of(Workspace(ROOT))
    took = measure(tasks, rounds)
    print(*remarks, f"medians of {rounds} rounds, ms:", sep="\n")
    for name, ms in took.items():
        print(f"  {name:<42} {ms:10.2f}")
    targets = targets_of(took)
    print("targets:")
    for target in targets:
        mark = "met" if target.met else "MISSED"
        print(f"  {target.what:<42} {target.value:10.2f} {target.unit}  ({target.limit} {target.unit}) {mark}")
    sys.exit(0 if all(target.met for target in targets) else 1)


if __name__ == "__main__":
    main()
