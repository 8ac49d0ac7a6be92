"""Plain text and Markdown: UTF-8 with or without a byte order mark, UTF-16, GB18030; any line ends."""

import codecs

from generator.message import message
from generator.notice.lines import Line
from generator.notice.sources.contents import SourceContents, SourceRefused
from generator.notice.sources.text_pages import without_page_numbers
from generator.notice.sources.text_rows import with_rows
from generator.notice.sources.tidy import tidy
from generator.notice.sources.told import notes_told
from generator.regex import regex

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HEADING = regex(r"^\s*#{1,6}\s+")
_BOLD = regex(r"\*\*|__(?=\S)|(?<=\S)__")
_STRUCK = regex(
    r"(?<![\d~%万元])~~(?=[^\s~])([^~\n\r]{1,500})(?<=\S)~~(?!~)", of=["~~"]
)  # of Markdown; 5~~10 is a range
_ODD_CONTROLS = regex(r"[\x00-\x08\x0e-\x1f]")
_CHINESE = regex(r"[\u4e00-\u9fff]")
_LINE_ENDS = regex(r"\r\n|\r|\n|\f|\v|\u2028|\u2029|\x85")
_LOST = "\ufffd"
_HUGE = 24 << 20  # bytes
_MOST_LINES = 200_000  # blank ones among them


def accepts(data: bytes) -> bool:
    """Whether the bytes are text in an encoding that official notices come in; of a huge file the beginning tells."""
    decoded = decode(data if len(data) <= _HUGE else data[:_HUGE])
    return decoded is not None and not _ODD_CONTROLS.search(decoded)


def contents(data: bytes) -> SourceContents:
    """The lines of the file, blank ones included, without bold marks and without white space around."""
    text = decode(data) or ""
    ends = text.count("\n") + text.count("\r")
    if ends > _MOST_LINES:
        raise SourceRefused(message("the file holds {count} lines; no notice does", count=ends))
    lost = text.count(_LOST)
    told = message("{count} characters cannot be decoded; “{mark}” stands for each", count=lost, mark=_LOST)
    struck = [found[1] for found in _STRUCK.finditer(text)]
    return SourceContents(lines_of(text), warnings=(*((told,) if lost else ()), *notes_told(struck)))


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a decoded text; Markdown's ** and leading # are marks of looks and fall away, so do struck words.

    Rows of tables are marked as such; a line that is a page number is blank.
    """
    printed, rows = with_rows(without_page_numbers(_LINE_ENDS.split(text)))
    return tuple(
        Line(tidy(_without_looks(line)), number, row=number - 1 in rows) for number, line in enumerate(printed, start=1)
    )


def _without_looks(line: str) -> str:
    if "#" in line:
        line = _HEADING.sub("", line)
    if "~~" in line:
        line = _STRUCK.sub("", line)
    return _BOLD.sub("", line) if "*" in line or "_" in line else line


def decode(data: bytes) -> str | None:
    """The text of the bytes, or None where no encoding fits. The byte order mark decides; else UTF-8 before GB18030."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data, name)
    for name in _unmarked(data):
        text = _decoded(data, name) or (_damaged_utf8(data) if name == "utf-8" else None)
        if text is not None:
            return text
    return None


def _unmarked(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark shows many zero bytes at one parity (line ends, spaces and digits)."""
    sample = data[:4096]
    if sample and len(data) % 2 == 0 and b"\x00" in sample:
        return ("utf-16-le",) if sample[1::2].count(0) >= sample[0::2].count(0) else ("utf-16-be",)
    return ("utf-8", "gb18030")


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken places (a download cut short): as GB18030 it would be legible nonsense."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count(_LOST)
    chinese = len(_CHINESE.findall(text))
    return text if 0 < lost <= 1 + chinese // 200 and chinese >= 20 else None


def _decoded(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None
