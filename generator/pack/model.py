"""Values of an edition's model as spans that name the edition: old.model.awards.gazelle.amount."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from generator.dataclass import replace
from generator.documents.blocks import Span
from generator.documents.compose import Subject, model_roots
from generator.documents.functions import standard_spans
from generator.documents.proof import ShownProof
from generator.documents.spans import ChineseWording
from generator.documents.views import Scope, View
from generator.pack.side import Side
from generator.policy.awards import Award

_GAP = Span("；")
# What is compared of an award: the field, and how the table calls it.
ABOUT = {
    "beneficiary": "支持对象",
    "trigger": "申请情形",
    "standard": "奖补标准",
    "payment": "发放方式",
    "quota": "名额",
    "conditions": "条件",
    "exclusions": "不予享受",
    "form": "申请表",
}
_TERMS = ("band", "years", "each", "floor", "caps")


class ModelWords:
    """The model of one edition in the words in which all documents print it."""

    def __init__(self, side: Side, subject: Subject) -> None:
        self.side = side
        self.subject = subject
        self._scope = Scope(model_roots(subject), ChineseWording())

    @cached_property
    def _clauses(self) -> dict[str, str]:
        """Id of a clause in the model -> its id in the pack."""
        known = {str(clause.id): self.side.ids.get(clause.path, "") for clause in self.subject.policy.clauses}
        return known | {place: self.side.ids[place] for place in ("preamble", "closing")}

    def awards(self) -> dict[str, Award]:
        """The awards by id, in the order of the model."""
        return {str(award.id): award for award in self.subject.policy.awards}

    def name(self, award: str) -> ShownProof:
        """What an award is called."""
        return self._shown(self._scope.at(f"awards.{award}.name").spans())

    def line(self, award: str, field: str) -> ShownProof | None:
        """What a model says of an award in one field of ABOUT; None where it says nothing."""
        view = self._scope.at(f"awards.{award}")
        spans = _joined(self._parts(view, field))
        return self._shown(spans) if spans else None

    def term(self) -> ShownProof:
        """When the notice is in force: 自发布之日起施行，执行至2025年12月31日止."""
        validity = self._scope.at("validity")
        spans: list[Span] = [*validity.step("start").spans()]
        if validity.step("term"):
            spans += (Span("，有效期"), *validity.step("term").spans())
        if validity.step("end"):
            spans += (Span("，执行至"), *validity.step("end").spans(), Span("止"))
        return self._shown(tuple(spans))

    def _parts(self, award: View, field: str) -> Iterator[tuple[Span, ...]]:
        if field == "standard":
            yield from _standard(award)
            return
        value = award.step(field)
        if field in ("conditions", "exclusions"):
            yield from (_condition(each) for each in value)
        elif value and value.value != "not_said":
            yield value.spans()

    def _shown(self, spans: tuple[Span, ...]) -> ShownProof:
        return ShownProof(tuple(self._of_side(span) for span in spans))

    def _of_side(self, span: Span) -> Span:
        path = f"{self.side.name}.model.{span.path}" if span.path else None
        clauses = tuple(name for clause in span.clauses if (name := self._clauses.get(clause)))
        return replace(span, path=path, clauses=clauses, link=None)


def _standard(award: View) -> Iterator[tuple[Span, ...]]:
    """Each part or level of what is paid with the terms that hold for all of them, or the one sum with its terms."""
    lines = [*award.step("parts"), *award.step("tiers")]
    if not lines:
        yield standard_spans(award, payment=False)
        return
    yield from (line.spans() for line in lines)
    for name in _TERMS:
        value = award.step(name)
        if value:
            yield value.spans()


def _condition(item: View) -> tuple[Span, ...]:
    if item.step("statement"):
        return item.step("statement").spans()
    quotes = [source.step("quote").spans() for source in item.step("source")]
    return (Span("“"), *_joined(iter(quotes), Span("……")), Span("”"))


def _joined(parts: Iterator[tuple[Span, ...]], between: Span = _GAP) -> tuple[Span, ...]:
    spans: list[Span] = []
    for part in parts:
        spans += (between, *part) if spans else part
    return tuple(spans)
