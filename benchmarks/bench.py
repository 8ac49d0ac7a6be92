"""How fast the real policy is made, against the targets of issue 2 (`make bench`).

Run: `python -m benchmarks.bench [ROUNDS]`. Everything is measured warm, in one process, in rounds; each round takes
the tasks in another order, so that no task always runs in the wake of the same other one. Warm means: libraries
loaded, templates compiled, styles read, and the policy read and checked, as in a build that has made other policies
before. What is composed is read and checked anew for each round, outside the time taken, so that nothing of it is left
from the round before. Medians of the processor's time are printed, in ms (what else the machine does is not counted;
nothing here waits), then the targets and whether they were met.
"""

from __future__ import annotations

import gc
import io
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.by_docxtpl import (
    Content,
    by_docxtpl,
    by_lean_docxtpl,
    content_of,
    lean_template,
    template_for,
    words_of,
)
from generator.audit.audit import audit
from generator.build import build_policy, check_policy, make_files
from generator.checks.subject import CheckSubject
from generator.cli.templating import templates_of
from generator.documents.blocks import Document
from generator.documents.compose import compose
from generator.documents.templates import TemplateSet
from generator.making import Choice, composing
from generator.publish.journal import Journal, staging_folder
from generator.publish.switch import switch_policies
from generator.site import spare_the_collector
from generator.workspace import Workspace
from generator.writers.write import Styles, load_styles, write

ROOT = Path(__file__).parents[1]
POLICY = "qinzhou-gxq-2021-12"
AS_OF = date(2025, 6, 30)
ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Task:
    """What is measured. `prepare` makes what it needs anew, outside the time taken; a task that needs nothing anew is
    run once before it is timed, so that the collector's walk through memory is not what is measured."""

    name: str
    run: Callable[[], object]
    prepare: Callable[[], object] | None = None


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


class Bench:
    """The policy, templates and styles in force, and what is done with them."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.templates: TemplateSet = templates_of(workspace)
        self.styles: Styles = load_styles(self.templates)
        spare_the_collector()  # as a build does; docxtpl is measured in the same process
        self.subject = self.fresh_subject()
        self.guidebook = self.composed()
        self.word = self.written("docx")
        self.document_xml = zipfile.ZipFile(io.BytesIO(self.word)).read("word/document.xml")
        self.content: Content = content_of(self.word)
        self.files = self.all_files()

    def fresh_subject(self) -> CheckSubject:
        """The policy, read and checked anew."""
        self.subject = _known(check_policy(self.workspace, self.templates, POLICY, AS_OF).subject)
        return self.subject

    def composed(self) -> Document:
        return next(compose(composing(self.subject), self.templates, {"guidebook"}))

    def written(self, form: str) -> bytes:
        return write(self.guidebook, form, self.styles)

    def both_formats(self) -> None:
        """What the target names: composing, and both writers."""
        self.guidebook = self.composed()
        self.written("docx")
        self.written("html")

    def deflated(self) -> bytes:
        machine = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        return machine.compress(self.document_xml) + machine.flush()

    def all_files(self) -> dict[str, bytes]:
        return make_files(self.workspace, self.templates, self.styles, self.subject, Choice())

    def whole_policy(self) -> None:
        list(audit(self.all_files(), POLICY))

    def checked(self) -> None:
        check_policy(self.workspace, self.templates, POLICY, AS_OF)
        list(audit(self.files, POLICY))

    def built(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            elsewhere = Workspace(self.workspace.root, Path(folder))
            staging = staging_folder(elsewhere.output, "bench")
            made = build_policy(elsewhere, self.templates, self.styles, POLICY, AS_OF, Choice(), staging)
            assert made.staged is not None
            assert not switch_policies(elsewhere.output, Journal("bench", (made.staged,)))


def _known(subject: CheckSubject | None) -> CheckSubject:
    assert subject is not None
    return subject


def tasks_of(bench: Bench) -> list[Task]:
    """What is measured; first it is made sure that docxtpl says the same."""
    template, lean = template_for(bench.content, bench.word), lean_template(bench.word)
    if content_of(by_docxtpl(template, bench.content)) != bench.content:
        sys.exit("docxtpl does not say the same: the comparison would be unfair")
    if words_of(content_of(by_lean_docxtpl(lean, bench.content))) != words_of(bench.content):
        sys.exit("docxtpl does not say the same words: the comparison would be unfair")
    fresh = bench.fresh_subject
    return [
        Task("guidebook composed", bench.composed, fresh),
        Task("guidebook in Word", lambda: bench.written("docx")),
        Task("guidebook in HTML", lambda: bench.written("html")),
        Task("deflating its document.xml", bench.deflated),
        Task("guidebook composed, Word and HTML", bench.both_formats, fresh),
        Task("docxtpl, laid out, Word alone", lambda: by_docxtpl(template, bench.content)),
        Task("docxtpl, smallest template, Word alone", lambda: by_lean_docxtpl(lean, bench.content)),
        Task("whole policy, both formats, read back", bench.whole_policy, fresh),
        Task("check and audit of the whole policy", bench.checked),
        Task("build of the whole policy, published", bench.built),
    ]


def measure(tasks: list[Task], rounds: int) -> dict[str, float]:
    """Median ms of each task. The order is rotated from round to round; two rounds before it warm up."""
    taken: dict[str, list[float]] = {task.name: [] for task in tasks}
    for number in range(-2, rounds):
        first = number % len(tasks)
        for task in tasks[first:] + tasks[:first]:
            gc.collect()
            (task.prepare or task.run)()
            start = process_time()
            task.run()
            if number >= 0:
                taken[task.name].append((process_time() - start) * 1000)
    return {name: median(times) for name, times in taken.items()}


def targets_of(took: dict[str, float]) -> list[Target]:
    word, squeezed = took["guidebook in Word"], took["deflating its document.xml"]
    both, laid_out = took["guidebook composed, Word and HTML"], took["docxtpl, laid out, Word alone"]
    policy, checked = took["whole policy, both formats, read back"], took["check and audit of the whole policy"]
    return [
        Target("guidebook in Word / deflating it", word / squeezed, "x", at_most=4),
        Target("docxtpl / composing and both formats", laid_out / both, "x", at_least=3),
        Target("whole policy, both formats, read back", policy / 1000, "s", at_most=1),
        Target("check and audit of the whole policy", checked / 1000, "s", at_most=0.5),
    ]


def main() -> None:
    rounds = max(9, int(sys.argv[1])) if len(sys.argv) > 1 else ROUNDS
    bench = Bench(Workspace(ROOT))
    took = measure(tasks_of(bench), rounds)
    documents = [name for name in bench.files if name.endswith((".html", ".docx"))]
    print(
        f"guidebook: document.xml {len(bench.document_xml) / 1000:.0f} KB, file {len(bench.word) / 1000:.1f} KB, "
        f"{len(words_of(bench.content))} paragraphs; the policy: {len(documents)} files"
    )
    print(f"medians of {rounds} rounds, ms:")
    for name, ms in took.items():
        print(f"  {name:<42} {ms:10.2f}")
    print("targets:")
    for target in targets_of(took):
        mark = "met" if target.met else "MISSED"
        print(f"  {target.what:<42} {target.value:10.2f} {target.unit}  ({target.limit} {target.unit}) {mark}")
    least = took["docxtpl, smallest template, Word alone"] / took["guidebook composed, Word and HTML"]
    print(
        f"  {'docxtpl from the smallest template / same':<42} {least:10.2f} x  (no target: nobody would lay it out so)"
    )


if __name__ == "__main__":
    main()
