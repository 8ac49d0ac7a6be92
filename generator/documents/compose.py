"""Policy and templates to documents: Jinja writes block markup, the markup becomes a block tree."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from traceback import extract_tb
from xml.etree.ElementTree import ParseError

from jinja2 import TemplateRuntimeError, TemplateSyntaxError

from generator.dataclass import dataclass, fields_of, replace
from generator.documents import controls
from generator.documents.blocks import Document
from generator.documents.clauses import CLOSING, PREAMBLE, ClauseEntry, clause_entries, notice_entry
from generator.documents.corrections import correction_entries
from generator.documents.declaration import DocumentKind
from generator.documents.functions import TEMPLATE_FUNCTIONS
from generator.documents.markup import read_document
from generator.documents.markup_elements import MarkupError
from generator.documents.proof import proof_groups, said_in
from generator.documents.responsibility import responsibility
from generator.documents.revision_entry import RevisionEntry
from generator.documents.said import DocumentWords
from generator.documents.site_entries import SiteEntry, site_pages
from generator.documents.spans import CannotPrintError, ChineseWording
from generator.documents.standing import standing_roots
from generator.documents.template_errors import not_well_formed, told_of
from generator.documents.templates import MAIN, TemplateSet
from generator.documents.term import term_entry
from generator.documents.unfilled import unfilled_entry
from generator.documents.uses import uses_of
from generator.documents.views import Pointer, Scope, View
from generator.errors import TemplateError
from generator.message import Message, message
from generator.notice.model import Notice
from generator.notice.title_units import title_units
from generator.policy.awards import Example
from generator.policy.computing import CannotComputeError, Computed, compute
from generator.policy.earlier import EarlierEdition
from generator.policy.guide_readers import guide_readers
from generator.policy.model import Policy
from generator.policy.paths import resolve
from generator.policy.status import OVER, Status
from generator.policy.unsettled import unsettled

__all__ = [
    "TEMPLATE_FUNCTIONS",
    "Composed",
    "Subject",
    "compose",
    "compose_but",
    "compose_pack",
    "compose_site",
    "computed_examples",
    "document_names",
    "model_roots",
]


@dataclass(frozen=True, slots=True)
class Subject:
    """What documents are made of: a notice, its policy, its status on the as-of date.

    `draft`: some wording has not been reviewed, and documents say so. `earlier`: kept editions, newest first.
    """

    notice: Notice
    policy: Policy
    status: Status
    draft: bool = False
    earlier: tuple[EarlierEdition, ...] = ()


@dataclass(frozen=True)
class Composed:
    """A document, with the views that it was made of. `form`: the path of the form that it is; `proof`: whether it is
    made from what others say."""

    document: Document
    scope: Scope
    form: str | None = None
    proof: bool = False

    @cached_property
    def said(self) -> DocumentWords | None:
        """What a proof takes of it, None of a proof: not every caller asks."""
        return None if self.proof else said_in(self.document)

    def uses(self) -> dict[str, View | None]:
        """What it was made from, by keys (documents/uses.py): not every caller asks."""
        return uses_of(self.scope, self.form)


def compose(subject: Subject, templates: TemplateSet, chosen: Container[str]) -> Iterator[Document]:
    """The documents of the chosen kinds, one at a time; the proof, made from all others, last. Raises TemplateError."""
    for composed in compose_but(subject, templates, chosen, {}):
        yield composed.document


def compose_but(
    subject: Subject, templates: TemplateSet, chosen: Container[str], standing: Mapping[str, DocumentWords | None]
) -> Iterator[Composed]:
    """As compose, without the documents named in `standing`; with what each of them says, where that is known. Raises
    TemplateError."""
    roots = model_roots(subject)
    proofs = document_names(subject.policy, templates, proof=True)
    wanted = [each for each in proofs if _is_asked(each, chosen, standing)]
    said: list[DocumentWords] = []
    for each in document_names(subject.policy, templates, proof=False):
        asked = _is_asked(each, chosen, standing)
        known = standing.get(each.name)
        if asked or (wanted and known is None):
            made = _compose_one(each, roots, templates)
            if wanted:
                known = made.said
            if asked:
                yield made
        if known is not None:
            said.append(known)
    for each in wanted:
        clauses = (PREAMBLE, *(str(clause.id) for clause in subject.policy.clauses), CLOSING)
        yield _compose_one(each, {**roots, "proof": proof_groups(said, clauses)}, templates)


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A document of a policy, by the name of its files without ending. `form`: the path of the form that it is."""

    name: str
    kind: DocumentKind
    form: str | None = None


def document_names(policy: Policy, templates: TemplateSet, *, proof: bool) -> Iterator[DocumentName]:
    """The documents of a policy in order: those made from the model, or (`proof`) those made from these."""
    for kind in templates.kinds.values():
        if kind.per == "form" and not proof:
            for form in policy.forms:
                yield DocumentName(kind.name.format(form=form.id), kind, f"forms.{form.id}")
        elif kind.per == ("proof" if proof else "policy"):
            yield DocumentName(kind.name.format(form=""), kind)


def _is_asked(each: DocumentName, chosen: Container[str], standing: Container[str]) -> bool:
    return each.kind.kind in chosen and each.name not in standing


def compose_site(entries: tuple[SiteEntry, ...], templates: TemplateSet) -> Iterator[Document]:
    """The pages over all policies. Raises TemplateError."""
    for kind in templates.kinds.values():
        if kind.per == "site":
            for name, roots in site_pages(kind.name.format(form=""), entries):
                yield _compose_one(DocumentName(name, kind), roots, templates).document


