"""What checks look at, and what they yield."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Any

from generator.checks.claim import ModelClaim
from generator.checks.claims import claims_in
from generator.corrections.refused import Refusal
from generator.dataclass import dataclass, replace
from generator.finding import FilePlace
from generator.kept.clean import CleanTexts
from generator.kept.steady import Steady
from generator.message import NOTHING, Message
from generator.notice.corrected_facts import with_corrections
from generator.notice.facts import facts_inside, find_facts
from generator.notice.generic_names import is_generic
from generator.notice.model import Correction, Fact, Notice, NoticeClause
from generator.policy.chain import Neighbours
from generator.policy.earlier import EarlierEdition
from generator.policy.loaded import LoadedPolicy, Places
from generator.policy.model import Clause, Policy, SetAside
from generator.policy.review import Reviewed, ReviewState, reviews
from generator.policy.review_states import restated
from generator.policy.settings import LetPass
from generator.policy.status import Status
from generator.policy.turning_days import turning_days
from generator.policy.values import Source
from generator.policy.walk import Visit, sources_of, walk
from generator.regex import regex

PREAMBLE, CLOSING = "preamble", "closing"
_STOPS = "。；;！？"
_WHITE = regex(r"\s+")


@dataclass(frozen=True, slots=True)
class CheckProblem:
    """What a check yields: no code, no severity (the runner stamps them). `path`: the model path it is about.

    `mark`: the words of the clause to point at. `place`: only where the path does not lead to it (templates).
    """

    message: Message
    hint: Message = NOTHING
    path: str | None = None
    clause: str | None = None
    mark: str | None = None
    place: FilePlace | None = None


def squeeze(text: str) -> str:
    """`text` without white space: how quotes and clauses are compared."""
    return _WHITE.sub("", text)


@dataclass(frozen=True)
class ClauseText:
    """A clause's text without white space, and the facts in it; places are offsets in `text`.

    `paragraphs`: where several stand around the clauses; no fact runs from one into the next (a document number
    under the title).
    """

    id: str
    text: str
    printed: NoticeClause | None
    paragraphs: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    as_printed: str = ""

    @classmethod
    def around(cls, name: str, paragraphs: tuple[str, ...], corrections: tuple[Correction, ...] = ()) -> ClauseText:
        """What stands before or behind the clauses."""
        texts = tuple(map(squeeze, paragraphs))
        return cls(name, "".join(texts), None, texts, corrections, "\n".join(paragraphs))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        found: list[Fact] = []
        start = 0
        for text in self.paragraphs or (self.text,):
            found += [replace(fact, start=fact.start + start, end=fact.end + start) for fact in find_facts(text)]
            start += len(text)
        return with_corrections(found, self.corrections, self.as_printed)

    def find(self, words: str) -> tuple[int, int] | None:
        """Where `words` stand (white space aside), or None."""
        small = squeeze(words)
        start = self.text.find(small)
        return None if start < 0 or not small else (start, start + len(small))

    def is_sentence(self, start: int, end: int) -> bool:
        """Whether a whole sentence stands there, with its stop or without."""
        before, last, behind = self.text[max(start - 1, 0) : start], self.text[end - 1 : end], self.text[end : end + 1]
        return (not before or before in _STOPS) and (not behind or behind in _STOPS or last in _STOPS)

    def facts_in(self, span: tuple[int, int]) -> tuple[Fact, ...]:
        """The facts of the clause that lie inside `span`, with the bounds that the whole clause gives them."""
        return facts_inside(self.facts, *span)


@dataclass(frozen=True, slots=True)
class QuotedItem:
    """An item with the facts in the words that it quotes, each with its clause."""

    path: str
    facts: tuple[tuple[ClauseText, Fact], ...]
    set_aside: bool


@dataclass(frozen=True)
class CheckSubject:
    """A loaded policy beside its notice, as corrected by readings.yaml. `notice_file`: its name in findings;
    `refusals`: the corrections that do not hold; `let_pass`: the errors that the office lets pass, known once the
    checks have run; `neighbours`: the policies of the workspace that it is tied to;
    `earlier`: its editions that stay published beside it; `clean`: texts that were read before and hold nothing;
    `items`: those of the model as another command found them, review.lock aside, and `plain` the model as JSON (None:
    nobody has).
    """

    loaded: LoadedPolicy
    notice: Notice
    status: Status
    as_of: date
    notice_file: str
    refusals: tuple[Refusal, ...] = ()
    let_pass: tuple[LetPass, ...] = ()
    neighbours: Neighbours = field(default_factory=Neighbours)
    earlier: tuple[EarlierEdition, ...] = ()
    clean: CleanTexts = field(default_factory=CleanTexts, compare=False)
    items: tuple[Reviewed, ...] | None = field(default=None, compare=False)
    plain: Mapping[str, Any] | None = field(default=None, compare=False)

    @property
    def policy(self) -> Policy:
        return self.loaded.policy

    @property
    def name(self) -> str:
        """The folder's name, by which commands know the policy."""
        return self.loaded.name

    def file(self, name: str) -> FilePlace:
        """A file of the policy's folder."""
        return FilePlace(f"{self.notice_file.rpartition('/')[0]}/{name}")

    @property
    def places(self) -> Places:
        return self.loaded.places

    @property
    def steady(self) -> Steady:
        """The days for which the policy's results are those of the as-of date."""
        return Steady.around(self.as_of, turning_days(self.policy, self.loaded.settings, self.status.chain))

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        return tuple(walk(self.policy))

    @cached_property
    def claims_of(self) -> Mapping[str, tuple[ModelClaim, ...]]:
        """Path of an item -> what it claims itself, in the order of the model."""
        return _grouped((claim.item, claim) for claim in self._claims)

    @cached_property
    def claims_below(self) -> Mapping[str, tuple[ModelClaim, ...]]:
        """Path -> every claim below it, in the order of the model; a path without any has no entry."""
        return _grouped((above, claim) for claim in self._claims for above in _paths_above(claim.path))

    @cached_property
    def _claims(self) -> tuple[ModelClaim, ...]:
        return claims_in(self.visits)

    @cached_property
    def quoted_items(self) -> tuple[QuotedItem, ...]:
        """Every item whose quotes were found in their clauses."""
        return tuple(self._quoted_items())

    def _quoted_items(self) -> Iterator[QuotedItem]:
        for visit in self.visits:
            sources = sources_of(visit.value)
            if not sources or visit.path.startswith(("faq.", "forms.")):
                continue
            places = [found for source in sources if (found := self.every_place(source))]
            located = [place for found in places for place in found]
            if len(places) == len(sources):
                facts = {
                    (clause.id, fact.start): (clause, fact)
                    for clause, span in located
                    for fact in clause.facts_in(span)
                }
                yield QuotedItem(visit.path, tuple(facts.values()), isinstance(visit.value, SetAside))

    @cached_property
    def clauses(self) -> Mapping[str, ClauseText]:
        """The clauses that model and notice share, by id; `preamble` and `closing` stand around them."""
        printed = {clause.path: clause for clause in self.notice.clauses}
        figures: dict[str, tuple[Correction, ...]] = {}
        for each in self.notice.corrections:
            if each.span is not None:
                figures[each.clause] = (*figures.get(each.clause, ()), each)
        texts = {PREAMBLE: ClauseText.around(PREAMBLE, self.notice.preamble, figures.get(PREAMBLE, ()))}
        for clause in self.policy.clauses:
            if clause.path in printed:
                found = printed[clause.path]
                texts[str(clause.id)] = ClauseText(
                    str(clause.id),
                    squeeze(found.text),
                    found,
                    corrections=figures.get(clause.path, ()),
                    as_printed=found.text,
                )
        return texts | {CLOSING: ClauseText.around(CLOSING, self.notice.closing, figures.get(CLOSING, ()))}

    @cached_property
    def reviews(self) -> tuple[Reviewed, ...]:
        """Every item of the model and how it stands to review.lock, to which a broken seal leaves no credit."""
        texts = {name: clause.text for name, clause in self.clauses.items()}
        lock = self.loaded.lock
        return reviews(self.policy, texts, lock.items if lock.sealed else {})

    @cached_property
    def review_states(self) -> tuple[Reviewed, ...]:
        """As reviews; what only a person who reads an item asks for (its lines and quotes) may be left out."""
        lock = self.loaded.lock
        known = restated(self.items, lock.items if lock.sealed else {}) if self.items is not None else None
        return self.reviews if known is None else known

    @property
    def draft(self) -> bool:
        """Whether some wording has not been reviewed: documents then say 草稿."""
        return any(item.state is ReviewState.UNREVIEWED and item.wording for item in self.review_states)

    @cached_property
    def whole_text(self) -> str:
        """Everything the notice says, without white space."""
        notice = self.notice
        parts = (notice.title, *notice.preamble, *(clause.text for clause in notice.clauses), *notice.closing)
        return squeeze("".join(parts))

    @cached_property
    def organisation_names(self) -> tuple[str, ...]:
        """Names and aliases of the policy's organisations, longest first; without those that name a kind of unit only
        (主管部门), which every document may say."""
        organisations = self.policy.organisations.values()
        names = {str(name) for each in organisations for name in (each.name, *(alias.name for alias in each.aliases))}
        return tuple(sorted((name for name in names if not is_generic(name)), key=lambda name: (-len(name), name)))

    def every_place(self, source: Source) -> tuple[tuple[ClauseText, tuple[int, int]], ...]:
        """Where a source's quote stands. Around the clauses, where title and addressees recur, each time it does; in a
        clause the first time, and again where it is a whole sentence said once more: words that are only a part of
        their sentence may say something else there."""
        first = self.located(source)
        if first is None:
            return ()
        clause, (start, end) = first
        anywhere = clause.id in (PREAMBLE, CLOSING)
        places = _occurrences(clause.text, clause.text[start:end], end)
        return (first, *((clause, place) for place in places if anywhere or clause.is_sentence(*place)))

    def located(self, source: Source) -> tuple[ClauseText, tuple[int, int]] | None:
        """The clause of a source and where its quote stands there, or None."""
        clause = self.clauses.get(source.clause)
        span = clause.find(source.quote) if clause else None
        return (clause, span) if clause and span else None

    def model_clauses(self) -> Iterator[tuple[Clause, NoticeClause]]:
        """Each clause of the model with its printed twin."""
        for clause in self.policy.clauses:
            found = self.clauses.get(clause.id)
            if found and found.printed:
                yield clause, found.printed


def _grouped(pairs: Iterable[tuple[str, ModelClaim]]) -> Mapping[str, tuple[ModelClaim, ...]]:
    found: dict[str, list[ModelClaim]] = {}
    for path, claim in pairs:
        found.setdefault(path, []).append(claim)
    return {path: tuple(claims) for path, claims in found.items()}


def _paths_above(path: str) -> Iterator[str]:
    """awards.a.amount: awards, awards.a."""
    stop = path.find(".")
    while stop >= 0:
        yield path[:stop]
        stop = path.find(".", stop + 1)


def _occurrences(text: str, words: str, begin: int) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, from a place on, one behind the other."""
    found = text.find(words, begin) if words else -1
    while found >= 0:
        yield found, found + len(words)
        found = text.find(words, found + len(words))
