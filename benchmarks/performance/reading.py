"""How fast notices are read, and how time grows with their length.

Warm, in one process: a notice of 10,000 characters as each kind of file (a PDF is read in a process of its own), then
texts up to 1 MB, then notices of 200 and of 2,000 clauses, each of which grants something else.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path

from docx import Document

from benchmarks.performance.rule_made import notice_of
from benchmarks.performance.task import POLICY, ROOT, Asked, Figure, Measured, Task, in_ms, in_turn
from generator.notice.read import parse_notice, read_notice

NOTICE = ROOT / "policies" / POLICY / "notice.txt"
_PDF = ROOT / "tests" / "notice" / "fuzz_seeds" / "plain.pdf"
CHARACTERS = 10_000
SIZES = (100_000, 300_000, 1_000_000)  # bytes; of more than 400,000 characters none is read
CLAUSES = (200, 2_000)


def lines_of(count: int) -> list[str]:
    """About `count` characters of notice lines: the example policy's notice, over and over, its numbers as they are."""
    lines = [line.replace("*", "") for line in NOTICE.read_text(encoding="utf8").split("\n") if line.strip()]
    size = sum(map(len, lines))
    times, rest = divmod(count, size)
    chosen = lines * times
    for line in lines:
        if rest <= 0:
            break
        chosen.append(line)
        rest -= len(line)
    return chosen


def as_text(lines: list[str]) -> bytes:
    return "\n\n".join(lines).encode()


def as_page(lines: list[str]) -> bytes:
    navigation = "<ul>" + "<li><a href='/'>首页</a></li>" * 20 + "</ul>"
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head><meta charset='utf-8'></head><body>{navigation}<div>{body}</div></body></html>".encode()


def as_word(lines: list[str]) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


KINDS: dict[str, Callable[[list[str]], bytes]] = {"text": as_text, "html": as_page, "docx": as_word}


def reading(asked: Asked, folder: Path) -> Measured:
    """Reading by the kind of file and by length."""
    lines = lines_of(CHARACTERS)
    files = {f"10,000 characters, {kind}": _kept(folder / kind, make(lines)) for kind, make in KINDS.items()}
    files["a small PDF, in its own process"] = _PDF
    tasks = [Task(name, partial(read_notice, file)) for name, file in files.items()]
    texts = {count: notice_of(count) for count in CLAUSES}
    tasks += [Task(f"{count} clauses", partial(parse_notice, text)) for count, text in texts.items()]
    found = in_ms(in_turn(tasks, asked.part(0.4)))
    for size in SIZES:
        data = as_text(lines_of(size // 3))
        file, thousands = _kept(folder / f"{size}", data), len(data.decode()) / 1000
        took = in_turn([Task("text", partial(read_notice, file), warm=False)], 1, warm_up=0)
        each = took["text"][0] * 1000 / thousands
        found[f"{size // 1000:,} kB, a thousand characters"] = Figure(each, "ms")
    return Measured("Reading notices, warm", found)


def _kept(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file
