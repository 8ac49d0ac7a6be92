"""Scripts as pages carry them, held against their sources line by line."""

from __future__ import annotations

from functools import lru_cache

from generator.regex import regex

# A line whose texts between backticks all end in it; what is inserted into one holds neither braces nor backticks.
_ENDS = regex(r"(?:[^`]|`(?:[^`'\"/$]|\$(?!\{)|\$\{[^{}`]*\})*`)*(?<!\\)")
_COMMENT = regex(r"[ \t]*//")
_INDENTATION = regex(r"(?m)^[ \t]+")


def is_carried(found: str, source: str) -> bool:
    """Whether `found`, in a page, is the script `source`: whole, or without comments that fill a line, blank lines and
    indentation. Where a text or a comment of the script could go on over a line end, only the whole is the script."""
    return found in (source, _bare(source))


@lru_cache(maxsize=64)
def _bare(source: str) -> str | None:
    """The script as pages carry it, worked out once for all pages; None where only the whole is the script."""
    lines = source.split("\n")
    comments, code = ([line for line in lines if bool(_COMMENT.match(line)) is wanted] for wanted in (True, False))
    if any("*/" in line for line in comments) or not all(map(_ENDS.fullmatch, code)):
        return None
    bare = (_INDENTATION.sub("", line) for line in code)
    return "".join(f"{line}\n" for line in bare if line)
