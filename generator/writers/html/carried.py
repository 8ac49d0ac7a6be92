"""How scripts travel in a page: without what is there for their readers only.

Lines that are nothing but a comment, blank lines and indentation are left out; all else stays letter by letter, line by
line. The audit derives the same by rules of its own (audit/rederive/carried.py).
"""

from __future__ import annotations

from generator.regex import regex

_INSERTED = regex(r"\$\{[^{}`]*\}")  # a value in a text between backticks
_TEXT = regex(r"`[^`'\"/]*`")  # such a text, once nothing is inserted into it any more
_BLANKS = " \t"


def carried_script(text: str) -> str:
    """A script as a page carries it.

    A script in which a text could go on over the end of a line (one between backticks, or one that a backslash
    continues) is carried as it is: there indentation may be words.
    """
    lines = [line.lstrip(_BLANKS) for line in text.split("\n")]
    code = [line for line in lines if line and not line.startswith("//")]
    comments = [line for line in lines if line.startswith("//")]
    if any(map(_goes_on, code)) or any("*/" in line for line in comments):
        return text
    return "".join(f"{line}\n" for line in code)


def _goes_on(line: str) -> bool:
    """Whether a text that begins in `line` could end in another."""
    bare = _INSERTED.sub("", line)
    return bare.endswith("\\") or "${" in bare or "`" in _TEXT.sub("", bare)
