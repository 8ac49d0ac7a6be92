"""Policy and templates to documents: Jinja writes block markup, the markup becomes a block tree."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from jinja2 import TemplateRuntimeError, TemplateSyntaxError
from lxml import etree
from markupsafe import Markup

from generator.documents import controls
from generator.documents.blocks import Block, Document, Span, SpanKind, Statement
from generator.documents.clauses import CLOSING, PREAMBLE, clause_entries, notice_entry
from generator.documents.declaration import Kind
from generator.documents.links import finish
from generator.documents.markup import BLOCK_KINDS
from generator.documents.markup_elements import MarkupError, attributes_of
from generator.documents.markup_reader import Reader
from generator.documents.proof import proof_groups
from generator.documents.prose import prose_blocks
from generator.documents.responsibility import responsibility
from generator.documents.site_entries import SiteEntry
from generator.documents.spans import CannotPrintError, ChineseWording, lookup
from generator.documents.templates import TemplateSet
from generator.documents.views import Pointer, Scope, View
from generator.errors import TemplateError
from generator.message import Message, message
from generator.notice.model import Notice
from generator.policy.awards import Example, Step
from generator.policy.computing import CannotComputeError, Computed, compute
from generator.policy.model import Policy
from generator.policy.paths import resolve
from generator.policy.status import Status

_ID = re.compile(r"[a-z][a-z0-9-]*\Z")


@dataclass(frozen=True, slots=True)
class Subject:
    """What documents are made of: a notice, its policy, its status on the as-of date.

    `draft`: some wording has not been reviewed, and documents say so.
    """

    notice: Notice
    policy: Policy
    status: Status
    draft: bool = False


def compose(subject: Subject, templates: TemplateSet, chosen: Container[str]) -> Iterator[Document]:
    """The documents of the chosen kinds, one at a time; the proof, made from all others, last. Raises TemplateError."""
    roots = model_roots(subject)
    kinds = [kind for kind in templates.kinds.values() if kind.per in ("policy", "form")]
    proofs = [kind for kind in templates.kinds.values() if kind.per == "proof" and kind.kind in chosen]
    composed: list[Document] = []
    for kind in kinds:
        if proofs or kind.kind in chosen:
            for form in [f"forms.{form.id}" for form in subject.policy.forms] if kind.per == "form" else [None]:
                document = _compose_one(kind, form, roots, templates)
                composed.append(document)
                if kind.kind in chosen:
                    yield document
    for kind in proofs:
        clauses = (PREAMBLE, *(str(clause.id) for clause in subject.policy.clauses), CLOSING)
        yield _compose_one(kind, None, {**roots, "proof": proof_groups(composed, clauses)}, templates)


def compose_site(entries: tuple[SiteEntry, ...], templates: TemplateSet) -> Iterator[Document]:
    """The pages over all policies. Raises TemplateError."""
    for kind in templates.kinds.values():
        if kind.per == "site":
            yield _compose_one(kind, None, {"policies": entries}, templates)


def model_roots(subject: Subject) -> dict[str, object]:
    """What templates and look-ups can name: the policy's own fields and what follows from them."""
    policy = subject.policy
    roots: dict[str, object] = {name: getattr(policy, name) for name in type(policy).model_fields}
    roots["clauses"] = clause_entries(policy, subject.notice)
    roots["notice"] = notice_entry(subject.notice)
    roots["duties"] = responsibility(policy)
    roots["status"] = subject.status
    roots["draft"] = subject.draft
    roots["computed"] = computed_examples(policy)
    return roots


def computed_examples(policy: Policy) -> dict[str, dict[str, Computed]]:
    """The values of every worked example's steps, by example and step. Raises TemplateError."""
    try:
        return {str(example.id): compute(example, lambda path: resolve(policy, path)) for example in policy.examples}
    except (CannotComputeError, LookupError) as error:
        raise TemplateError(message("a worked example cannot be computed: {problem}", problem=_plain(error))) from error


def _compose_one(kind: Kind, form: str | None, roots: Mapping[str, object], templates: TemplateSet) -> Document:
    own = {"form": Pointer(form)} if form else {}
    scope = Scope({**roots, **own, "shared": kind.shared}, ChineseWording())
    where = f"{kind.kind}/main.xml.j2"
    try:
        markup = templates.main(kind.kind).render({name: scope.root(name) for name in scope.roots})
        root = etree.fromstring(f"<document>{markup}</document>".encode(), _PARSER)
        document = _document(root, scope, kind, form)
    except TemplateSyntaxError as error:
        raise TemplateError(
            message("{file}:{line}: {problem}", file=error.name, line=error.lineno, problem=error.message)
        ) from error
    except etree.XMLSyntaxError as error:
        raise TemplateError(
            message("{file}: the markup is not well formed: {problem}", file=where, problem=error.msg)
        ) from error
    except MarkupError as error:
        line = markup.splitlines()[error.line - 1].strip() if error.line else ""
        words = message("{file}: {problem}, in: {line}", file=where, problem=error.problem, line=line[:120])
        raise TemplateError(
            words if line else message("{file}: {problem}", file=where, problem=error.problem)
        ) from error
    except _WRONG_IN_TEMPLATE as error:
        raise TemplateError(
            message("{where}: {problem}", where=_template_line(error) or where, problem=_plain(error))
        ) from error
    return document


# What a wrong template makes Jinja, the views or the reader of the markup raise: told with its line, no fault of ours.
_WRONG_IN_TEMPLATE = (
    TemplateRuntimeError,
    LookupError,
    CannotPrintError,
    controls.FieldError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, huge_tree=True)


