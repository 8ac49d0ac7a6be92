"""What templates may call. Each function takes views and gives marks, or views again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup

from generator.dataclass import replace
from generator.documents import controls
from generator.documents.blocks import Block, Paragraph, Span, SpanKind, Statement
from generator.documents.clauses import CLOSING, PREAMBLE
from generator.documents.prose import prose_blocks
from generator.documents.spans import lookup
from generator.documents.title_lines import COVER_WIDTH, title_lines
from generator.documents.views import Mark, Scope, View
from generator.message import message
from generator.notice.title_breaks import title_breaks
from generator.policy import wording_terms
from generator.policy.awards import Applicant, Award, Example, Step
from generator.policy.eligibility import Requirement
from generator.policy.faq import Question, listing
from generator.policy.forms import AnswerType, FieldGroup, Form, FormField
from generator.policy.model import Rule
from generator.policy.terms import Years
from generator.policy.text import Id
from generator.regex import regex

_ID = regex(r"[a-z][a-z0-9-]*\Z")
_PAYING = regex("兑付|兑现|拨付|发放")


def _plain_id(view: View | str) -> str:
    """The id of an item, for anchors: the only way from a view to a bare string."""
    text = view if isinstance(view, str) else str(_id_in(view.bare) or view.path.rpartition(".")[2])
    if not _ID.match(text):
        raise TypeError(message("{text!r} is no identifier", text=text))
    return text


def _id_in(value: object) -> object:
    """An id is its own; an item has one."""
    return value if isinstance(value, Id) else getattr(value, "id", None)


def _marked(view: View, mark: Mark, element: str = "v") -> Markup:
    """The mark in the markup of the document that `view` belongs to."""
    return Markup(view.scope.mark(mark, element))  # noqa: S704 - a name and a number made here


def _blocks(view: View, opening: str = "") -> Markup:
    """The prose of `view` as paragraphs and lists; `opening`: what its first paragraph begins with (答：)."""
    view.scope.last_path = view.path
    base = Span("", SpanKind.PARAPHRASE, view.path, view.clauses)
    blocks: tuple[Block, ...] = prose_blocks(str(view.value), base, lookup(view))
    return _marked(view, _opened(blocks, opening) if opening else blocks, "blocks")


def _opened(blocks: tuple[Block, ...], opening: str) -> tuple[Block, ...]:
    first = blocks[0] if blocks else None
    words = Span(opening, strong=True)
    if isinstance(first, Paragraph):
        return (replace(first, statement=Statement((words, *first.statement.spans))), *blocks[1:])
    return (Paragraph(Statement((words,))), *blocks)


def _control(view: View, line: int | None = None) -> Markup:
    """The form field of `view` as a control, in a list that of its `line`. Its name: controls.control_name."""
    view.scope.last_path = view.path
    return _marked(view, controls.control(view, line), "control")


def _at(view: View) -> View:
    """What the path in `view` leads to: the limit of a field, the rate or the levels that it is computed by."""
    view.scope.last_path = view.path
    return view.scope.at(str(view.value))


def _declaration(view: View) -> Markup:
    """The requirement of `view` as a question to answer with yes or no."""
    return _marked(view, controls.declaration(view, f"declare-{_plain_id(view)}"), "control")


def _excludes(view: View) -> bool:
    """Whether a requirement is a case that must not be given, so that a sentence around it has to say so."""
    return isinstance(view.value, Requirement) and view.value.excludes


def _asked_of(groups: View, form: View) -> list[View]:
    """Of the groups that all forms share those that the applicants of `form` fill in."""
    return [group for group in groups if _is_asked(group.value, person=_serves_persons(form))]


def _serves_persons(form: View) -> bool:
    """Whether persons apply by a form, not units; one whose awards are for both asks as a unit is asked."""
    if isinstance(form.value, Form) and form.value.applicants:
        return set(form.value.applicants) == {Applicant.INDIVIDUAL}
    names = form.value.awards if isinstance(form.value, Form) else ()
    awards = [form.scope.at(f"awards.{name}").value for name in names]
    return {kind for award in awards if isinstance(award, Award) for kind in award.applicants} == {Applicant.INDIVIDUAL}


def _place_of(view: View) -> int:
    """The place of an item in its list, from 1."""
    return 1 + [item.path for item in view.owner or ()].index(view.path)


def _lists(field: View) -> bool:
    """Whether a choice is a list to open, which does not show on paper what it offers."""
    return (
        isinstance(field.value, FormField)
        and field.value.type is AnswerType.CHOICE
        and not controls.control(field).boxed
    )


def _is_asked(group: object, *, person: bool) -> bool:
    wanted = group.applicants if isinstance(group, FieldGroup) else ()
    return not wanted or (Applicant.INDIVIDUAL in wanted) is person


def _clauses_of(view: View) -> tuple[View, ...]:
    """The clauses that the item cites, without what stands around them."""
    if _AROUND.keys().isdisjoint(view.clauses):
        return view.scope.clauses(view.clauses)
    return view.scope.clauses(tuple(clause for clause in view.clauses if clause not in _AROUND))


def _ref(view: View) -> Markup:
    """The clauses that the item cites: 第二条、第三条, each a link; not the items of one that stands there itself."""
    known = view.scope.references.get(view.clauses)
    if known is None:
        cited = [_AROUND.get(clause) or view.scope.at(f"clauses.{clause}").spans()[0] for clause in view.clauses]
        known = view.scope.references[view.clauses] = _marked(view, cited_spans(cited))
    return known


def cited_spans(cited: Sequence[Span]) -> tuple[Span, ...]:
    """The names of clauses with 、 between them, without those of items whose clause is named too."""
    separated: list[Span] = []
    for span in cited:
        if not any(span.text.startswith(other.text) for other in cited if other.text != span.text):
            separated += (_COMMA, span) if separated else (span,)
    return tuple(separated)


_COMMA = Span("、")
_AROUND = {
    name: Span(words, SpanKind.FACT, f"notice.{name}", (name,), link=f"clause:{name}")
    for name, words in ((PREAMBLE, "引言"), (CLOSING, "文末"))
}


def _quote(view: View) -> Markup:
    """The words that carry the item, in “ ”, several joined by …"""
    spans = [_OPENING]
    for index, source in enumerate(view.step("source")):
        quote = source.step("quote")
        spans += (_GAP, *quote.spans()) if index else quote.spans()
    return _marked(view, (*spans, _CLOSING))


_OPENING, _GAP, _CLOSING = Span("“"), Span("……"), Span("”")


def _standard(view: View, payment: bool) -> Markup:
    """The award's own amount with its terms, each value with its path: 罚款金额的8%，单个项目不超过400万元.

    `payment`: whether to say how often it is paid.
    """
    return _marked(view, standard_spans(view, payment=payment))


def standard_spans(view: View, *, payment: bool) -> tuple[Span, ...]:
    """The words of `standard` as spans."""
    if not isinstance(view.value, Award):
        raise TypeError(message("{path} is no award", path=view.path))
    spans: list[Span] = []
    for piece in wording_terms.pieces(view.value, payment=payment):
        spans += [Span(piece.text)] if piece.field is None else _below(view, piece.field).spans()
    return tuple(spans)


def _says_when(view: View) -> bool:
    """Whether the award's terms, or a rule of the notice (…原则上安排在次年兑付), say when it is paid: that the notice
    is silent on the way of paying would be false beside them."""
    if not isinstance(view.value, Award):
        return False
    return _rules_say_when(view.scope) or wording_terms.says_when(view.value)


def _rules_say_when(scope: Scope) -> bool:
    known: bool | None = scope.remembered.get("says when")
    if known is None:
        rules = [rule.value for rule in scope.root("rules")]
        quotes = [str(source.quote) for rule in rules if isinstance(rule, Rule) for source in rule.source]
        known = scope.remembered["says when"] = any(_PAYING.search(quote) for quote in quotes)
    return known


_UNITS = "title_units"


def _names_in(scope: Scope) -> tuple[str, ...]:
    """Names of organisations and places that the model of a policy has, and what its notice says as one word; the start
    page knows none."""
    known: tuple[str, ...] | None = scope.remembered.get("names")
    if known is None:
        known = scope.remembered["names"] = tuple(_names_of(scope))
    return known


def _names_of(scope: Scope) -> Iterator[str]:
    told = {"organisations": "name", "definitions": "meaning"}
    shown = ((scope.root(root), step) for root, step in told.items() if root in scope.roots)
    yield from (str(item.step(step).value) for items, step in shown for item in items)
    units = scope.root(_UNITS).value if _UNITS in scope.roots else ()
    yield from units if isinstance(units, tuple) else ()


def _lined(view: View, width: int = COVER_WIDTH, label: bool = False) -> Markup:
    """A title with the places at which Word begins its lines and a page may, so that no word and no name is split.
    `width`: the characters of a title on one line of a sheet; `label`: whether it is one of a field."""
    names = _names_in(view.scope)
    cuts = ((span, title_lines(span.text, names, width, label=label)) for span in view.spans())
    lined = tuple(replace(span, lines=lines) for span, lines in cuts)
    if not label:  # a label stands in a narrow column, which every page breaks as it must
        lined = tuple(replace(span, breaks=title_breaks(span.text, names)) for span in lined)
    return _marked(view, lined)


def _asked(questions: View, where: str) -> list[View]:
    """The questions of a group that stand in one document: "faq" or "pending"."""
    return [each for each in questions if isinstance(each.value, Question) and listing(each.value).value == where]


def _below(view: View, path: str) -> View:
    for name in path.split("."):
        view = view.step(name)
    return view


def _inputs_of(view: View) -> list[View]:
    """What a step of a worked example computes with, in order: assumptions, earlier steps, values of the model."""
    steps = view.owner
    example = steps.owner if steps is not None else None
    if not isinstance(view.value, Step) or example is None or not isinstance(example.value, Example):
        raise TypeError(message("{path} is no step of an example", path=view.path))
    own = {str(item.id): f"{example.path}.assumptions.{item.id}" for item in example.value.assumptions}
    own = {name: f"{path}.{_assumed(view.scope.at(path))}" for name, path in own.items()}
    own |= {str(step.id): f"computed.{example.value.id}.{step.id}" for step in example.value.steps}
    return [_as_input(view.scope.at(own.get(name, name))) for name in view.value.inputs]


def _assumed(assumption: View) -> str:
    return next(name for name in ("amount", "count", "duration") if assumption.step(name))


def _as_input(view: View) -> View:
    """Of the first years their bare number: 12万元×3."""
    return view.step("last") if isinstance(view.value, Years) and view.value.first == 1 else view


TEMPLATE_FUNCTIONS: Mapping[str, Callable[..., object]] = {
    "id_of": _plain_id,
    "blocks": _blocks,
    "control": _control,
    "name_of": controls.control_name,
    "at": _at,
    "declaration": _declaration,
    "excludes": _excludes,
    "asked_of": _asked_of,
    "serves_persons": _serves_persons,
    "place_of": _place_of,
    "lists": _lists,
    "clauses_of": _clauses_of,
    "ref": _ref,
    "quote": _quote,
    "standard": _standard,
    "says_when": _says_when,
    "inputs_of": _inputs_of,
    "lined": _lined,
    "asked": _asked,
}
