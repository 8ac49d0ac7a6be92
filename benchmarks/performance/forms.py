"""How fast forms are filled and collected.

The same form is filled with the same rows by `fill` (every row read from the .csv and checked, all forms put into one
zip) and by docxtpl (given ready words, nothing checked), in turn in one process. Beside them: the same forms to
separate files, and the file system writing files of the same sizes; two runs of the command for their memory;
`collect` reading the forms with two processes, once as they are, once numbered as Word numbers paragraphs, once with
mark-up in each that no other has; and lxml alone parsing their main parts, which says how fast the machine is.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

from docxtpl import DocxTemplate
from lxml import etree

from benchmarks.performance.process import Tool
from benchmarks.performance.task import POLICY, ROOT, Asked, Figure, Measured, Task, figure, in_turn, on_the_clock
from benchmarks.performance.warm import AS_OF, warm
from generator.collect import WorkspaceForms, collect
from generator.forms.answers.answer import show_answer
from generator.forms.answers.credit_code import check_sign
from generator.forms.filling.output import opened
from generator.forms.rosters.roster import read_roster
from generator.making import make_form
from generator.prefill import FillOrder, Ready, prepare
from generator.workspace import Workspace

FORM = "innovation-platform"
ROWS, PARSED, BY_DOCXTPL = 1000, 100, 4
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BOXES = {True: "☑", False: "☐"}
COLUMNS: dict[str, Callable[[int], str]] = {
    "单位名称": lambda row: f"某科技{row}有限公司",
    "统一社会信用代码": lambda row: f"91450700{row:09}{check_sign(f'91450700{row:09}')}",
    "法定代表人": lambda row: f"张{row}",
    "单位类型": lambda _: "有限责任公司",
    "所属行业": lambda _: "软件和信息技术服务业",
    "成立日期": lambda row: f"20{row % 20:02}年3月5日",
    "注册资本": lambda row: f"{row + 1}.50",
    "注册地址": lambda row: f"某市某路{row}号",
    "联系人": lambda _: "李四",
    "联系电话": lambda _: "0777-1234567",
    "账户名称": lambda row: f"某科技{row}有限公司",
    "开户银行": lambda _: "某银行某支行",
    "银行账号": lambda row: f"6222021001{row:09}",
    "平台名称": lambda row: f"某平台{row}",
    "平台类型": lambda _: "工程研究中心",
    "认定级别": lambda row: ("国家级", "自治区级", "市级")[row % 3],
    "认定日期": lambda row: f"2025/6/{row % 28 + 1}",
}


def roster(file: Path, rows: int) -> Path:
    with file.open("w", encoding="utf-8-sig", newline="") as text:
        table = csv.writer(text)
        table.writerow(COLUMNS)
        table.writerows([make(row) for make in COLUMNS.values()] for row in range(rows))
    return file


def prepared(workspace: Workspace, data: Path) -> Ready:
    found = prepare(workspace, FillOrder(POLICY, FORM, data, "{row}-{applicant-name}", AS_OF))
    assert isinstance(found, Ready), found
    return found


def filled(ready: Ready, data: Path, target: Path) -> None:
    """Every row of `data` read, checked, filled and put into `target`."""
    with opened(target) as output:
        rows = ready.filling.rows(read_roster(data).rows, output)
        assert all(each.name for each in rows), "a row of the bench has errors"


def docxtpl_template(blank: bytes, names: frozenset[str]) -> bytes:
    """The same form with Jinja marks in the controls of the fields `names`, and in the boxes of their choices."""
    with zipfile.ZipFile(io.BytesIO(blank)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for control in root.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        name = "" if tag is None else tag.get(f"{W}val", "")
        if name.partition("--")[0] in names:
            text = next(control.iter(f"{W}t"))
            text.text = f"{{{{ {name.replace('-', '_')} }}}}"
    parts["word/document.xml"] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def by_docxtpl(template: bytes, contexts: list[dict[str, str]], target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for number, context in enumerate(contexts):
            document = DocxTemplate(io.BytesIO(template))
            document.render(context, autoescape=True)
            made = io.BytesIO()
            document.save(made)
            archive.writestr(f"{number}.docx", made.getvalue())


def main_part(form: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        return archive.read("word/document.xml")


def numbered(part: bytes, form: int) -> bytes:
    """A main part with numbers as Word gives them to paragraphs, rows and runs: each file has its own."""
    numbers = count((form + 1) << 12)

    def marked(tag: re.Match[bytes]) -> bytes:
        own = b"" if tag[1] == b"r" else b' w14:paraId="%08X" w14:textId="77777777"' % next(numbers)
        return b'<w:%b%b w:rsidR="%08X">' % (tag[1], own, form + 1)

    return re.sub(rb"<w:(p|r|tr)>", marked, part)


def unlike(part: bytes, form: int) -> bytes:
    """A main part with an attribute in every paragraph and control that no other form has."""
    return part.replace(b"<w:pPr>", b'<w:pPr w:own="%d">' % form)


def changed(form: bytes, number: int, change: Callable[[bytes, int], bytes]) -> bytes:
    """A form with its main part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in archive.namelist():
            part = archive.read(name)
            if name == "word/document.xml":
                part = change(part, number)
            target.writestr(name, part)
    return made.getvalue()


