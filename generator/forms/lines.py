"""Where the lines of an answer end in a Word form."""

from __future__ import annotations

# A space of no width before each line break, in control and data; no part of an answer. LibreOffice puts line breaks
# in front of a control and forgets where they were when it saves once more; it takes this sign for a letter.
LINE_END = "\u200b"


def ended(text: str) -> str:
    """The text as it stands in a form."""
    return text.replace("\n", f"{LINE_END}\n")
