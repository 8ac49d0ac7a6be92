"""What a fuzzed file must do: be read or refused, in time, and no text may be lost."""

import json
import re
import time
import unicodedata
from collections import Counter
from pathlib import Path

from generator.errors import NoticeUnreadable
from generator.notice.as_json import as_json
from generator.notice.model import Notice
from generator.notice.read import parse_notice, read_notice

SECONDS = 2.0  # of processor time for a file of any kind; a PDF's own process is not counted but has a limit itself
SECONDS_PER_BYTE = 10e-6
_HAN = re.compile("[\u4e00-\u9fff]")


class TextLostError(Exception):
    """Chinese characters of a text that the notice does not give back, or that it has of its own."""


def replay(data: bytes, folder: Path) -> tuple[str, float]:
    """Read one file: "read" or "refused", and the seconds of processor time it took. Any other error goes through."""
    file = folder / "notice"
    file.write_bytes(data)
    started = time.process_time()
    try:
        json.dumps(as_json(read_notice(file)))
    except NoticeUnreadable:
        return "refused", time.process_time() - started
    return "read", time.process_time() - started


def seconds_allowed(data: bytes) -> float:
    return SECONDS + SECONDS_PER_BYTE * len(data)


def hold_text(data: bytes) -> None:
    """Preamble, clauses with their numbers, and closing give back every Chinese character of a text, none twice.

    Raises TextLostError. Files that are no UTF-8 text are not asked: what their text is only the reader knows.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if text[:1] in "<%" or "\x00" in text or text.startswith("PK"):
        return
    there, given = _characters(text), _characters("".join(_pieces(parse_notice(text))))
    if there != given:
        raise TextLostError(f"lost: {dict(there - given)}, added: {dict(given - there)}")


def _characters(text: str) -> Counter[str]:
    """The Chinese characters, those of compatibility (U+FA75) as the common ones that the reader gives for them."""
    return Counter(_HAN.findall(unicodedata.normalize("NFC", text)))


def _pieces(notice: Notice) -> tuple[str, ...]:
    clauses = (words for clause in notice.clauses for words in (clause.number, clause.text))
    return (*notice.preamble, *clauses, *notice.closing)
