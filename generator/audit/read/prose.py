"""Prose of the model, cut into what the office wrote, what it quotes and what it looks up.

A small reader of the Markdown that prose may use (docs/model.md): paragraphs, lists, strong words, quotes
`[words](clause:c02)` and look-ups `{{ path }}`. It shares nothing with the composer.
"""

from __future__ import annotations

from functools import lru_cache

from generator.dataclass import dataclass
from generator.regex import regex

_PIECE = regex(
    r"\{\{\s*(?P<lookup>[a-z][\w.-]*)\s*\}\}"
    r"|\[(?P<quote>(?:[^\[\]\\]|\\.)*)\]\(clause:(?P<clause>[\w-]+)\)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<mark>\*+)"
)
_MARKUP = regex(r"[{\[\\*]")  # without one of these it is a text
_ITEM = regex(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
_LINE_END = regex(r"[ \t]*(?:\\)?\n[ \t]*")


@dataclass(frozen=True, slots=True)
class ProsePiece:
    """`kind`: text, quote (of `name`, a clause) or lookup (of the model path `name`)."""

    kind: str
    text: str = ""
    name: str = ""


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[ProsePiece, ...]:
    """Running prose as pieces; line ends are layout, marks of emphasis are gone."""
    found: list[ProsePiece] = []
    words: list[str] = []
    place = 0
    text = _LINE_END.sub("", text.strip())
    if text and not _MARKUP.search(text):
        return (ProsePiece("text", text),)
    for match in _PIECE.finditer(text):
        words.append(text[place : match.start()])
        place = match.end()
        if match["escaped"]:
            words.append(match["escaped"])
        elif match["lookup"]:
            _flush(words, found)
            found.append(ProsePiece("lookup", name=match["lookup"]))
        elif match["quote"] is not None:
            words.append("“")
            _flush(words, found)
            found.append(ProsePiece("quote", match["quote"].replace("**", ""), match["clause"]))
            words.append("”")
    words.append(text[place:])
    _flush(words, found)
    return tuple(found)


def _flush(words: list[str], found: list[ProsePiece]) -> None:
    text = "".join(words)
    words.clear()
    if text:
        found.append(ProsePiece("text", text))


@lru_cache(maxsize=4096)
def blocks(text: str) -> tuple[tuple[ProsePiece, ...], ...]:
    """Paragraphs and list items of prose, in order."""
    found: list[list[str]] = []
    fresh = True
    for line in text.strip().split("\n"):
        if not line.strip():
            fresh = True
        elif (_ITEM.match(line) and (fresh or (found and _ITEM.match(found[-1][0])))) or fresh:
            found.append([line])
            fresh = False
        else:
            found[-1].append(line)
    return tuple(
        pieces(_ITEM.sub("", "\n".join(lines), count=1) if _ITEM.match(lines[0]) else "\n".join(lines))
        for lines in found
    )


def typed_by_hand(text: str) -> tuple[str, ...]:
    """What the office wrote itself: the prose without quotes and look-ups."""
    return tuple(piece.text for piece in pieces(text) if piece.kind == "text")
