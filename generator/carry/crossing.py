"""Where words of the old notice stand in the new one, and whether what became of them is proven by the two texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from generator.carry.crossing_part import CrossingPart, crossing_part, left_of_figure, unchanged_around, words_of
from generator.dataclass import dataclass, replace
from generator.notice.model import Fact
from generator.regex import regex
from generator.revision.change import ChangeKind
from generator.revision.clause_change import ClauseChange
from generator.revision.comparison import Comparison
from generator.revision.tokens import Token
from generator.revision.wording import WordingRun, runs_between

_WHITE = regex(r"\s+")
_BOUNDS = regex("(?:不超过|不高于|最高|最多|至多|以内|以下|不低于|不少于|最低|至少|以上)*")
_STOPS = regex(r"[，。；：、,.;:！？!?（）()“”\"《》〈〉—\-·]*")
_NAMED = (ChangeKind.UNIT_RENAMED, ChangeKind.TITLE, ChangeKind.BODY_TITLE, ChangeKind.DOCUMENT_NUMBER)
# Kinds of figures that a quote can carry into the model; how often something is paid (每年) a person decides.
_CARRIED = ("money", "percentage", "count", "duration", "date", "level", "rank", "document_number")
_ELSEWHERE = 8  # characters: shorter words may stand in another clause by chance
_STOP = r"[，。；：、]"
_NUMBER = r"(?<![^，。；：、])（[一二三四五六七八九十]+）"  # of an item, not of one that is cited: 第（三）项
_MARKS = regex(rf"{_STOP}|{_NUMBER}")
AROUND = ("preamble", "closing")


class WordsOutcome(StrEnum):
    """What became of words. `same`: they stand there still; `proven`: only figures, names or punctuation of them
    changed, one by one; `open`: a person must decide; `unknown`: they stood nowhere in the old clause."""

    SAME = "same"
    PROVEN = "proven"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CrossingPiece:
    """`start:end` of the old words (white space aside) and what stands there now, as printed."""

    start: int
    end: int
    old: str
    new: str
    facts: tuple[tuple[Fact, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Crossed:
    """Old words after the revision: the clause in which they stand now ("" where they are gone), and as what.

    `facts`: every figure of the old words that another took the place of.
    """

    outcome: WordsOutcome
    clause: str = ""
    words: str = ""
    pieces: tuple[CrossingPiece, ...] = ()

    @property
    def facts(self) -> tuple[tuple[Fact, Fact], ...]:
        return tuple(pair for piece in self.pieces for pair in piece.facts)


class Crossing:
    """The way from every clause of the old notice into the new one."""

    def __init__(self, done: Comparison) -> None:
        self._renamed = {change.old: change.new for change in done.head if change.kind in _NAMED}
        parts = [crossing_part(change, done, self._renamed) for change in _changes(done)]
        self._parts: dict[str, tuple[CrossingPart, ...]] = {}
        self._whole: dict[str, str] = {}
        for part in parts:
            self._parts |= {path: (*self._parts.get(path, ()), part) for path in part.old}
            for path, first, last in part.new:
                self._whole[path] = self._whole.get(path, "") + part.new_text[first:last]
        for place in AROUND:
            if place not in self._parts:
                self._parts[place] = (unchanged_around(place, getattr(done.old, place), getattr(done.new, place)),)
        self.texts = {path: self.text(path) for path in self._parts}
        self._bare = tuple([_MARKS.sub("", text) for text in side.values()] for side in (self.texts, self._whole))

    def text(self, path: str) -> str:
        """An old clause without white space; empty where there is none."""
        return "".join(words_of(part, path) for part in self._parts.get(path, ()))

    def carry(self, path: str, words: str, around: Sequence[str] = ()) -> Crossed:
        """What became of `words` of the old clause `path`.

        Where they stand several times, one of `around` says which of them is meant: longer words of the clause, that
        hold them. Where none does, all must have become the same, or a person decides.
        """
        small = _WHITE.sub("", words)
        # A clause and the paragraphs behind its list are parts of their own; a quote stands in one of them.
        parts = self._parts.get(path, ())
        part = next((each for each in parts if small in words_of(each, path)), None)
        if part is None or not small:
            return Crossed(WordsOutcome.UNKNOWN, path, words)
        return self._carried(part, path, words, around)

    def _carried(self, part: CrossingPart, path: str, words: str, around: Sequence[str]) -> Crossed:
        small, text = _WHITE.sub("", words), words_of(part, path)
        places = _places(text, small)
        for longer in around if len(places) > 1 else ():
            inside = [place for place in places if _holds(text, _WHITE.sub("", longer), place, len(small))]
            if len(inside) == 1:
                places = inside
                break
        start = part.old[path]
        found = [self._through(part, start + place, start + place + len(small)) for place in places]
        first = found[0]
        if any((each.outcome, each.words, each.clause) != (first.outcome, first.words, first.clause) for each in found):
            other = next((each for each in found if each.words != small), first)
            return Crossed(WordsOutcome.OPEN, other.clause, other.words, other.pieces)
        if first.outcome is not WordsOutcome.OPEN:
            return first
        return self._elsewhere(small, path) or self._moved_with(small, path, around) or first

    def _elsewhere(self, words: str, path: str) -> Crossed | None:
        """The one place of the new notice to which words moved, with other stops or list numbers perhaps."""
        bare = _MARKS.sub("", words)
        if len(bare) < _ELSEWHERE:
            return None
        pattern = regex(rf"(?:{_MARKS.pattern})*".join(map(re.escape, bare)))
        held = [(name, found[0]) for name, text in self._whole.items() for found in pattern.finditer(text)]
        before = any(pattern.search(self.text(name)) for name in self._parts if name != path)
        if len({name for name, _ in held}) != 1 or before:
            return None
        name, now = held[0]
        if words in self._whole[name]:
            return Crossed(WordsOutcome.SAME, name, words)
        return Crossed(WordsOutcome.PROVEN, name, now, tuple(_other_marks(words, now)))

    def _moved_with(self, words: str, path: str, around: Sequence[str]) -> Crossed | None:
        """Where words stand now that are a part of a quote which moved as a whole: 企业 of 对认定的企业给予奖励."""
        for longer in (_WHITE.sub("", each) for each in around):
            moved = self._elsewhere(longer, path) if words in longer else None
            if moved and words in moved.words:
                return Crossed(WordsOutcome.SAME, moved.clause, words)
        return None

    def stood(self, words: str) -> bool:
        """Whether new words are no new ones: the old notice had them as often, in whatever clause."""
        small = _MARKS.sub("", _WHITE.sub("", words))
        old, new = (sum(text.count(small) for text in texts) for texts in self._bare)
        return len(small) >= _ELSEWHERE and old >= new

    def _through(self, part: CrossingPart, start: int, end: int) -> Crossed:
        pieces: list[CrossingPiece] = []
        first, last, proven = -1, -1, True
        for index, (run, old, new) in enumerate(_placed(part.runs)):
            old_end = old + len(run.old_text)
            if not _overlaps(old, old_end, start, end):
                if old == old_end == end and not proven:  # a tier more, right behind words that changed: 、2万元
                    last = new + len(run.new_text)
                continue
            if run.same:
                begins, stops = new + max(0, start - old), new + min(end, old_end) - old
                pieces += _written_otherwise(run, max(0, start - old), min(end, old_end) - old, old - start)
            else:
                left = left_of_figure(run, end - old)
                begins, stops = new, new + len(run.new_text) - left
                piece = CrossingPiece(
                    old - start,
                    old_end - left - start,
                    run.old_text[: old_end - left - old],
                    part.as_printed(begins, stops),
                )
                facts = self._proof(part, index) if _within(piece, end - start) else None
                proven = proven and facts is not None
                pieces.append(piece if left else replace(piece, facts=facts or ()))  # a part of a figure states nothing
            first, last = begins if first < 0 else first, stops
        return _judged(part, first, last, tuple(pieces), proven=proven)

    def _proof(self, part: CrossingPart, index: int) -> tuple[tuple[Fact, Fact], ...] | None:
        """The facts that a run changes, () where it changes names or stops only; None where nothing proves it."""
        run = part.runs[index]
        facts = _pairs(run) or _bound(part.runs, index)
        if any(part.names_both(old, new) for old, new in facts or ()):
            return None
        if facts is None and (self._is_name(run) or _is_stops(run)):
            return ()
        return facts

    def _is_name(self, run: WordingRun) -> bool:
        old, new = run.old_text.strip("，、；。"), run.new_text.strip("，、；。")
        return self._renamed.get(old, "") == new and bool(new)

    def came(self) -> Iterator[tuple[tuple[str, ...], str, str, str]]:
        """Runs of new words, clause by clause: (old paths, new path, the old words in their place, the new ones)."""
        seen: list[CrossingPart] = []
        for part in (each for parts in self._parts.values() for each in parts):
            if any(part is other for other in seen):
                continue
            seen.append(part)
            place = 0
            for run in part.runs:
                if not run.same and run.new:
                    for path, begins, stops in part.new:
                        if words := run.new_text[max(0, begins - place) : max(0, stops - place)]:
                            yield tuple(part.old), path, run.old_text, words
                place += len(run.new_text)


def _changes(done: Comparison) -> Iterator[ClauseChange]:
    """What became of each clause; one in the place of another has none of its words."""
    for change in done.clauses:
        if change.replaced:
            yield replace(change, new=(), runs=())
            yield replace(change, old=(), runs=())
        else:
            yield change


def _places(text: str, words: str) -> list[int]:
    return [found.start() for found in re.finditer(f"(?={re.escape(words)})", text)] if words else []


def _holds(text: str, longer: str, place: int, length: int) -> bool:
    """Whether words at a place lie in longer words that stand once in the text."""
    first = text.find(longer) if len(longer) > length else -1
    return first >= 0 and text.count(longer) == 1 and first <= place and place + length <= first + len(longer)


def _judged(part: CrossingPart, first: int, last: int, pieces: tuple[CrossingPiece, ...], *, proven: bool) -> Crossed:
    words = part.as_printed(first, last) if first >= 0 else ""
    held = [path for path, begins, stops in part.new if first >= 0 and begins <= first and last <= stops]
    if not words or not held or not proven:
        return Crossed(WordsOutcome.OPEN, held[0] if held else "", words, pieces)
    return Crossed(WordsOutcome.PROVEN if pieces else WordsOutcome.SAME, held[0], words, pieces)


def _placed(runs: Sequence[WordingRun]) -> Iterator[tuple[WordingRun, int, int]]:
    """Each run with the place in the old and in the new text where it begins."""
    old = new = 0
    for run in runs:
        yield run, old, new
        old, new = old + len(run.old_text), new + len(run.new_text)


def _within(piece: CrossingPiece, length: int) -> bool:
    return piece.start >= 0 and piece.end <= length


def _overlaps(old: int, old_end: int, start: int, end: int) -> bool:
    """Whether words lie in a range; words that were put in (none before) where they lie inside it."""
    return old < end and start < old_end if old_end > old else start < old < end


def _pairs(run: WordingRun) -> tuple[tuple[Fact, Fact], ...] | None:
    """The figures of a run one by one, where nothing but figures of one kind and their bounds changed."""
    old, new = _facts(run.old), _facts(run.new)
    alike = len(old) == len(new) and all(_counts_as(a) == _counts_as(b) for a, b in zip(old, new, strict=True))
    if not old or not alike or any(fact.kind not in _CARRIED for fact in old):
        return None
    bounds = ("".join(token.text for token in side if token.fact is None) for side in (run.old, run.new))
    return tuple(zip(old, new, strict=True)) if all(_BOUNDS.fullmatch(words) for words in bounds) else None


def _counts_as(fact: Fact) -> tuple[object, ...]:
    return (fact.kind, fact.unit, fact.per, fact.inclusive, fact.consecutive)


def _bound(runs: Sequence[WordingRun], index: int) -> tuple[tuple[Fact, Fact], ...] | None:
    """The figure beside a run that gives or takes away its bound alone: 不超过 before 20万元."""
    run = runs[index]
    if not (_BOUNDS.fullmatch(run.old_text) and _BOUNDS.fullmatch(run.new_text)):
        return None
    behind, before = runs[index + 1 : index + 2], runs[max(0, index - 1) : index]
    beside = [(each.old[0], each.new[0]) for each in behind] + [(each.old[-1], each.new[-1]) for each in before]
    return tuple((a.fact, b.fact) for a, b in beside if a.fact and b.fact and a.fact.bound != b.fact.bound)[:1] or None


def _facts(tokens: Sequence[Token]) -> list[Fact]:
    return [token.fact for token in tokens if token.fact is not None]


def _written_otherwise(run: WordingRun, first: int, last: int, offset: int) -> Iterator[CrossingPiece]:
    """Characters of words that stayed which the new text writes otherwise: full-width digits, say."""
    old, new = run.old_text, run.new_text
    for place in range(first, last) if len(old) == len(new) else ():
        if old[place] != new[place]:
            yield CrossingPiece(place + offset, place + offset + 1, old[place], new[place])


def _other_marks(old: str, new: str) -> Iterator[CrossingPiece]:
    """The stops and list numbers that differ between words which are the same else."""
    for run, start, _ in _placed(runs_between(old, new)):
        if not run.same:
            yield CrossingPiece(start, start + len(run.old_text), run.old_text, run.new_text)


def _is_stops(run: WordingRun) -> bool:
    return bool(_STOPS.fullmatch(run.old_text) and _STOPS.fullmatch(run.new_text))
