"""Names in a draft: organisations, and labels that hold no fact and tell items of one clause apart by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from generator.checks.subject import squeeze
from generator.checks.typed_facts import facts_and_names
from generator.draft.figures import Data
from generator.draft.naming_words import as_award, by_figure, cases, gift, given_to
from generator.notice.generic_names import is_generic
from generator.notice.model import Notice

_LONGEST = 24
_LONG = 40
_SHORTEST = 4
_BARE = 6  # characters: a shorter name says too little without the heading of its clause: 亚洲地区以外
UNNAMED_AWARD = "本条奖补事项"  # where no heading and no words of the sentence can name it


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
        given = Counter(given_to(award) for award in awards)
        for number, (award, heading) in enumerate(zip(awards, headings, strict=True), 1):
            alone = headings.count(heading) == 1 and heading != ""
            apart = given_to(award) if given[given_to(award)] == 1 else ""
            candidates = self._candidates(award, heading, apart, alone=alone)
            chosen = next((name for name in candidates if name not in taken), None)
            names.append(chosen or f"{heading or UNNAMED_AWARD}之{_ordinal(number)}")
            taken.add(names[-1])
        return names

    def _candidates(self, award: Data, heading: str, apart: str, *, alone: bool) -> Iterator[str]:
        """Names for one award, the best first: heading where it stands alone, `apart` (what whom) where no other award
        is that, what for; then, for want of these, whom with the heading."""
        whom = squeeze(str(award["beneficiary"]))
        plain = [name for words in cases(award) if (name := self.label(words, ""))]
        told = [*(name for name in plain if len(name) > _BARE and name != whom), *by_figure(award)]
        named = self.label(heading, "")
        short = [*plain, *([f"{whom}{gift(award)}"] if self.label(whom, "") else [])]
        under = [f"{named}：{as_award(name, award, named)}" for name in short] if named else []
        yield from [named] * (alone and named != "")
        yield from filter(None, (self.label(apart, ""),))
        best = sorted(filter(self._is_short_label, told), key=lambda name: len(name) > _LONGEST)
        yield from (as_award(name, award) for name in best)
        yield from (name for name in under if len(name) <= _LONGEST + len(named) + 1)
        yield from (as_award(name, award) for name in short if _SHORTEST <= len(name) <= _LONGEST)
        yield from self._with_more(plain, award)
        yield from (*(name for name in plain if len(name) > _LONGEST), *under)

    def _is_short_label(self, name: str) -> bool:
        return len(name) <= _LONG and self.label(name, "") != ""

    def _with_more(self, plain: Iterable[str], award: Data) -> Iterator[str]:
        """What for, with what is given or to whom in brackets."""
        for name in plain:
            for key in ("benefit", "beneficiary"):
                other = self.label(squeeze(str(award.get(key, ""))), "")
                if other and other not in name and len(name) + len(other) <= 2 * _LONGEST:
                    yield f"{name}（{other}）"


def _with_ids(units: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    free = (name for number in count(len(known) + 1) if (name := f"org-{number}") not in known.values())
    return {unit: known.get(unit) or next(free) for unit in units}


def heading_over(path: str, headings: Mapping[str, str | None]) -> str | None:
    """The heading of a clause (by path), else that of the nearest clause above it."""
    while path and not headings.get(path):
        path = path.rpartition("/")[0]
    return headings.get(path)


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
