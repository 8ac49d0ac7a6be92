"""Model files and published folders that nobody wrote: deep, long, of another kind. Each changes a workspace that is
built; the command that meets it follows."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.outputs.command import SMALL
from tests.zips import bomb, unzipped, zipped

POLICY = SMALL.name
# The small policy has no FAQ of its own; what is appended goes on with the questions of this group.
FAQ = """faq:
  groups:
    - id: money
      name: 资金
      questions:
        - id: gazelle
          question: 有什么奖励
          answer: "{{ awards.gazelle }}，{{ awards.rent }}。"
          source: [{clause: c01, quote: 给予一次性奖励50万元}, {clause: c02, quote: 给予一次性补贴10万元}]
"""
_MODEL, _OUTPUT = Path("policies") / POLICY, Path("output") / POLICY
_DOCUMENT = "word/document.xml"
_DEEP = b"[" * 500_000 + b"]" * 500_000


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is laid into the workspace, and the command that meets it."""

    lay: Callable[[Path], object]
    words: tuple[str, ...]


def _written(place: Path, data: bytes) -> Callable[[Path], object]:
    return lambda root: (root / place).write_bytes(data)


def _appended(place: Path, data: bytes) -> Callable[[Path], object]:
    return lambda root: (root / place).write_bytes((root / place).read_bytes() + data)


def _answer(words: str) -> Callable[[Path], object]:
    """The answer of one more question of the FAQ."""
    question = f"        - id: own\n          question: 怎么办\n          answer: '{words}'\n"
    return _appended(_MODEL / "faq.yaml", f"{question}          source: {{clause: c01, quote: 瞪羚企业}}\n".encode())


def _notice(text: str) -> Callable[[Path], object]:
    return _appended(_MODEL / "notice.txt", text.encode())


def _page(inside: str) -> Callable[[Path], object]:
    def lay(root: Path) -> None:
        file = root / _OUTPUT / "faq.html"
        file.write_text(file.read_text("utf-8").replace("<main", f"{inside}<main", 1), "utf-8")

    return lay


def _word(change: Callable[[str], str]) -> Callable[[Path], object]:
    def lay(root: Path) -> None:
        file = root / _OUTPUT / "faq.docx"
        parts = unzipped(file.read_bytes())
        parts[_DOCUMENT] = change(parts[_DOCUMENT].decode()).encode()
        file.write_bytes(zipped(parts))

    return lay


def _word_bomb(root: Path) -> None:
    """300 MB of spaces behind the document: the part is taken for what it says, unpacked."""
    file = root / _OUTPUT / "faq.docx"
    file.write_bytes(bomb(_DOCUMENT, 300, zipfile.ZIP_DEFLATED, of=b" ", beside=unzipped(file.read_bytes())))


def _claiming_little() -> bytes:
    """A Word file whose part unpacks to 1.1 GB and claims to have 9 bytes, in both places that tell."""
    data = bytearray(bomb(_DOCUMENT, 1100, zipfile.ZIP_DEFLATED))
    entry = data.rindex(b"PK\x01\x02")
    data[22:26] = data[entry + 24 : entry + 28] = struct.pack("<I", 9)
    return bytes(data)


def _body(more: str) -> Callable[[str], str]:
    return lambda text: text.replace("<w:body>", f"<w:body>{more}", 1)


def _aliases() -> bytes:
    rows = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))
    return f"a0: &a0 [x, x]\n{rows}".encode()


_CHECK, _BUILD, _VERIFY = ("check", POLICY), ("build", POLICY), ("verify", "output")
# Made when they are asked for: some are large.
FOLDERS: dict[str, Callable[[], Meeting]] = {
    "faq-answer-80-kb": lambda: Meeting(_answer("*" * 80_000), _CHECK),
    "faq-answer-80-kb-built": lambda: Meeting(_answer("[a](clause:" * 7_000), _BUILD),
    "faq-answers-at-the-limit": lambda: Meeting(_answer("_a " * 1_600), _CHECK),
    "yaml-deep": lambda: Meeting(_appended(_MODEL / "office.yaml", b"\nx: " + _DEEP), _CHECK),
    "yaml-aliases": lambda: Meeting(_written(_MODEL / "checks.yaml", _aliases()), _CHECK),
    "yaml-long": lambda: Meeting(_appended(_MODEL / "policy.yaml", b"\n# " + b"x" * 30_000_000), _CHECK),
    "lock-deep": lambda: Meeting(_written(_MODEL / "review.lock", _DEEP), _CHECK),
    "lock-deep-built": lambda: Meeting(_written(_MODEL / "review.lock", _DEEP), _BUILD),
    "lock-large": lambda: Meeting(_written(_MODEL / "review.lock", b'{"items": {' + b'"a": 1, ' * 2_000_000), _CHECK),
    "notice-of-clauses": lambda: Meeting(_notice("\n四、支持研发。对企业给予一次性奖励10万元。" * 5_000), _CHECK),
    "notice-of-words": lambda: Meeting(_notice("\n" + "支持企业发展，" * 120_000), _CHECK),
    "published-policy-deep": lambda: Meeting(_written(_OUTPUT / "policy.json", _DEEP), _VERIFY),
    "published-ledger-deep": lambda: Meeting(_written(_OUTPUT / "ledger.json", _DEEP), _VERIFY),
    "published-manifest-deep": lambda: Meeting(_written(_OUTPUT / "manifest.json", _DEEP), _VERIFY),
    "published-manifest-deep-built": lambda: Meeting(_written(_OUTPUT / "manifest.json", _DEEP), _BUILD),
    "published-site-deep": lambda: Meeting(_written(Path("output/site.json"), _DEEP), _VERIFY),
    "published-site-deep-built": lambda: Meeting(_written(Path("output/site.json"), _DEEP), _BUILD),
    "published-ledger-large": lambda: Meeting(
        _written(_OUTPUT / "ledger.json", b'{"statements": [' + b"{}," * 3_000_000 + b"{}]}"), _VERIFY
    ),
    "published-page-deep": lambda: Meeting(_page("<div>" * 200_000), _VERIFY),
    "published-page-of-tags": lambda: Meeting(_page("<b>x</b>" * 140_000), _VERIFY),
    "published-page-beyond-tags": lambda: Meeting(_page("<b>x</b>" * 400_000), _VERIFY),
    "published-page-large": lambda: Meeting(_page(f"<!--{' ' * (50 << 20)}-->"), _VERIFY),
    "published-start-page-deep": lambda: Meeting(_appended(Path("output/index.html"), b"<div>" * 200_000), _VERIFY),
    "published-word-of-tags": lambda: Meeting(_word(_body("<w:p/>" * 900_000)), _VERIFY),
    "published-word-deep": lambda: Meeting(
        _word(_body("<w:tbl><w:tr><w:tc>" * 20_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 20_000)), _VERIFY
    ),
    "published-word-bomb": lambda: Meeting(_word_bomb, _VERIFY),
    "published-word-of-bzip2": lambda: Meeting(_written(_OUTPUT / "faq.docx", bomb(_DOCUMENT, 60)), _VERIFY),
    "published-word-of-a-false-size": lambda: Meeting(_written(_OUTPUT / "faq.docx", _claiming_little()), _VERIFY),
    "published-calendar-large": lambda: Meeting(
        _written(Path("output/policies.ics"), b"BEGIN:VEVENT\r\n" * 2_000_000), _VERIFY
    ),
}
