"""The shell of a page: all that stands around its own words, compared with what the templates give."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.looks import SLOT, PageHead
from generator.audit.read.finished import ReadDocument
from generator.message import Message, message

_LANGUAGE = "zh-CN"
_PROPERTY = "property:"
_SHOWN = 80
_DATA = (-3, -1)  # the pieces of a form that are data: what it asks, and, behind the footer, its Word file


def page_head(text: str, reading: ReadDocument, kind: str, up: str, *, form: bool, closed: bool) -> PageHead:
    """What a page says in its shell, as it was read. `up`: the way to the output folder; `closed`: a form that nobody
    fills in any more, as the policy's status has it."""
    said = {each.part: (each.id, each.text) for each in reading.statements if each.part in ("title", "description")}
    properties = (each for each in reading.statements if each.part.startswith(_PROPERTY))
    skip = '<p class="skip"' in text
    return PageHead(
        up=up,
        language=_LANGUAGE,
        kind=kind,
        landscape=f'<body class="{kind} landscape">' in text,
        form=form,
        closed=closed,
        title=said.get("title", ("", "")),
        description=said.get("description", ("", "")),
        properties=tuple((each.part.removeprefix(_PROPERTY), each.text) for each in properties),
        skip=skip,
        links=sum(each.part == "navigation" for each in reading.statements) - skip,
    )


def shell_problems(shell: str, text: str, *, form: bool = False) -> Iterator[Message]:
    """Where a page leaves its shell, SLOT standing for each of its own pieces; none of its data is markup."""
    pieces = shell.split(SLOT)
    at, own = 0, []
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        found = text.find(piece, at) if number else text.find(piece, 0, len(piece))
        if found < 0 or (last and found + len(piece) != len(text)):
            yield message("it leaves the shell that the templates give: {what}", what=_odd(piece, text, at))
            return
        own.append(text[at:found])
        at = found + len(piece)
    if form and any("<" in own[place] for place in _DATA):
        yield message("it leaves the shell that the templates give: {what}", what="<script>")


def _odd(piece: str, text: str, at: int) -> str:
    """The words of the page where a piece of the shell is no longer what stands there."""
    start = text.find(piece[:_SHOWN], at)
    if start < 0:
        return text[at : at + _SHOWN]
    pairs = enumerate(zip(piece, text[start:], strict=False))
    differs = next((place for place, (one, other) in pairs if one != other), min(len(piece), len(text) - start))
    return text[start + differs : start + differs + _SHOWN] or piece[differs : differs + _SHOWN]