def _plain(error: Exception) -> Message | str:
    """What an error of ours or of Jinja says. The argument of a LookupError is the name that leads nowhere."""
    words = error.args[0] if error.args else ""
    if isinstance(words, Message):
        return words
    return message("nothing is called {name}", name=words) if isinstance(error, LookupError) else str(error)


def _template_line(error: BaseException) -> str | None:
    """Template and line in which rendering stopped: the innermost frame that Jinja compiled."""
    found, trace = None, error.__traceback__
    while trace is not None:
        path = PurePosixPath(trace.tb_frame.f_code.co_filename.replace("\\", "/"))
        if path.name.endswith(".j2"):
            found = f"{path.parent.name}/{path.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found


def _document(root: etree._Element, scope: Scope, kind: Kind, form: str | None) -> Document:
    parts = {str(element.tag): element for element in root}
    for element in root:
        if element.tag not in _PARTS:
            raise MarkupError(element.sourceline or 0, message("unknown part <{tag}> of a document", tag=element.tag))
    missing = [name for name in _PARTS if name not in parts]
    if missing:
        raise MarkupError(0, message("the document has no <{tag}>", tag=missing[0]))
    reader = Reader(BLOCK_KINDS, scope.marks)
    metadata = tuple(_property(reader, element) for element in parts["properties"])
    document = Document(
        kind=kind.kind,
        name=kind.name.format(form=form.partition(".")[2] if form else ""),
        language="zh-CN",
        title=reader.statement(parts["title"]),
        description=reader.statement(parts["description"]),
        navigation=tuple(reader.statement(link) for link in parts["nav"]),
        header=reader.statement(parts["header"]),
        footer=reader.statement(parts["footer"]),
        blocks=reader.blocks(parts["body"]),
        landscape=kind.landscape,
        form=kind.per == "form",
        properties=tuple((name, statement.text) for name, statement in metadata),
        metadata=metadata,
    )
    return finish(document)


_PARTS = ("title", "description", "properties", "nav", "header", "footer", "body")


def _property(reader: Reader, element: etree._Element) -> tuple[str, Statement]:
    name = attributes_of(element, {"name"})["name"]
    return name, reader.statement(element)


# What templates may call. Each takes views and gives marks.


def _plain_id(view: View | str) -> str:
    """The id of an item, for anchors: the only way from a view to a bare string."""
    text = view if isinstance(view, str) else str(getattr(view.value, "id", None) or view.path.rpartition(".")[2])
    if not _ID.match(text):
        raise TypeError(message("{text!r} is no identifier", text=text))
    return text


def _blocks(view: View) -> Markup:
    """The prose of `view` as paragraphs and lists."""
    base = Span("", SpanKind.PARAPHRASE, view.path, view.clauses)
    blocks: tuple[Block, ...] = prose_blocks(str(view.value), base, lookup(view))
    return view.scope.mark(blocks, "blocks")


def _control(view: View, line: int | None = None) -> Markup:
    """The form field of `view` as a control, in a list that of its `line`. Its name: controls.control_name."""
    return view.scope.mark(controls.control(view, line), "control")


def _at(view: View) -> View:
    """What the path in `view` leads to: the limit of a field, the rate or the levels that it is computed by."""
    return view.scope.at(str(view.value))


def _declaration(view: View) -> Markup:
    """The requirement of `view` as a question to answer with yes or no."""
    return view.scope.mark(controls.declaration(view, f"declare-{_plain_id(view)}"), "control")


def _clauses_of(view: View) -> list[View]:
    """The clauses that the item cites, without what stands around them."""
    return [view.scope.at(f"clauses.{clause}") for clause in view.clauses if clause not in _AROUND]


def _ref(view: View) -> Markup:
    """The clauses that the item cites: 第二条、第三条, each a link."""
    separated: list[Span] = []
    for clause in view.clauses:
        around = _AROUND.get(clause)
        spans = (around,) if around else view.scope.wording.spans(view.scope.at(f"clauses.{clause}"))
        separated += ([Span("、")] if separated else []) + list(spans)
    return view.scope.mark(tuple(separated))


_AROUND = {
    name: Span(words, SpanKind.FACT, f"notice.{name}", (name,), link=f"clause:{name}")
    for name, words in ((PREAMBLE, "引言"), (CLOSING, "文末"))
}


def _quote(view: View) -> Markup:
    """The words that carry the item, in “ ”, several joined by …"""
    spans: list[Span] = [Span("“")]
    for index, source in enumerate(view.step("source")):
        quote = source.step("quote")
        spans += ([Span("……")] if index else []) + [
            replace(span, path=quote.path) for span in view.scope.wording.spans(quote)
        ]
    return view.scope.mark((*spans, Span("”")))


def _inputs_of(view: View) -> list[View]:
    """What a step of a worked example computes with, in order: assumptions, earlier steps, values of the model."""
    steps = view.owner
    example = steps.owner if steps is not None else None
    if not isinstance(view.value, Step) or example is None or not isinstance(example.value, Example):
        raise TypeError(message("{path} is no step of an example", path=view.path))
    own = {str(item.id): f"{example.path}.assumptions.{item.id}" for item in example.value.assumptions}
    own = {name: f"{path}.{_assumed(view.scope.at(path))}" for name, path in own.items()}
    own |= {str(step.id): f"computed.{example.value.id}.{step.id}" for step in example.value.steps}
    return [view.scope.at(own.get(name, name)) for name in view.value.inputs]


def _assumed(assumption: View) -> str:
    return "amount" if assumption.step("amount") else "duration"


TEMPLATE_FUNCTIONS = {
    "id_of": _plain_id,
    "blocks": _blocks,
    "control": _control,
    "name_of": controls.control_name,
    "at": _at,
    "declaration": _declaration,
    "clauses_of": _clauses_of,
    "ref": _ref,
    "quote": _quote,
    "inputs_of": _inputs_of,
}
