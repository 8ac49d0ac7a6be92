"""The text of a saved page: byte order mark, then the charset it declares, then what its bytes look like."""

import re

from generator.notice.sources.text import decode
from generator.regex import regex

_DECLARED = regex(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_-]{2,30})",
    re.IGNORECASE,
)
_HEAD = 8192
_GB = frozenset(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936"))


def decoded(data: bytes) -> str:
    """The page as text; a wrong declaration does not matter where the bytes are plainly UTF-8."""
    as_marked = decode(data) if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) else None
    if as_marked is not None:
        return as_marked
    declared = _DECLARED.search(data[:_HEAD])
    name = (declared[1] or declared[2]).decode("ascii").lower() if declared else ""
    for encoding in _candidates(name):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return decode(data) or data.decode("gb18030" if name in _GB else "utf-8", errors="replace")


def _candidates(name: str) -> tuple[str, ...]:
    """Pages that say gb2312 are read as its superset; UTF-8 is tried first, since hardly any GB text is valid UTF-8."""
    return ("utf-8", "gb18030" if name in _GB else name) if name else ("utf-8",)
