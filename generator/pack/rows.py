"""修订对照表: clause by clause what stood there, what stands there now, and what that means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.dataclass import dataclass
from generator.documents.blocks import Span, SpanKind
from generator.documents.proof import ShownProof
from generator.documents.revision_entry import RowEntry
from generator.message import Translate
from generator.pack.side import Side
from generator.policy.text import Id
from generator.policy.wording import clause_label
from generator.regex import regex
from generator.report.change_words import told, told_beside
from generator.revision.change import Change
from generator.revision.clause_change import ClauseChange
from generator.revision.comparison import Comparison
from generator.revision.tokens import squeeze
from generator.revision.tracked import TrackedPassage, tracked_passages
from generator.revision.wording import WordingRun

_AROUND = {"preamble": "引言", "closing": "文末"}
_day = regex(r"\b(\d{4})-(\d\d)-(\d\d)\b")


def _printed_day(found: re.Match[str]) -> str:
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日"


@dataclass(frozen=True)
class Teller:
    """Changes in Chinese words, each with its number in the comparison, by which the audit finds it."""

    old: Side
    new: Side
    numbers: Mapping[int, int]  # id of a change -> its place in Comparison.changes
    translate: Translate

    @classmethod
    def of(cls, done: Comparison, old: Side, new: Side, translate: Translate) -> Teller:
        return cls(old, new, {id(change): number for number, change in enumerate(done.changes)}, translate)

    def shown(self, change: Change, clause: ClauseChange | None = None) -> ShownProof:
        """The change in a sentence."""
        said = told_beside(change, clause, self._label) if clause else told(change, self._label)
        words = _day.sub(_printed_day, said.text(self.translate))
        cited = (*self.old.cited(change.old_clauses), *self.new.cited(change.new_clauses))
        return ShownProof((Span(words, SpanKind.COMPUTED, f"changes.{self.numbers[id(change)]}", cited),))

    def _label(self, path: str) -> str:
        """第七条: a clause of the new notice as documents cite it; what has no clause as it is."""
        return clause_label(path, _flat(self.new)) if path in self.new.ids else path

    def place(self, clause: ClauseChange) -> ShownProof:
        """第二条, 原第八条 → 第七条、第八条, 新增第十二条, 原第十一条（删去）."""
        if clause.place:
            return ShownProof((Span(_AROUND[clause.place]),))
        old, new = _labels(self.old, clause.old_paths), _labels(self.new, clause.new_paths)
        if not old:
            return ShownProof((Span("新增"), *new))
        if not new:
            return ShownProof((*old, Span("（删去）")))
        return ShownProof(new if clause.old_paths == clause.new_paths else (Span("原"), *old, Span("→"), *new))


def _flat(side: Side) -> bool:
    """Whether clauses of this notice stand in no parts, by which they are called otherwise."""
    return all("/" not in path for path in side.numbers)


def _labels(side: Side, paths: Sequence[str]) -> tuple[Span, ...]:
    flat = _flat(side)
    spans: list[Span] = []
    for path in paths:
        name = side.ids[path]
        label = Span(clause_label(path, flat), SpanKind.FACT, f"{side.name}.clauses.{name}", (name,))
        spans += (Span("、"), label) if spans else (label,)
    return tuple(spans)


def is_changed(clause: ClauseChange) -> bool:
    """Whether anything of it is to be shown: a clause that came or went, too, where the general changes tell it."""
    came_or_went = not clause.place and not (clause.old and clause.new)
    return came_or_went or bool(clause.changes) or any(not run.same for run in clause.runs)


def rows(done: Comparison, teller: Teller) -> Iterator[RowEntry]:
    """The changed clauses in the order of the new text."""
    passages = tracked_passages(done)
    for number, clause in enumerate(filter(is_changed, done.clauses), 1):
        notes = tuple(teller.shown(change, clause) for change in clause.changes)
        yield RowEntry(
            Id(f"row-{number}"),
            teller.place(clause),
            tuple(_passages(teller.old, clause.place, passages) if clause.place else _side(teller.old, clause)),
            tuple(_passages(teller.new, clause.place, passages) if clause.place else _side(teller.new, clause)),
            notes or (ShownProof((Span("见总的变化"),)),),
        )


_OWN = {"old": "gone", "new": "come"}  # what words are that stand on one side alone


def _passages(side: Side, place: str, passages: Iterable[TrackedPassage]) -> Iterator[ShownProof]:
    """The paragraphs of one side before or behind the clauses."""
    for passage in passages:
        if (passage.old if side.name == "old" else passage.new) == place:
            pieces = [piece for piece in passage.pieces if piece.change in ("", _OWN[side.name])]
            yield ShownProof(tuple(side.words(place, squeeze(piece.words), piece.change) for piece in pieces))


def _side(side: Side, row: ClauseChange) -> Iterator[ShownProof]:
    """The texts of one side, a paragraph for each clause; with their numbers where they are several."""
    change, clauses = _OWN[side.name], row.old if side.name == "old" else row.new
    lengths = [len(squeeze(clause.text)) for clause in clauses]
    alone = not (row.old and row.new)
    whole = [[(squeeze(clause.text), change if alone else "")] for clause in clauses]
    cut = _cut(list(_halves(row.runs, change)), lengths) if row.runs else whole
    for clause, pieces in zip(clauses, cut, strict=True):
        number = (side.number(clause.path),) if len(clauses) > 1 else ()
        yield ShownProof((*number, *(side.words(clause.path, words, mark) for words, mark in pieces if words)))


def _halves(runs: Sequence[WordingRun], change: str) -> Iterator[tuple[str, str]]:
    """The words of one side with their marks."""
    for run in runs:
        words = run.old_text if change == "gone" else run.new_text
        if words:
            yield words, "" if run.same else change


def _cut(pieces: Sequence[tuple[str, str]], lengths: Sequence[int]) -> list[list[tuple[str, str]]]:
    """Pieces of the texts of several clauses, which were joined for comparing, clause by clause."""
    left = list(pieces)
    found: list[list[tuple[str, str]]] = []
    for length in lengths:
        own: list[tuple[str, str]] = []
        while length and left:
            words, mark = left.pop(0)
            if len(words) > length:
                left.insert(0, (words[length:], mark))
            own.append((words[:length], mark))
            length -= len(own[-1][0])
        found.append(own)
    return found
