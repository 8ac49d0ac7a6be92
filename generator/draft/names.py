"""Names in a draft: organisations, and labels that hold no fact."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import squeeze
from generator.checks.typed_facts import facts_and_names
from generator.draft.figures import Data
from generator.notice.generic_names import is_generic
from generator.notice.model import Notice

_ORDER = "甲乙丙丁戊己庚辛壬癸"
_LONGEST = 24
UNNAMED_AWARD = "本条奖补事项"  # where no heading and no words of the sentence can name it


class Names:
    """The organisations of a notice by name (-> id), and labels in which none of them and no figure stands."""

    def __init__(self, notice: Notice) -> None:
        self.organisations = {unit: f"org-{number}" for number, unit in enumerate(_units(notice), 1)}
        named = (unit for unit in self.organisations if not is_generic(unit))
        self.all = tuple(sorted(named, key=lambda unit: (-len(unit), unit)))

    def label(self, words: str | None, otherwise: str) -> str:
        """`words` if they hold no fact, else `otherwise`."""
        plain = squeeze(words or "").rstrip("。：:")
        return plain if plain and not any(True for _ in facts_and_names(plain, self.all)) else otherwise

    def award(self, award: Data) -> str:
        """What it is for, where that is short; else what is given; else its present name."""
        for key in ("trigger", "benefit"):
            words = str(award.get(key, ""))
            if 4 <= len(words) <= _LONGEST and self.label(words, ""):
                return self.label(words, "")
        whom = self.label(str(award["beneficiary"]), "")
        unnamed = award["name"] == UNNAMED_AWARD and 2 <= len(whom) <= _LONGEST
        return f"{whom}奖补" if unnamed else str(award["name"])

    def numbered(self, name: str, number: int) -> str:
        """The name with a mark that tells it from those before it."""
        rounds, place = divmod(number - 1, len(_ORDER))
        return f"{name}（{_ORDER[place] * (rounds + 1)}）"


def _units(notice: Notice) -> Iterator[str]:
    """Every organisation that a clause names, once, in reading order."""
    seen: set[str] = set()
    for clause in notice.clauses:
        for unit in (*clause.lead, *clause.cooperating, *clause.responsible):
            name = squeeze(unit)
            if name not in seen:
                seen.add(name)
                yield name
