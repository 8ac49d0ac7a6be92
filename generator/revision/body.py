"""The words of clauses as they are compared, and where in them each paragraph begins."""

from __future__ import annotations

from collections.abc import Sequence

from generator.checks.units_brackets import without_units
from generator.dataclass import dataclass
from generator.notice.model import NoticeClause
from generator.revision.citing import CitedStart, paragraph_number
from generator.revision.tokens import squeeze

_GOES_ON = ("：", "；", "，")  # after which no sentence has ended


@dataclass(frozen=True, slots=True)
class ComparedBody:
    """Words of clauses in a row, without white space; `starts`: of their paragraphs, in order."""

    text: str
    starts: tuple[CitedStart, ...]

    @property
    def places(self) -> frozenset[int]:
        """Where the paragraphs begin."""
        return frozenset(each.start for each in self.starts)

    def path_at(self, place: int) -> str:
        """The path of the clause in which a place of the text is; empty where there is none."""
        held = [each.path for each in self.starts if each.start <= place] or [each.path for each in self.starts[:1]]
        return held[-1] if held else ""


def body_of(clauses: Sequence[NoticeClause], heading: str) -> ComparedBody:
    """The words without the first heading and without the brackets that name units: those are told by unit."""
    text = ""
    starts: list[CitedStart] = []
    for clause in clauses:
        place = len(text)
        for index, words in enumerate(clause.text.split("\n")):
            starts.append(CitedStart(place, clause.path, paragraph_number(clause, index)))
            place += len(squeeze(words))
        body = without_units(squeeze(clause.text), clause)
        text += body if body.endswith(_GOES_ON) else body.rstrip("。") + "。"
    cut = len(heading) if text.startswith(heading) else 0
    return ComparedBody(text[cut:], tuple(CitedStart(each.start - cut, each.path, each.number) for each in starts))
