"""What rests on the changes of a notice, for a person at a terminal and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from generator.impact.values import CLAUSE, HEAD, QUOTED, REFERENCE, SENTENCE, Impact, TouchedItem, TouchedStatement
from generator.message import Message, Translate, message
from generator.report.change_words import told
from generator.revision.as_json import change_json

WHY = {
    QUOTED: message("quotes the words"),
    SENTENCE: message("quotes the sentence"),
    CLAUSE: message("rests on the clause"),
    HEAD: message("states it"),
    REFERENCE: message("refers to {item}"),
}
_SHOWN = 60  # characters of a statement


_LISTED = 12  # statements of a change that are shown one by one


def impact_text(found: Sequence[Impact], translate: Translate, then: Message) -> str:
    """Each change with its items and statements, which documents are to be made again, and `then`: what to do."""
    lines: list[str] = []
    for impact in found:
        lines += [*_impact(impact, translate), ""]
    counts = documents_touched(found)
    total = message("{changes} changes touch {count} statements", changes=len(found), count=sum(counts.values()))
    if not counts:
        return "\n".join((*lines, total.text(translate)))
    lines.append(message("to be made again, with the statements that are touched:").text(translate))
    lines += [f"  {name}: {count}" for name, count in counts.items()]
    return "\n".join((*lines, total.text(translate), then.text(translate)))


def _impact(impact: Impact, translate: Translate) -> Iterator[str]:
    change = impact.change
    place = "、".join(change.new_clauses or change.old_clauses)
    yield f"{place}  {told(change).text(translate)}".strip()
    if not impact.items and not impact.statements:
        yield f"  {message('nothing of the old edition rests on it').text(translate)}"
    for item in impact.items:
        yield f"  {item.path}（{why(item).text(translate)}）"
    yield from _statements(impact, translate)


def _statements(impact: Impact, translate: Translate) -> Iterator[str]:
    """Few one by one; many (a document number stands on every page) by their documents."""
    if len(impact.statements) <= _LISTED:
        for statement in impact.statements:
            yield f"    {place_of(statement)}  {_short(statement.text)}"
        return
    for document, count in documents_touched((impact,)).items():
        yield "    " + message("{document}: {count} statements", document=document, count=count).text(translate)
    yield "    " + message("`--format html` lists each of them").text(translate)


def why(item: TouchedItem) -> Message:
    """Why an item rests on the change."""
    return Message(WHY[item.why].template, {"item": item.by or ""})


def place_of(statement: TouchedStatement) -> str:
    """guidebook.html#s12 [card.amount]; of a document that is Word alone its paragraph's name in the ledger; of the
    head of a page the page alone."""
    files = f"{statement.document}.{statement.formats[0]}" if statement.formats else statement.document
    anchor = f"#{statement.anchor}" if statement.anchor else ""
    return files + anchor + (f" [{statement.place}]" if statement.place else "")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def documents_touched(found: Sequence[Impact]) -> dict[str, int]:
    """Document -> how many of its statements rest on some change, each statement once."""
    each = dict.fromkeys((one.document, one.anchor, one.text) for impact in found for one in impact.statements)
    return dict(Counter(document for document, _, _ in each))


def impact_json(found: Sequence[Impact]) -> dict[str, Any]:
    """The same as plain data; docs/revision.md describes the shape."""
    return {"changes": [_json(impact) for impact in found], "documents": documents_touched(found)}


def _json(impact: Impact) -> dict[str, Any]:
    return {
        **change_json(impact.change),
        "items": [{"path": item.path, "why": item.why, "by": item.by} for item in impact.items],
        "templates": list(impact.templates),
        "statements": [
            {
                "document": each.document,
                "anchor": each.anchor,
                "formats": list(each.formats),
                "template": each.template,
                "place": each.place,
                "text": each.text,
            }
            for each in impact.statements
        ],
    }
