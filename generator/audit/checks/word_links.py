"""Links of a Word file: each leads to a bookmark of the file, and to the one that its words name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.audit.compare import ShownRow
from generator.audit.read.targets import bookmark_of, item_targets
from generator.message import Message, message


def links_in_word(bookmarks: frozenset[str], pair: ShownRow) -> Iterator[Message]:
    """What is wrong with the links of a statement; `bookmarks`: those of the file."""
    marks = pair.found.marks
    if not marks:
        return
    inside = _targets_in_word(pair) if pair.row.part != "contents" else {}
    for mark in marks:
        anchor = (mark.link or "#").removeprefix("#")
        targets = inside.get(mark.text, [])
        if anchor not in bookmarks:
            yield message("{text} leads to {link}, which is not there", text=mark.text, link=anchor)
        elif targets and anchor not in targets[0]:
            yield message("{text} leads to {link}", text=mark.text, link=anchor)
        if len(targets) > 1:
            targets.pop(0)  # the next link with the same words is that of the next span: 第二条 of body and annex


def _targets_in_word(pair: ShownRow) -> dict[str, list[set[str]]]:
    """Words -> the bookmarks to which each span that says them may lead, in order; those that lead nowhere left out."""
    found: dict[str, list[set[str]]] = defaultdict(list)
    for span in pair.row.spans:
        bookmarks = {bookmark_of(target[1:]) for target in item_targets(span) if target.startswith("#")}
        if bookmarks:
            found[span.text].append(bookmarks)
    return found
