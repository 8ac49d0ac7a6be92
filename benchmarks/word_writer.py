"""How long a 27-page guidebook takes to write in Word, against deflating its document.xml (PERFORMANCE.md, 2 and 4).

Run: `python benchmarks/word_writer.py [ROUNDS]`. Both are measured in turn, warm, in one process; medians in ms and
their ratio are printed. The aim is a ratio of 4 at most.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
import zlib
from pathlib import Path
from statistics import median
from time import perf_counter

from generator.documents.blocks import (
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Field,
    FieldType,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Row,
    Section,
    Span,
    SpanKind,
    Statement,
    Table,
)
from generator.writers.docx import Reference, load_reference, write_docx

REFERENCE = Path(__file__).parents[1] / "templates" / "styles" / "reference.docx"
ROUNDS = 60
ARTICLES = 15
NOTICE = Path(__file__).parents[1] / "policies" / "qinzhou-gxq-2021-12" / "notice.txt"


def _sentences() -> tuple[str, ...]:
    """Real words, for deflate takes as long as words are varied: the clauses of a sentence in the seed notice."""
    found = re.findall("[^，。；：\\s]{6,24}[，；]", NOTICE.read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(found))


PROSE = _sentences()


def words(text: str, fact: str = "") -> Statement:
    """`text`, with a fact after it as composed documents have it."""
    spans = (Span(text), Span(fact, kind=SpanKind.FACT, clauses=("c01",), strong=True), Span("。"))
    return Statement(spans if fact else spans[:1])


def prose(seed: int, length: int = 3) -> str:
    """A sentence of `length` clauses, another one for every seed."""
    return "".join(PROSE[(seed * 37 + index * (seed % 11 + 1)) % len(PROSE)] for index in range(length)) + f"第{seed}项"


def cell(text: str, *, header: bool = False) -> Cell:
    return Cell((Paragraph(words(text)),), header=header)


def table(columns: int, rows: int, seed: int) -> Table:
    head = Row(tuple(cell(f"栏目{index}", header=True) for index in range(columns)))
    body = tuple(
        Row(
            tuple(cell(PROSE[(seed * 7 + row * columns + column) % len(PROSE)]) for column in range(columns)),
            id=f"r{seed}-{row}",
        )
        for row in range(rows)
    )
    return Table(tuple(Column(100 // columns) for _ in range(columns)), body, (head,), caption=words("责任分工表"))


def article(number: int) -> Section:
    seed = number * 20
    points = List(tuple(Item(words(prose(seed + index, 1), f"{index + 1}0万元")) for index in range(5)))
    steps = List(tuple(Item(words(prose(seed + 4 + index, 3))) for index in range(5)), style="number")
    blocks: tuple[Block, ...] = (
        Heading(2, words(f"第{number}条 奖补事项"), id=f"c{number}"),
        Note((Paragraph(words(prose(seed + 8, 10))), Paragraph(words(f"第{number}条"), style="source")), style="quote"),
        Heading(3, words("（一）要点"), id=f"c{number}-points"),
        points,
        *(Paragraph(words(prose(seed + 9 + index, 6), f"{index}0%")) for index in range(4)),
        Heading(3, words("（二）步骤"), id=f"c{number}-steps"),
        steps,
        Note((Paragraph(words(prose(seed + 15, 2))),), style="info"),
        table(3, 5, number),
    )
    return Section(blocks, id=f"part-{number}")


def card(number: int) -> Section:
    lines = (Paragraph(words(prose(500 + number * 4 + index, 2), "10万元"), style="plain") for index in range(4))
    return Section((Heading(3, words(f"奖补{number}"), id=f"award-{number}"), *lines), style="card")


def form() -> Table:
    def pair(number: int) -> tuple[Cell, Cell]:
        field = Field(f"field-{number}", FieldType.TEXT, Span(f"事项{number}"), Span("请填写"))
        label = Paragraph(words(f"事项{number}"), label_for=field.name)
        return Cell((label,), header=True), Cell((field,))

    rows = tuple(Row((*pair(2 * index), *pair(2 * index + 1))) for index in range(10))
    return Table((Column(20), Column(30), Column(20), Column(30)), rows, style="grid")


def guidebook() -> Document:
    """As in PERFORMANCE.md: 15 articles, a wide table, 8 cards, 20 questions, a form; 17 tables, 27,000 characters."""
    entries = tuple((2, Statement((Span(f"第{n}条 奖补事项", link=f"#c{n}"),))) for n in range(1, ARTICLES + 1))
    questions = [
        block
        for n in range(20)
        for block in (Heading(3, words(f"{n + 1}.怎样申请？"), id=f"q{n}"), Paragraph(words(prose(400 + n, 6))))
    ]
    return Document(
        kind="guidebook",
        name="guidebook",
        language="zh-CN",
        title=words("申报指南"),
        description=words("申报指南"),
        navigation=(),
        header=words("申报指南"),
        footer=words("高新区管委会"),
        blocks=(
            Heading(1, words("申报指南"), id="title"),
            Contents(entries),
            *(article(n) for n in range(1, ARTICLES + 1)),
            table(8, 15, 99),
            *(card(n) for n in range(8)),
            *questions,
            form(),
        ),
    )


def squeeze(content: bytes) -> bytes:
    machine = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return machine.compress(content) + machine.flush()


def measure(document: Document, reference: Reference, rounds: int) -> tuple[float, float, int, int]:
    """Median ms of writing and of deflating, bytes of document.xml and of the file."""
    data = write_docx(document, reference)
    content = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    writing, deflating = [], []
    for _ in range(rounds):
        start = perf_counter()
        write_docx(document, reference)
        middle = perf_counter()
        squeeze(content)
        deflating.append(perf_counter() - middle)
        writing.append(middle - start)
    return median(writing) * 1000, median(deflating) * 1000, len(content), len(data)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    reference = load_reference(REFERENCE.read_bytes())
    written, deflated, size, packed = measure(guidebook(), reference, rounds)
    print(f"document.xml {size / 1000:.0f} KB, file {packed / 1000:.1f} KB, {rounds} rounds")
    print(f"write_docx {written:.2f} ms, deflating document.xml {deflated:.2f} ms, ratio {written / deflated:.2f}")


if __name__ == "__main__":
    main()
