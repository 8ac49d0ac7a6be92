"""A table of sums at the end of a clause: each row a tier of the award that the words above it announce."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from generator.checks.units_brackets import without_units
from generator.dataclass import dataclass
from generator.draft.applicant_kinds import kinds_of
from generator.draft.figures import Data, amount
from generator.draft.lines import Topic
from generator.draft.sentences import Sentence
from generator.draft.statements import Said
from generator.notice.facts import find_facts
from generator.notice.model import Fact, NoticeClause
from generator.regex import regex

_STOPS = regex(r"[，。；：！？]")
_NUMBER = regex(r"\d+(?:\.\d+)?%?")
_PLACE = regex(r"\d{1,3}[.、]?|[一二三四五六七八九十]{1,3}、?")
_BOUND = regex("(?:最高|最多|不超过|一次性|奖励|补助|补贴)*")
_UNIT = regex(r"[（(/][^（）()]*元")
OPEN = "表中的标准没有起草为奖项，请对照原文逐行录入"


@dataclass(frozen=True, slots=True)
class TableRow:
    """`words`: all of the row, white space aside; `fact`: its sum, None where the row has a number at its head, or only
    the head of the table says in what unit the sum is."""

    label: str
    words: str
    fact: Fact | None


@dataclass(frozen=True, slots=True)
class SumTable:
    """`start`: where it begins in the text of its clause, white space aside; `head`: the row above the others."""

    start: int
    head: str
    rows: tuple[TableRow, ...]

    @property
    def words(self) -> str:
        """All of it, white space aside."""
        return self.head + "".join(row.words for row in self.rows)


def table_of(clause: NoticeClause) -> SumTable | None:
    """The table that ends a clause, where each of its rows is a name and one sum."""
    lines = [line for line in clause.text.split("\n") if line.strip()]
    rows = [*takewhile(bool, map(_row, reversed(lines[1:])))][::-1]
    found = tuple(row for row in rows if row)
    if len(found) < 2 or len({row.label for row in found}) < len(found):
        return None
    above = lines[: len(lines) - len(found)]
    head = above[-1] if len(above) > 1 and _is_head(above[-1]) else ""
    before = above[:-1] if head else above
    if any(not find_facts(row.words) for row in found) and not _UNIT.search(head):
        return None
    return SumTable(len("".join("".join(before).split())), "".join(head.split()), found)


def spoken_in(text: str, table: SumTable | None, clause: NoticeClause) -> str:
    """What the clause says before its table, without the bracket of its units."""
    return text[: table.start] if table else without_units(text, clause)


def _row(line: str) -> TableRow | None:
    cells = line.split()
    numbered = len(cells) == 3 and _PLACE.fullmatch(cells[0]) is not None
    cells = cells[1:] if numbered else cells
    if len(cells) != 2 or _STOPS.search(line):
        return None
    label, said = cells
    fact = _sum_of(said)
    if not (fact or _NUMBER.fullmatch(said)) or any(fact.kind == "money" for fact in find_facts(label)):
        return None
    return TableRow(label, "".join(line.split()), None if numbered else fact)


def _sum_of(said: str) -> Fact | None:
    """The one sum of a cell that holds nothing else."""
    facts = [fact for fact in find_facts(said) if fact.kind in ("money", "percentage")]
    if len(facts) != 1 or _NUMBER.search(said[facts[0].end :]):
        return None
    return facts[0] if _BOUND.fullmatch(said[: facts[0].start]) else None


def _is_head(line: str) -> bool:
    return len(line.split()) > 1 and not _STOPS.search(line) and not _NUMBER.search(line)


def topic_of_table(said: Said, above: Topic | None, table: SumTable) -> Topic | None:
    """What announces the sums of the table; None where a person must say so. It is taken out of what was said."""
    topic = said.leads_to or (said.announced[-1].topic if said.announced else above)
    if said.announced:
        said.rest += [each.sentence for each in said.announced[-1:]]  # the table says the sum that it leaves open
        said.announced = said.announced[:-1]
    if topic is None or said.grants or not (topic.beneficiary or topic.trigger):
        return None
    if any(row.fact is None for row in table.rows):
        return None
    said.rest = [each for each in said.rest if each.text not in topic.sentence.text]
    said.leads_to = None
    return topic


def award_of_table(table: SumTable, topic: Topic, clause: str, name: str, number: int) -> Data:
    """The award as plain values, a tier for each row."""
    beneficiary = topic.beneficiary or str(topic.trigger)
    sources = [{"clause": topic.sentence.clause, "quote": topic.sentence.text}]
    sources += [{"clause": clause, "quote": row.words} for row in table.rows]
    return {
        "#": "按表格逐行起草，请核对对象、情形、各档标准和条件",
        "id": f"award-{number}",
        "name": name,
        "applicants": kinds_of(beneficiary),
        "beneficiary": beneficiary,
        "trigger": topic.trigger or beneficiary,
        "tiers": [*_tiers(table.rows)],
        "form": f"award-{number}",
        "source": sources,
    }


def _tiers(rows: Sequence[TableRow]) -> list[Data]:
    return [
        {"id": f"tier-{number}", "level": row.label, "amount": amount(row.fact)}
        for number, row in enumerate(rows, 1)
        if row.fact
    ]


def sentence_of(table: SumTable, clause: str) -> Sentence:
    """All of the table as a sentence, which grants nothing by itself."""
    return Sentence(clause, table.words, tuple(find_facts(table.words)))


def head_aside(table: SumTable, clause: str, number: int) -> Data:
    """The head of the table, set aside."""
    source: Data = {"clause": clause, "quote": table.head}
    return {"id": f"table-{number}", "reason": "表头", "source": source}
