"""Scripts as pages carry them, held against their sources line by line."""

from __future__ import annotations

from functools import lru_cache

from generator.regex import regex

# A line whose texts between backticks all end in it; what is inserted into one holds neither braces nor backticks.
_ENDS = regex(r"(?:[^`]|`(?:[^`'\"/$]|\$(?!\{)|\$\{[^{}`]*\})*`)*(?<!\\)")
_INDENTATION = " \t"


def is_carried(found: str, source: str) -> bool:
    """Whether `found`, in a page, is the script `source`: whole, or without comments that fill a line, blank lines and
    indentation. Where a text or a comment of the script could go on over a line end, only the whole is the script."""
    return found in (source, _bare(source))


@lru_cache(maxsize=64)
def _bare(source: str) -> str | None:
    """The script as pages carry it, worked out once for all pages; None where only the whole is the script."""
    lines = [line.lstrip(_INDENTATION) for line in source.split("\n")]
    code = [line for line in lines if not line.startswith("//")]
    if any("*/" in line for line in lines if line.startswith("//")) or not all(map(_ends, code)):
        return None
    return "".join(f"{line}\n" for line in code if line)


def _ends(line: str) -> bool:
    """Whether no text or comment of a line goes on in the next one."""
    if "`" in line:
        return _ENDS.fullmatch(line) is not None
    return not line.endswith("\\")
