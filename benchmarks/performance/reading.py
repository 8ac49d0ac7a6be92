"""How fast notices are read: `python benchmarks/reading.py [ROUNDS]`.

Everything is measured warm, in one process, as processor time. First a notice of 10,000 signs as each kind of file
(a PDF is read in a process of its own: its time is by the clock), then texts up to 5 MB: time per 1,000 signs should
stay.
The exit code is 1 when the notice of 10,000 signs takes longer than the target.
"""

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from docx import Document

from generator.notice.read import read_notice

NOTICE = Path(__file__).parents[1] / "policies" / "qinzhou-gxq-2021-12" / "notice.txt"
SIGNS = 10_000
TARGET = 30.0  # ms, for text
SIZES = (100_000, 500_000, 1_000_000, 5_000_000)  # bytes


def lines_of(count: int) -> list[str]:
    """About `count` signs of notice lines: the example policy's notice, over and over, with its numbers as they are."""
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


def measured(data: bytes, rounds: int, folder: Path, clock: Callable[[], float] = process_time) -> float:
    """The median time of reading the file, in ms: of the processor, so that other programs do not count."""
    file = folder / "notice"
    file.write_bytes(data)
    read_notice(file)
    times = []
    for _ in range(rounds):
        started = clock()
        read_notice(file)
        times.append(clock() - started)
    return 1000 * median(times)


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = lines_of(SIGNS)
        print(f"a notice of {sum(map(len, lines)):,} signs, ms")
        found = {kind: measured(make(lines), rounds, folder) for kind, make in KINDS.items()}
        pdf = Path(__file__).parents[1] / "tests" / "notice" / "fuzz_seeds" / "plain.pdf"
        for kind, time in found.items():
            print(f"  {kind:<6}{time:8.1f}")
        seconds = measured(pdf.read_bytes(), 5, folder, perf_counter)
        print(f"  {'pdf':<6}{seconds:8.1f}   (a small one: nearly all is its own process)")
        print("longer texts: size in kB, ms, ms per 1,000 signs")
        for size in SIZES:
            data = as_text(lines_of(size // 3))
            time = measured(data, max(1, min(rounds, 2_000_000 // size)), folder)
            print(f"  {len(data) // 1000:>6}{time:>9.0f}{time / (len(data.decode()) / 1000):>8.2f}")
    return 0 if found["text"] <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
