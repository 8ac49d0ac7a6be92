"""The sums of a granting sentence: lines with what selects and limits them, gathered in grants of one case each."""

from __future__ import annotations

from dataclasses import field

from generator.dataclass import dataclass
from generator.draft.bands import SaidBand
from generator.draft.granting import Case
from generator.draft.part import FigurePart
from generator.draft.quantities import Quantity
from generator.draft.selectors import Selector
from generator.draft.sentences import Sentence


@dataclass(frozen=True, slots=True)
class SumLine:
    """One sum, `of` what it selects. `own`: the words before it that belong to it alone."""

    quantity: Quantity
    own: tuple[int, int]
    selector: Selector = field(default_factory=Selector)
    band: SaidBand | None = None
    each: FigurePart | None = None
    caps: tuple[FigurePart, ...] = ()
    year_words: str | None = None
    label: str | None = None  # words of its own phrase that say which sum it is: 国内维权

    @property
    def kinds(self) -> frozenset[str]:
        """By what it is selected."""
        said = {
            "level": self.selector.level,
            "ranks": self.selector.ranks,
            "years": self.selector.years,
            "band": self.band,
        }
        return frozenset(name for name, value in said.items() if value)


@dataclass(frozen=True, slots=True)
class Topic:
    """What an earlier sentence says of the sums that follow: who gets them and for what."""

    sentence: Sentence
    beneficiary: str | None
    trigger: str | None
    band: SaidBand | None = None


@dataclass(slots=True)
class Grant:
    """One case with its lines. `spans`: its words in the sentence; `topic`: what an earlier sentence says of it."""

    sentence: Sentence
    case: Case
    lines: list[SumLine]
    beneficiary: str | None
    spans: list[tuple[int, int]]
    topic: Topic | None = None
    caps: list[FigurePart] = field(default_factory=list)
    joint: list[FigurePart] = field(default_factory=list)
    floors: list[FigurePart] = field(default_factory=list)
    quotas: list[FigurePart] = field(default_factory=list)
    payouts: list[FigurePart] = field(default_factory=list)
    instalments: list[FigurePart] = field(default_factory=list)
    paid_behind: list[tuple[Sentence, FigurePart]] = field(default_factory=list)  # in sentences behind it
    stages: list[SumLine] = field(default_factory=list)
    limits: list[tuple[Sentence, FigurePart]] = field(default_factory=list)  # of sentences behind it
    term: int | None = None
    term_words: str | None = None
    length_words: str | None = None  # for how many months or days: 补贴期限最长36个月
    after: list[Sentence] = field(default_factory=list)
    raises: Grant | None = None  # what others get, of whom its words raise it for some: 其中小微企业提高至8元
    led_by: Sentence | None = None  # words above that announce what is given

    @property
    def named(self) -> str | None:
        """Who gets it, as its own words or those of the topic say."""
        return self.beneficiary or (self.topic.beneficiary if self.topic else None)

    @property
    def trigger(self) -> str | None:
        """The words that say what for, of its own sentence or of the topic."""
        own = self.sentence.text[slice(*self.case.trigger)] if self.case.trigger else None
        return own or (self.topic.trigger if self.topic else None)

    @property
    def text(self) -> str:
        """Its own words."""
        start = self.spans[0][0]
        return self.sentence.text[start if start > self.sentence.told else 0 : self.spans[-1][1]]