def words(form: bytes) -> str:
    """What a form says, without white space."""
    root = etree.fromstring(main_part(form))
    return "".join("".join(text.text or "" for text in root.iter(f"{W}t")).split())


def contexts(ready: Ready, data: Path, rows: int) -> Iterator[dict[str, str]]:
    """The words that docxtpl puts in: made beforehand, so that its time is that of filling alone."""
    fields = ready.definition.named()
    for row in islice(read_roster(data).rows, rows):
        record, _ = ready.filling.read(row)
        shown = {name: show_answer(fields[name], answer) for name, answer in record.items()}
        boxes = {
            f"{name}--{value}": _BOXES[label == words_of_it]
            for name, words_of_it in shown.items()
            for value, label in fields[name].options
        }
        yield {name.replace("-", "_"): each for name, each in {**shown, **boxes}.items()}


def written(sizes: list[bytes], folder: Path) -> None:
    """The file system alone: the same bytes to fresh files."""
    folder.mkdir()
    for number, data in enumerate(sizes):
        with (folder / f"{number}.docx").open("wb", buffering=0) as file:
            file.write(data)


def parsed(parts: list[bytes]) -> None:
    for part in parts:
        etree.fromstring(part)


def forms(asked: Asked, folder: Path) -> Measured:
    """Forms a second, by the clock; the memory of `fill` with few rows and with many."""
    counted = _counted(folder)
    tasks = [Task(name, run, warm=False) for name, (_, run) in counted.items()]
    taken = in_turn(tasks, asked.part(0.4), on_the_clock)
    found = {name: _rate(counted[name][0], values) for name, values in taken.items()}
    found |= {f"memory of {rows:,} rows": Figure(_peak_memory(folder, rows), "MiB") for rows in (1000, 10_000)}
    return Measured("Forms filled and collected", found, (f"{FORM}: {len(COLUMNS)} columns, {ROWS} rows",))


def _rate(count: int, seconds: list[float]) -> Figure:
    return figure([count / each for each in seconds], "forms/s")


def _counted(folder: Path) -> dict[str, tuple[int, Callable[[], object]]]:
    """What is timed, and how many forms it makes or reads."""
    workspace, policy = Workspace(ROOT), warm()
    data = roster(folder / "roster.csv", ROWS)
    ready = prepared(workspace, data)
    blank = make_form(policy.subject, policy.templates, policy.styles, FORM).docx
    template = docxtpl_template(blank, ready.filling.form.names)
    few = list(contexts(ready, data, BY_DOCXTPL))
    filled(ready, data, folder / "made.zip")
    by_docxtpl(template, few, folder / "docxtpl.zip")
    made = _alike(folder)
    for change in (numbered, unlike):
        with zipfile.ZipFile(folder / f"{change.__name__}.zip", "w", zipfile.ZIP_STORED) as archive:
            for number, form in enumerate(made):
                archive.writestr(f"{number}.docx", changed(form, number, change))
    mains = [main_part(form) for form in made[:PARSED]]
    library = WorkspaceForms(workspace, policy.templates, AS_OF)

    def to_files(make: Callable[[Path], object]) -> None:
        place = folder / "files"
        shutil.rmtree(place, ignore_errors=True)
        make(place)

    def collected(archive: str) -> None:
        assert sum(each.record is not None for each in collect([folder / archive], library, 2)) == ROWS

    return {
        "docxtpl into one zip": (BY_DOCXTPL, lambda: by_docxtpl(template, few, folder / "docxtpl.zip")),
        "fill into one zip, rows checked": (ROWS, lambda: filled(ready, data, folder / "made.zip")),
        "fill into separate files, rows checked": (ROWS, lambda: to_files(lambda place: filled(ready, data, place))),
        "the file system alone, the same files": (ROWS, lambda: to_files(lambda place: written(made, place))),
        "collect, two processes": (ROWS, lambda: collected("made.zip")),
        "collect, two processes, numbered as by Word": (ROWS, lambda: collected("numbered.zip")),
        "collect, two processes, no mark-up shared": (ROWS, lambda: collected("unlike.zip")),
        "lxml alone parses the main parts, one process": (PARSED, lambda: parsed(mains)),
    }


def _alike(folder: Path) -> list[bytes]:
    """The forms that `fill` made, once it is sure that docxtpl says the same."""
    with zipfile.ZipFile(folder / "made.zip") as ours, zipfile.ZipFile(folder / "docxtpl.zip") as theirs:
        made = [ours.read(name) for name in ours.namelist()]
        if [words(form) for form in made[:BY_DOCXTPL]] != [words(theirs.read(name)) for name in theirs.namelist()]:
            sys.exit("docxtpl does not say the same: the comparison would be unfair")
    return made


def _peak_memory(folder: Path, rows: int) -> float:
    """MiB that the command takes at most to fill so many rows into one zip file."""
    data, target = roster(folder / f"{rows}.csv", rows), folder / f"{rows}.zip"
    words_of_it = ["fill", f"{POLICY}/{FORM}", "--data", data, "--output", target, "--as-of", AS_OF.isoformat()]
    ran = Tool().run(ROOT, *map(str, words_of_it), watched=True)
    target.unlink()
    return ran.memory