def compose_pack(revision: RevisionEntry, templates: TemplateSet) -> Iterator[Document]:
    """The documents on a revision that have something to say. Raises TemplateError."""
    for kind in templates.kinds.values():
        if kind.per == "revision" and kind.kind not in revision.without:
            document = _compose_one(DocumentName(kind.name, kind), {"revision": revision}, templates).document
            yield replace(document, tracked=kind.tracked)


def model_roots(subject: Subject) -> dict[str, object]:
    """What templates and look-ups can name: the policy's own fields and what follows from them."""
    policy = subject.policy
    roots: dict[str, object] = {name: getattr(policy, name) for name in fields_of(type(policy))}
    clauses = clause_entries(policy, subject.notice)
    roots["clauses"] = clauses
    roots["notice"] = notice_entry(subject.notice)
    roots["title_units"] = title_units(policy.title, _texts(clauses, subject.notice))
    roots["duties"] = responsibility(policy)
    roots["status"] = subject.status
    roots["draft"] = subject.draft
    roots["term"] = term_entry(policy)
    roots["unsettled"] = unsettled(policy)
    roots["unfilled"] = unfilled_entry(policy)
    applicants = (each for award in policy.awards for each in award.applicants)
    roots["readers"] = guide_readers(applicants, [measure.addressee for measure in policy.measures])
    roots["corrections"] = correction_entries(subject.notice)
    roots["computed"] = computed_examples(policy)
    roots["earlier"] = subject.earlier
    roots |= standing_roots(policy, subject.status)
    return roots


def _texts(clauses: Iterable[ClauseEntry], notice: Notice) -> Iterator[str]:
    """What the notice says, as published data have it."""
    yield from notice.preamble
    yield from notice.closing
    yield from (clause.text for clause in clauses if clause.text)


def computed_examples(policy: Policy) -> dict[str, dict[str, Computed]]:
    """The values of every worked example's steps, by example and step. Raises TemplateError."""
    return {str(example.id): _computed(example, policy) for example in policy.examples}


def _computed(example: Example, policy: Policy) -> dict[str, Computed]:
    try:
        return compute(example, lambda path: resolve(policy, path))
    except (CannotComputeError, LookupError) as error:
        told = message("a worked example cannot be computed: {problem}", problem=told_of(error))
        raise TemplateError(told, path=f"examples.{example.id}") from error


def _compose_one(each: DocumentName, roots: Mapping[str, object], templates: TemplateSet) -> Composed:
    kind = each.kind
    own = {"form": Pointer(each.form)} if each.form else {}
    # The fingerprint follows from the finished form: `sealed` puts it where this one stands.
    build = {"build": {"fingerprint": "－" * 8}} if kind.per == "form" else {}
    scope = Scope({**roots, **own, **build, "shared": kind.shared}, ChineseWording())
    try:
        markup = templates.main(kind.kind).render({name: scope.root(name) for name in scope.roots})
        found = read_document(markup, scope.marks, kind, each.name)
        document = replace(found, closed=True) if _is_closed(each, scope) else found
        return Composed(document, scope, each.form, kind.per == "proof")
    except _WRONG_IN_TEMPLATE as error:
        if _is_our_fault(error):
            raise
        raise _template_error(error, f"{kind.kind}/{MAIN}", scope.last_path) from error


def _is_closed(each: DocumentName, scope: Scope) -> bool:
    """Whether the term of a form is over, or its policy replaced: nobody applies any more."""
    if not each.form:
        return False
    return scope.root("form_states").step(each.form.partition(".")[2]).value in OVER


# What a wrong template makes Jinja, the views or the reader of the markup raise: told with its line, no fault of ours.
_WRONG_IN_TEMPLATE = (
    TemplateSyntaxError,
    TemplateRuntimeError,
    ParseError,
    MarkupError,
    LookupError,
    CannotPrintError,
    controls.FieldError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)


_PACKAGE = Path(__file__).parents[1]


def _is_our_fault(error: Exception) -> bool:
    """Whether a slip happened in code of the package: told as what it is, not as a template's.

    What the package has to tell a template carries a message; a template that calls something wrongly slips itself.
    """
    if not isinstance(error, TypeError | AttributeError | ArithmeticError) or isinstance(error, CannotPrintError):
        return False
    told = bool(error.args) and isinstance(error.args[0], Message)
    return not told and Path(extract_tb(error.__traceback__)[-1].filename).is_relative_to(_PACKAGE)


def _template_error(error: Exception, main: str, path: str | None) -> TemplateError:
    """What stopped composing, with the template and its line. `main`: the kind's template; `path`: printed last."""
    match error:
        case TemplateSyntaxError():
            where, told = f"{error.name}:{error.lineno}", told_of(error)
        case ParseError():
            where, told = main, not_well_formed(error.msg)
        case MarkupError() if error.line:
            where, told = main, message("{problem}, in: {line}", problem=error.problem, line=error.line[:120])
        case MarkupError():
            where, told = main, message("{problem}", problem=error.problem)
        case _:
            where, told = _template_line(error) or main, told_of(error)
    template, _, line = where.partition(":")
    words = message("{where}: {problem}", where=where, problem=told)
    hint = message("print the value alone and only where there is one: {{% if value %}}{{{{ value }}}}{{% endif %}}")
    return TemplateError(words, hint=hint, template=template, line=int(line) if line else None, path=path, problem=told)


def _template_line(error: BaseException) -> str | None:
    """Template and line in which rendering stopped: the innermost frame that Jinja compiled."""
    found, trace = None, error.__traceback__
    while trace is not None:
        path = PurePosixPath(trace.tb_frame.f_code.co_filename.replace("\\", "/"))
        if path.name.endswith(".j2"):
            found = f"{path.parent.name}/{path.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found
