"""Values of the model as spans: which words, of which kind, with which path and link."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from itertools import chain
from typing import Any

from generator.documents.blocks import Span, SpanKind
from generator.documents.clauses import ClauseEntry
from generator.documents.proof import ShownProof
from generator.documents.prose import inline_spans
from generator.documents.responsibility import DutyMark, GridCell, Total
from generator.documents.term import LastDay
from generator.documents.views import View
from generator.message import message
from generator.policy import wording, wording_terms
from generator.policy.awards import Addressee, Award, Measure, Nature, Part, Tier
from generator.policy.computing import Computed
from generator.policy.faq import Question
from generator.policy.forms import Form
from generator.policy.model import Alias, Organisation, Rule, StartRule
from generator.policy.terms import Band, Cap, Each, Instalment, Lasts, Ranks, Years
from generator.policy.text import (
    AwardId,
    ClauseId,
    FormId,
    Label,
    OfficeText,
    OrganisationId,
    Prose,
    Text,
    Words,
)
from generator.policy.values import (
    NOT_IN_THIS_NOTICE,
    Count,
    Duration,
    Factor,
    Figure,
    Money,
    Payment,
    Portion,
    Share,
)

Spans = tuple[Span, ...]
_FIGURES = (Part, Tier, Figure, Money, Share, Duration, Count)
_MAX_DEPTH = 8


class CannotPrintError(TypeError):
    """A value that has no words of its own (a list, a whole item): print one of its fields."""


def _fact(view: View, text: str, link: str | None = None) -> Spans:
    return (Span(text, _kind(view, SpanKind.FACT), view.path, view.clauses, link=link),)


def _kind(view: View, kind: SpanKind) -> SpanKind:
    """Facts below some roots are of the kind of that root, whatever their type."""
    first = view.path.partition(".")[0]
    if first == "office":
        return SpanKind.OFFICE
    if view.path.rpartition(".")[2] in ("edition", "edition_date"):
        return SpanKind.BUILD
    if first == "examples" and ".assumptions." in view.path:
        return SpanKind.EXAMPLE
    return SpanKind.BUILD if first in ("status", "build", "proof", "revision") else kind


def _words(view: View) -> Spans:
    return (Span(_str(view), SpanKind.QUOTE, view.path, view.clauses),)


def _str(view: View) -> str:
    return str(view.value)


def _label(view: View) -> Spans:
    return (Span(_str(view), _kind(view, SpanKind.PARAPHRASE), view.path, view.clauses),)


def _office(view: View) -> Spans:
    return (Span(_str(view), SpanKind.OFFICE, view.path),)


def _nothing(view: View) -> Spans:
    if view.path.startswith("office"):
        return (Span(wording.BLANK, SpanKind.OFFICE, view.path, blank=True),)
    raise CannotPrintError(message("{path} is empty", path=view.path))


def _prose(view: View) -> Spans:
    base = Span("", SpanKind.PARAPHRASE, view.path, view.clauses)
    return inline_spans(_str(view), base, lookup(view))


def lookup(view: View) -> Callable[[str], Spans]:
    """Answers the look-ups of the prose in `view`. Raises LookupError for a path that leads nowhere."""

    def resolve(path: str) -> Spans:
        target = view.scope.at(path)
        if isinstance(target.bare, Prose) and target.path == view.path:
            raise LookupError(message("{path} refers to itself", path=path))
        return target.spans()

    return resolve


def _text(view: View) -> Spans:
    if view.value == NOT_IN_THIS_NOTICE:
        return _fact(view, wording.NO_FIGURE)
    return _fact(view, _str(view))


def _organisation_id(view: View) -> Spans:
    target = view.scope.at(f"organisations.{view.value}.name")
    return (Span(str(target.value), SpanKind.FACT, view.path, view.clauses),)


def _clause_id(view: View) -> Spans:
    return view.scope.at(f"clauses.{view.value}").spans()


def _clause(view: View) -> Spans:
    entry = view.bare
    assert isinstance(entry, ClauseEntry)  # noqa: S101 - the table below says so
    label = str(view.step("label").value)
    return (Span(label, SpanKind.FACT, view.path, (entry.id,), link=f"clause:{entry.id}"),)


def _item_link(collection: str) -> Callable[[View], Spans]:
    def spans(view: View) -> Spans:
        value: Any = view.bare
        name = str(view.value) if isinstance(value, Text) else value.id
        item = view.scope.at(f"{collection}.{name}")
        label = item.step("title" if collection == "forms" else "name")
        return (Span(str(label.value), SpanKind.PARAPHRASE, label.path, item.clauses, link=f"{collection}:{name}"),)

    return spans


def _named(view: View) -> Spans:
    return view.step("name").spans()


def _question(view: View) -> Spans:
    return view.step("question").spans()


def _tuple(view: View) -> Spans:
    """A list of names: 甲、乙、丙; of figures with a stronger mark, or the bound of the first would hold for all."""
    items = [item.spans() for item in view]
    if not items:
        raise CannotPrintError(message("{path} is an empty list", path=view.path))
    between = Span("；" if isinstance(view.bare[0], _FIGURES) else "、")  # type: ignore[index]
    first, *rest = items
    return (*first, *chain.from_iterable((between, *spans) for spans in rest))


def _duty(view: View) -> Spans:
    """A mark of the grid stands for the entry of the clause that names the organisation."""
    cell = view.owner.value if view.owner else None
    assert isinstance(cell, GridCell)  # noqa: S101 - the table below says so
    assert cell.holder is not None  # noqa: S101 - a mark is made with its holder
    return (Span(_str(view), SpanKind.FACT, cell.holder.path, (str(cell.id),)),)


def _computed(view: View) -> Spans:
    value = view.value
    assert isinstance(value, Computed)  # noqa: S101 - the table below says so
    return (Span(wording.money(value.money), SpanKind.COMPUTED, view.path, view.clauses),)


def _last_day(view: View) -> Spans:
    assert isinstance(view.value, LastDay)  # noqa: S101 - the table below says so
    return (Span(wording.day(view.value.day), SpanKind.COMPUTED, view.path, view.clauses),)


def _total(view: View) -> Spans:
    return (Span(str(view.value), SpanKind.COMPUTED, view.path, view.clauses),)


def _shown(view: View) -> Spans:
    """A statement of another document, as it stands there."""
    assert isinstance(view.value, ShownProof)  # noqa: S101 - the table below says so
    return view.value.spans


def _start(view: View) -> Spans:
    assert isinstance(view.value, StartRule)  # noqa: S101 - the table below says so
    return _fact(view, wording.start(view.value))


# What each type of the model prints as. Found by the value's class, then by its base classes.
_BY_TYPE: dict[type, Callable[[View], Spans]] = {
    Words: _words,
    Label: _label,
    Prose: _prose,
    OfficeText: _office,
    OrganisationId: _organisation_id,
    ClauseId: _clause_id,
    AwardId: _item_link("awards"),
    FormId: _item_link("forms"),
    Text: _text,
    str: _text,
    type(None): _nothing,
    tuple: _tuple,
    int: lambda view: _fact(view, _str(view)),
    datetime.date: lambda view: _fact(view, wording.day(view.value)),  # type: ignore[arg-type]
    Money: lambda view: _fact(view, wording.money(view.value)),  # type: ignore[arg-type]
    Share: lambda view: _fact(view, wording.share(view.value)),  # type: ignore[arg-type]
    Duration: lambda view: _fact(view, wording.duration(view.value)),  # type: ignore[arg-type]
    Count: lambda view: _fact(view, wording.count(view.value)),  # type: ignore[arg-type]
    Figure: lambda view: _fact(view, wording.figure(view.value)),  # type: ignore[arg-type]
    Payment: lambda view: _fact(view, wording.payment(view.value)),  # type: ignore[arg-type]
    Addressee: lambda view: _fact(view, wording.addressee(view.value)),  # type: ignore[arg-type]
    Factor: lambda view: _fact(view, wording.factor(view.value)),  # type: ignore[arg-type]
    Portion: lambda view: _fact(view, wording.portion(view.value)),  # type: ignore[arg-type]
    Part: lambda view: _fact(view, wording_terms.line(view.value)),  # type: ignore[arg-type]
    Tier: lambda view: _fact(view, wording_terms.line(view.value)),  # type: ignore[arg-type]
    Years: lambda view: _fact(view, wording_terms.years(view.value)),  # type: ignore[arg-type]
    Lasts: lambda view: _fact(view, wording_terms.lasts(view.value)),  # type: ignore[arg-type]
    Ranks: lambda view: _fact(view, wording_terms.ranks(view.value)),  # type: ignore[arg-type]
    Band: lambda view: _fact(view, wording_terms.band(view.value)),  # type: ignore[arg-type]
    Each: lambda view: _fact(view, wording_terms.each(view.value)),  # type: ignore[arg-type]
    Cap: lambda view: _fact(view, wording_terms.cap(view.value)),  # type: ignore[arg-type]
    Instalment: lambda view: _fact(view, wording_terms.instalment(view.value)),  # type: ignore[arg-type]
    Nature: lambda view: _fact(view, wording_terms.nature(view.value)),  # type: ignore[arg-type]
    StartRule: _start,
    Computed: _computed,
    LastDay: _last_day,
    Total: _total,
    ShownProof: _shown,
    DutyMark: _duty,
    ClauseEntry: _clause,
    Award: _item_link("awards"),
    Form: _item_link("forms"),
    Organisation: _named,
    Alias: _named,
    Measure: _named,
    Rule: _named,
    Question: _question,
}


class _Makers(dict[type, "Callable[[View], Spans] | None"]):
    """What makes the words of each type that was met so far; None for a type without words."""

    def __missing__(self, kind: type) -> Callable[[View], Spans] | None:
        self[kind] = next((_BY_TYPE[base] for base in kind.__mro__ if base in _BY_TYPE), None)
        return self[kind]


_MAKERS = _Makers()


class ChineseWording:
    """Words of values in Chinese. Guards against prose that leads back to itself."""

    __slots__ = ("_depth",)

    def __init__(self) -> None:
        self._depth = 0

    def spans(self, view: View) -> Spans:
        maker = _MAKERS[view.bare.__class__]
        if maker is None:
            raise CannotPrintError(message("{path} has no words of its own: print one of its fields", path=view.path))
        if self._depth >= _MAX_DEPTH:
            raise LookupError(message("{path} refers back to itself", path=view.path))
        self._depth += 1
        try:
            return maker(view)
        finally:
            self._depth -= 1
