"""Names in a draft: organisations, and labels that hold no fact and tell items of one clause apart by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from generator.checks.subject import squeeze
from generator.checks.typed_facts import facts_and_names
from generator.draft.figures import Data
from generator.notice.facts import find_facts
from generator.notice.generic_names import is_generic
from generator.notice.model import Notice

_LONGEST = 24
_SHORTEST = 4
UNNAMED_AWARD = "本条奖补事项"  # where no heading and no words of the sentence can name it
_KEPT_OUT = ("level", "rank")  # facts that a name can do without: 首次认定为国家级、省级企业技术中心
_JOINTS = re.compile("[、，]+(?=的)|[、，和及或]+(?=[、，和及或]|\\Z)|\\A[、，和及或的]+|(?<=[为获评])[、，和及或]+")
_PIECES = re.compile("[，；：]")
_EDGES = re.compile(r"\A(?:对于?|凡|其中|的|在(?![职校岗册建读线])|经|并|且|再|另)+|(?:的|并|且|、|，)+\Z")
_PAYS = re.compile("奖|补|资助|贴息|支持|扶持|资金|经费")


class Names:
    """The organisations of a notice by name (-> id), and labels in which none of them and no figure stands."""

    def __init__(self, notice: Notice, known: Mapping[str, str] | None = None) -> None:
        """`known`: name -> id of organisations that a policy has already."""
        self.organisations = _with_ids(_units(notice), known or {})
        named = (unit for unit in self.organisations if not is_generic(unit))
        self.all = tuple(sorted(named, key=lambda unit: (-len(unit), unit)))

    def label(self, words: str | None, otherwise: str) -> str:
        """`words` if they hold no fact, else `otherwise`."""
        plain = squeeze(words or "").rstrip("。：:")
        return plain if plain and not any(True for _ in facts_and_names(plain, self.all)) else otherwise

    def awards(self, awards: Sequence[Data], headings: Sequence[str]) -> list[str]:
        """A name for each award, none twice. `headings`: of each award's clause, empty where it has none."""
        taken: set[str] = set()
        names = []
        for number, (award, heading) in enumerate(zip(awards, headings, strict=True), 1):
            alone = headings.count(heading) == 1 and heading != ""
            chosen = next((name for name in self._candidates(award, heading, alone=alone) if name not in taken), None)
            names.append(chosen or f"{heading or UNNAMED_AWARD}之{_ordinal(number)}")
            taken.add(names[-1])
        return names

    def _candidates(self, award: Data, heading: str, *, alone: bool) -> Iterator[str]:
        """Names for one award, the best first: heading where it stands alone, what for, for whom and what."""
        trigger, whom = squeeze(str(award["trigger"])), squeeze(str(award["beneficiary"]))
        benefit = str(award.get("benefit", ""))
        gives = benefit if _PAYS.search(benefit) and len(benefit) >= 2 else "奖补"
        plain = [name for words in _cases(trigger) if (name := self.label(words, ""))]
        named = [*plain, *([f"{whom}{gives}"] if self.label(whom, "") else [])]
        if alone and self.label(heading, ""):
            yield heading
        yield from (name for name in named if _SHORTEST <= len(name) <= _LONGEST)
        for name in plain:
            for other in filter(None, (self.label(benefit, ""), self.label(whom, ""))):
                if other not in name and len(name) + len(other) <= 2 * _LONGEST:
                    yield f"{name}（{other}）"
        yield from (name for name in plain if len(name) > _LONGEST)
        if self.label(heading, ""):
            yield from (f"{heading}：{name}" for name in named if len(name) >= 2)


def _with_ids(units: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    free = (name for number in count(len(known) + 1) if (name := f"org-{number}") not in known.values())
    return {unit: known.get(unit) or next(free) for unit in units}


def heading_over(path: str, headings: Mapping[str, str | None]) -> str | None:
    """The heading of a clause (by path), else that of the nearest clause above it."""
    while path and not headings.get(path):
        path = path.rpartition("/")[0]
    return headings.get(path)


def _cases(trigger: str) -> Iterator[str]:
    """The words that say what for without levels; then single phrases of them, from the first on."""
    whole = without_levels(trigger)
    yield whole
    pieces = [_EDGES.sub("", piece) for piece in _PIECES.split(whole)]
    yield from (piece for piece in pieces if len(piece) >= _SHORTEST)
    tail = _EDGES.sub("", whole.rpartition("的")[2])
    if len(tail) >= _SHORTEST:
        yield tail


def without_levels(words: str) -> str:
    """首次认定为软件企业技术中心 of 首次认定为国家级、省级软件企业技术中心."""
    for fact in reversed(find_facts(words)):
        if fact.kind in _KEPT_OUT:
            words = words[: fact.start] + words[fact.end :]
    return _EDGES.sub("", _JOINTS.sub("", words))


def _ordinal(number: int) -> str:
    """Which award of the notice it is, in a form that is no figure."""
    signs = "甲乙丙丁戊己庚辛壬癸"
    rounds, place = divmod(number - 1, len(signs))
    return signs[place] * (rounds + 1)


def _units(notice: Notice) -> Iterator[str]:
    """Every organisation that a clause names, once, in reading order."""
    seen: set[str] = set()
    for clause in notice.clauses:
        for unit in (*clause.lead, *clause.cooperating, *clause.responsible):
            name = squeeze(unit)
            if name not in seen:
                seen.add(name)
                yield name
