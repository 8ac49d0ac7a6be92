"""What a notice is once it has been read: frozen values.

Every text here is a text of the file: wraps are joined, nothing is reworded. `generator.notice.as_json` writes
these values as the JSON that `policydocs read --format json` prints.
"""

from datetime import date
from decimal import Decimal
from typing import Literal

from generator.dataclass import dataclass
from generator.message import Message

FactKind = Literal[
    "money",
    "percentage",
    "duration",
    "repetition",
    "date",
    "count",
    "level",
    "rank",
    "document_number",
]
BoundWord = Literal["exact", "at_most", "at_least"]
AmountRole = Literal["award", "relief", "condition", "fund", "target", "other"]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something in a text that a reader acts on.

    `text` is `source[start:end]` as printed. `value` is a Decimal for money (in `unit`), percentage (in per
    cent: 8‰ is 0.8) and count, else a string: duration "P3Y" / "P6M" / "P10D", date ISO ("2025-12-31", "2025-12",
    "2025"), repetition "one_off" / "yearly" / "monthly" / …, level "national" / "regional" / …, document
    number as printed without white space. `unit` is "CNY" / "USD" / "%" or the classifier of a count
    ("家"). `inclusive` is True for 含, False for 不含, None where the text is silent. `per` names what a
    figure is counted by, printed units joined by "·" ("亩", "人·月", "平方米·月"), else None. `consecutive` is
    True for 连续 3 年.
    """

    kind: FactKind
    text: str
    start: int
    end: int
    value: Decimal | str
    unit: str | None = None
    bound: BoundWord = "exact"
    inclusive: bool | None = None
    per: str | None = None
    consecutive: bool = False


@dataclass(frozen=True, slots=True)
class NoticeAmount:
    """A money figure or percentage of a clause with its role; `confidence` from 0 to 1 is that of the role."""

    text: str
    value: Decimal
    unit: str
    bound: BoundWord
    inclusive: bool | None
    role: AmountRole
    per: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class NoticeClause:
    """A numbered unit of the notice; `text` is everything after the number, without its children's words.

    `path` is the printed numbers from the outermost clause in ("一/（一）/1"). `line` is the 1-based line of
    the file in which the number stands; `doubts` are passages on units that were not understood whole.
    """

    path: str
    number: str
    heading: str | None
    text: str
    line: int
    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    inherited: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    amounts: tuple[NoticeAmount, ...] = ()
    facts: tuple[Fact, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShortName:
    """A short name that the notice introduces: 广西钦州高新技术产业开发区（以下简称钦州高新区）."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Effective:
    """The validity as printed: 自发布之日起 has no `start`; `text` holds the words.

    `also`: words elsewhere that give what `text` leaves open: the letter its start, 有效期3年 of the body its length.
    """

    start: date | None = None
    end: date | None = None
    text: str | None = None
    also: str | None = None

    @property
    def words(self) -> str:
        """All words on the term."""
        return "，".join(filter(None, (self.text, self.also)))


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person corrected in the reading of a notice, and what stands there now.

    `clause` is the path of the clause whose words it rests on ("preamble", "closing" around the clauses), `quote`
    those words; `before` and `after` say the reading in words, as it was and as it is. Of a corrected figure `span`
    is its place in the clause's text (of the paragraphs around the clauses: joined by line breaks) and `fact` what
    stands there, None where it is no figure.
    """

    id: str
    kind: str
    clause: str
    quote: str
    reason: str
    before: str
    after: str
    span: tuple[int, int] | None = None
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One official notice, read, and perhaps corrected by a person.

    `passed_over` are the numbers at line starts that were taken for no clause, with their first words; each is told by
    a warning too.
    """

    title: str
    body_title: str | None
    document_number: str | None
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    issued: date | None
    effective: Effective
    definitions: tuple[ShortName, ...]
    preamble: tuple[str, ...]
    closing: tuple[str, ...]
    clauses: tuple[NoticeClause, ...]
    warnings: tuple[Message, ...]
    passed_over: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
