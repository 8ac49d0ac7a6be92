"""Conditions, exclusions and remarks of a grant: every phrase that neither its case nor its terms claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from generator.checks.coverage import restricts
from generator.checks.item_kinds import EXCLUDES
from generator.dataclass import dataclass
from generator.draft.bands import SaidBand
from generator.draft.figures import Data, figures
from generator.draft.instalments import is_paid_in_parts
from generator.draft.line_data import trimmed
from generator.draft.lines import Grant, Topic
from generator.draft.part import Role
from generator.draft.paying_out import payout_of
from generator.draft.phrases import before_giving
from generator.draft.places_asked import PlacesAsked
from generator.draft.term_places import TermPlaces, places_of_terms
from generator.draft.told_otherwise import is_borne
from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.regex import regex

_PHRASE = regex(r"[^，；：。]+")
_AMONG_THEM = regex("[，。；：]?其中")
_LEAVES_OUT = regex("(?:不含|不包括|不包含)[^，。；]{2,}|[^，。；]{2,}除外")
_BRACKET = regex(r"[（(]([^（）()]{2,60})[）)]")


def _stated(grant: Grant, paid: Sequence[Fact]) -> set[tuple[int, int]]:
    """Places of the figures that the award states by itself."""
    places = {(fact.start, fact.end) for fact in paid}
    for line in (*grant.lines, *grant.stages):
        places.add((line.quantity.start, line.quantity.end))
        places |= set(line.band.places if isinstance(line.band, SaidBand) else ())
        places |= {(item.start, item.end) for part in (line.each, *line.caps) if part for item in part.listed.items}
    levels = {line.selector.level for line in (*grant.lines, *grant.stages)}
    places |= {(fact.start, fact.end) for fact in grant.sentence.facts if fact.text in levels}
    for part in (
        *grant.caps,
        *grant.joint,
        *(grant.floors if len(grant.floors) == 1 else ()),
        *grant.quotas,
        *(grant.payouts if payout_of(grant) else ()),
    ):
        places |= {(item.start, item.end) for item in part.listed.items}
    return places


@dataclass(slots=True)
class Restrictions:
    """What restricts a grant, and what an applicant should know besides: how the sum is paid out."""

    conditions: list[Data] = field(default_factory=list)
    exclusions: list[Data] = field(default_factory=list)
    remarks: list[Data] = field(default_factory=list)
    _told: set[tuple[str, str]] = field(default_factory=set)

    def add(self, key: str, clause: str, words: str, found: list[Data]) -> None:
        """One more of a kind (conditions, exclusions, remarks); the same words once."""
        items: list[Data] = getattr(self, key)
        if (key, words) in self._told:
            return
        self._told.add((key, words))
        source: Data = {"clause": clause, "quote": words}
        name = f"{key.removesuffix('s')}-{len(items) + 1}"
        items.append({"id": name, **({"figures": found} if found else {}), "source": source})

    def as_data(self) -> Data:
        """The lists that hold something, by their keys."""
        lists = {"conditions": self.conditions, "exclusions": self.exclusions, "remarks": self.remarks}
        return {key: items for key, items in lists.items() if items}


@dataclass(frozen=True, slots=True)
class _Around:
    """A grant with the places in its sentence that its case and its terms hold."""

    grant: Grant
    trigger: tuple[int, int]
    sums: PlacesAsked
    terms: TermPlaces
    stated: PlacesAsked  # figures
    selecting: PlacesAsked  # figures of bands that say which of several sums is paid

    def own(self, start: int, end: int) -> list[Fact]:
        """The figures of a phrase that nothing else states."""
        return [each for each in self.grant.sentence.facts_in(start, end) if not self.stated.hold(each.start, each.end)]

    def hold(self, start: int, end: int) -> bool:
        """Whether case, sums and terms hold a phrase without figures of its own."""
        beside_case = self.trigger[0] < end and start < self.trigger[1]
        if beside_case or self.sums.lie_in(start, end) or self._selects(start, end):
            return True
        return self.terms.say(start, end) and not restricts(self.terms.rest(self.grant.sentence.text, start, end))

    def _selects(self, start: int, end: int) -> bool:
        """Whether the phrase says which of several sums is paid (200万美元以上的): the tier says so, and it restricts
        the others in nothing."""
        inner = self.grant.sentence.facts_in(start, end)
        return bool(inner) and all(self.selecting.hold(fact.start, fact.end) for fact in inner)

    def words(self, start: int, end: int, own: Sequence[Fact]) -> str:
        """What of the phrase restricts something: without 对 before the case, and without what is given."""
        wide = self.grant.sentence.wide
        first = start + (wide[start:end].startswith("对") and self.trigger[0] == start + 1)
        last = before_giving(wide, first, end, own) if self.sums.lie_in(start, end) else end
        return trimmed(self.grant.sentence.text[first:last]).removeprefix("且").removesuffix("的")


def restrictions(grant: Grant, paid: Sequence[Fact], stacking: Sequence[str]) -> Restrictions:
    """Each phrase outside trigger and terms, and each phrase with figures of its own. `stacking`: the words on how
    the grant stands to others, which are no condition."""
    told, around = Restrictions(), _around(grant, paid, stacking)
    sentence = grant.sentence
    _inherited(grant, told)
    _paid_behind(grant, told)
    for start, end in _phrases(sentence.wide, grant.spans[0][0], grant.spans[-1][1]):
        own = around.own(start, end)
        apart = own or _leaves_out(sentence.wide, start, end) or not around.hold(start, end)
        words = around.words(start, end, own) if apart else ""
        if len(words) >= 2 and (own or restricts(_without_figures(words))):
            told.add(_key(words, (start, end), around.terms.paid_out, own), sentence.clause, words, figures(own))
    return told


def _leaves_out(text: str, start: int, end: int) -> bool:
    """Brackets that take somebody away, inside the words of the case too: 中介机构（不含政府部门）."""
    return text[start - 1 : start] in ("（", "(") and _LEAVES_OUT.fullmatch(text, start, end) is not None


def _around(grant: Grant, paid: Sequence[Fact], stacking: Sequence[str]) -> _Around:
    terms = places_of_terms(grant, stacking)
    stated = _stated(grant, paid) | {(fact.start, fact.end) for fact in terms.facts}
    sums = ((line.quantity.start, line.quantity.end) for line in (*grant.lines, *grant.stages))
    bands = [line.band for line in grant.lines if isinstance(line.band, SaidBand)] if len(grant.lines) > 1 else []
    selecting = PlacesAsked(place for band in bands for place in band.places)
    trigger = grant.case.trigger or (grant.case.given, grant.case.given)
    return _Around(grant, trigger, PlacesAsked(sums), terms, PlacesAsked(stated), selecting)


def _without_figures(words: str) -> str:
    """50万元以下 says no more than the band that states it."""
    for fact in reversed(find_facts(words)):
        words = words[: fact.start] + "，" + words[fact.end :]
    return words


def _key(words: str, place: tuple[int, int], paid_out: Sequence[tuple[int, int]], own: Sequence[Fact]) -> str:
    """Whether the words rule out, tell how the sum is paid out or who bears it, or must hold. `own`: their figures."""
    if EXCLUDES.search(words) or _LEAVES_OUT.fullmatch(words):
        return "exclusions"
    paid = any(place[0] <= first and last <= place[1] for first, last in paid_out)
    return "remarks" if paid or is_paid_in_parts(words) or is_borne(words, own) else "conditions"


def perhaps_inherited(grant: Grant) -> str | None:
    """Words with figures that select a sum before this one and perhaps this one too: 营收5000万元以上的企业奖励10万元,
    增长10%以上的再奖励5万元. None where its own words settle it."""
    topic = grant.topic
    open_ = topic is not None and grant.case.trigger is not None and not _of_those_before(grant)
    return topic.trigger if open_ and topic is not None and _figures_of(topic) else None


def _of_those_before(grant: Grant) -> bool:
    """其中获得发明专利的，再给予5万元: one of those named before."""
    place = grant.case.trigger
    return place is not None and _AMONG_THEM.match(grant.sentence.wide, max(place[0] - 2, 0)) is not None


def _figures_of(topic: Topic) -> list[Fact]:
    start = topic.sentence.text.find(topic.trigger or "\0")
    end = start + len(topic.trigger or "")
    return [fact for fact in topic.sentence.facts if start <= fact.start < end] if start >= 0 else []


def _inherited(grant: Grant, told: Restrictions) -> None:
    """The figures in words of an earlier sentence that say what for."""
    topic, among = grant.topic, _of_those_before(grant)
    if topic is None or topic.trigger is None or (grant.case.trigger and not among):
        return
    places = set(topic.band.places) if topic.band and not among else set()
    inner = [fact for fact in _figures_of(topic) if not _within(fact, places)]
    if inner:
        told.add("conditions", topic.sentence.clause, topic.trigger, figures(inner))


def _paid_behind(grant: Grant, told: Restrictions) -> None:
    """Sentences that say how the sum is paid, with the figures beside the shares: 分两年按50%、50%拨付. Where they
    make no whole, they are a condition for a person to look at."""
    whole = bool(payout_of(grant)) or all(part.role is Role.INSTALMENT for _, part in grant.paid_behind)
    for sentence in dict.fromkeys(sentence for sentence, _ in grant.paid_behind):
        parts = [part for each, part in grant.paid_behind if each is sentence and whole]
        shares = [part.listed for part in parts if part.role is Role.PAYOUT]
        places = {(item.start, item.end) for listed in shares for item in listed.items}
        found = figures(fact for fact in sentence.facts if not _within(fact, places))
        told.add("remarks" if whole else "conditions", sentence.clause, sentence.text, found)


def _within(fact: Fact, places: set[tuple[int, int]]) -> bool:
    return any(start <= fact.start and fact.end <= end for start, end in places)


def _phrases(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Phrases between stops; one in brackets that takes something away is one of its own."""
    for found in _PHRASE.finditer(text, start, end):
        excluded = [
            inner
            for inner in _BRACKET.finditer(text, *found.span())
            if EXCLUDES.search(inner[1]) or _LEAVES_OUT.fullmatch(inner[1])
        ]
        place = found.start()
        for inner in excluded:
            yield place, inner.start()
            yield inner.span(1)
            place = inner.end()
        if place < found.end():
            yield place, found.end()
