"""A comparison of two notices for a person at a terminal: each change in words, with its place and wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.message import Message, Translate, message
from generator.report.change_words import told, told_beside
from generator.report.notice_text import Paint
from generator.report.renumbered import from_to, in_rows
from generator.revision.clause_change import ClauseChange
from generator.revision.comparison import Comparison
from generator.revision.items import ItemChange, ItemFate
from generator.revision.wording import WordingRun

# Words and what they are ("gone", "come", "clause", "change"); gives the words as the terminal is to show them.

_AROUND = {"preamble": message("before the first clause"), "closing": message("behind the last clause")}
_ITEMS = {
    ItemFate.ADDED: message("new in the model: {path}"),
    ItemFate.REMOVED: message("no more in the model: {path}"),
    ItemFate.CHANGED: message("changed in the model: {path}"),
}
_CONTEXT = 12  # characters shown beside changed words


def changes_text(done: Comparison, items: Sequence[ItemChange], translate: Translate, paint: Paint) -> str:
    """Head, clauses in the order of the new text, items of the model, and how many changes there are."""
    lines = [paint(told(change).text(translate), "change") for change in done.head]
    for row in in_rows(done.clauses):
        lines += ["", *(_clause(row[0], translate, paint) if len(row) == 1 else _renumbered(row, translate, paint))]
    model = [Message(_ITEMS[item.fate].template, {"path": item.path}).text(translate) for item in items]
    lines += ["", *model] if model else []
    count = done.count
    total = (
        message("{count} changes", count=count) if count else message("nothing changed but white space, if anything")
    )
    return "\n".join((*lines, "", total.text(translate))).lstrip("\n")


def _renumbered(row: Sequence[ClauseChange], translate: Translate, paint: Paint) -> Iterator[str]:
    """One line for neighbours that have other numbers and nothing else."""
    old, new = ([path for clause in row for path in getattr(clause, side)] for side in ("old_paths", "new_paths"))
    yield paint(f"{from_to(old)} → {from_to(new)}", "clause")
    said = message("number changed ({count} clauses)", count=len(row))
    yield f"  {paint(said.text(translate), 'change')}"


def _clause(clause: ClauseChange, translate: Translate, paint: Paint) -> Iterator[str]:
    yield paint(_place(clause, translate), "clause")
    yield from (f"  {paint(told_beside(change, clause).text(translate), 'change')}" for change in clause.changes)
    if any(not run.same for run in clause.runs):
        yield f"  {_wording(clause.runs, paint)}"


def _place(clause: ClauseChange, translate: Translate) -> str:
    if clause.place:
        return _AROUND[clause.place].text(translate)
    # The heading of the first clause alone: one of an item that was merged is not theirs.
    heading = next((each.heading for each in (*clause.new[:1], *clause.old[:1]) if each.heading), None) or ""
    old, new = "、".join(clause.old_paths), "、".join(clause.new_paths)
    places = new if old == new else f"{old or '—'} → {new or '—'}"
    return f"{places}  {''.join(heading.split())}".rstrip()


def _wording(runs: Sequence[WordingRun], paint: Paint) -> str:
    """The words that changed with a few around them: [-old-]{+new+}, told without colour too."""
    words = ""
    for index, run in enumerate(runs):
        if run.same:
            words += _around(run.new_text, index == 0, index == len(runs) - 1)
            continue
        words += paint(f"[-{run.old_text}-]", "gone") if run.old else ""
        words += paint(f"{{+{run.new_text}+}}", "come") if run.new else ""
    return words


def _around(words: str, first: bool, last: bool) -> str:
    """Words that stayed, without their middle."""
    before, behind = ("" if first else words[:_CONTEXT]), ("" if last else words[-_CONTEXT:])
    return words if len(words) <= len(before) + len(behind) else f"{before}…{behind}"
