"""What an applicant declared, held against the notice's own tree of conditions (all_of / any_of)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.dataclass import dataclass
from generator.finding import Severity
from generator.forms.answers.answer import Record
from generator.forms.answers.identifiers import NO, YES
from generator.forms.problem import FormProblem
from generator.message import Message, message
from generator.policy.eligibility import AllOf, AnyOf, Eligibility, Node, Requirement, leaves

_PREFIX = "declare-"  # the control of a requirement (generator/documents/controls.py)


def declared_name(requirement: Requirement) -> str:
    """The name of the field that asks for `requirement`."""
    return f"{_PREFIX}{requirement.id}"


@dataclass(frozen=True, slots=True)
class Eligible:
    """A judge of declarations. `names`: the fields it judges, which are required as the tree says and not each."""

    tree: Eligibility
    names: frozenset[str]

    def problems(self, record: Record, unread: frozenset[str]) -> Iterator[FormProblem]:
        """Conditions that are not met, and declarations that are missing for a judgement.

        `unread`: declarations that could not be read; a problem is reported for them already.
        """
        for member in self.tree.all_of:
            yield from _unmet(member, record, unread)


def eligible(tree: Eligibility) -> Eligible:
    """The judge for a policy's tree."""
    return Eligible(tree, frozenset(declared_name(leaf) for leaf in leaves(tree)))


def _holds(node: Node, record: Record) -> bool | None:
    """Whether `node` is met; None where a blank leaves it open."""
    match node:
        case Requirement():
            answer = record.get(declared_name(node))
            return None if answer is None else answer == (YES if node.expected else NO)
        case AllOf():
            found = [_holds(member, record) for member in node.all_of]
            return False if False in found else None if None in found else True
        case AnyOf():
            found = [_holds(member, record) for member in node.any_of]
            return True if True in found else None if None in found else False


def _unmet(node: Node, record: Record, unread: frozenset[str]) -> Iterator[FormProblem]:
    held = _holds(node, record)
    if held is True:
        return
    match node:
        case Requirement():
            if held is False:
                words = message("declared that this condition is not met: {statement}", statement=node.statement)
                yield _problem("condition-not-met", (node,), words)
            elif declared_name(node) not in unread:
                yield _problem("missing-answer", (node,), message("must be filled in"))
        case AllOf():
            for member in node.all_of:
                yield from _unmet(member, record, unread)
        case AnyOf() if held is False:
            words = message("declared that none of the alternatives is met: {statements}", statements=_statements(node))
            yield _problem("condition-not-met", leaves(node), words)
        case AnyOf():
            yield from _open_alternatives(node, record, unread)


def _open_alternatives(node: AnyOf, record: Record, unread: frozenset[str]) -> Iterator[FormProblem]:
    """An any_of that blanks leave open: what is missing in the alternatives that have been begun, else in all."""
    if any(declared_name(leaf) in unread for leaf in leaves(node)):
        return
    ways = [member for member in node.any_of if _holds(member, record) is None]
    begun = [way for way in ways if any(declared_name(leaf) in record for leaf in leaves(way))]
    if begun or any(declared_name(leaf) in record for leaf in leaves(node)):
        for way in begun or ways:
            yield from _unmet(way, record, unread)
        return
    words = message("none of the alternatives is declared: {statements}", statements=_statements(node))
    yield _problem("missing-answer", leaves(node)[:1], words)


def _problem(code: str, found: Sequence[Requirement], words: Message) -> FormProblem:
    """A problem of the first of some requirements, with the clauses of all."""
    clauses = dict.fromkeys(str(each.clause) for leaf in found for each in leaf.source)
    return FormProblem(code, declared_name(found[0]), Severity.ERROR, words, tuple(clauses))


def _statements(node: AnyOf) -> str:
    return "；".join("，".join(leaf.statement for leaf in leaves(way)) for way in node.any_of)
