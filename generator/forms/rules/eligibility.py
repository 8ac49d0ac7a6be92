"""What an applicant declared, held against the notice's own tree of conditions (all_of / any_of)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dataclass import dataclass
from generator.finding import Severity
from generator.forms.answers.answer import Record
from generator.forms.answers.identifiers import NO, YES
from generator.forms.problem import FormProblem
from generator.message import message
from generator.policy.eligibility import AllOf, AnyOf, Eligibility, Node, Requirement, leaves
from generator.policy.values import Sources

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
                yield _not_met(node)
            elif declared_name(node) not in unread:
                yield _missing(node)
        case AllOf():
            for member in node.all_of:
                yield from _unmet(member, record, unread)
        case AnyOf() if held is False:
            yield _none_met(node)
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
    first = leaves(node)[0]
    yield FormProblem(
        "missing-answer",
        declared_name(first),
        Severity.ERROR,
        message("none of the alternatives is declared: {statements}", statements=_statements(node)),
        _clauses(first.source),
    )


def _none_met(node: AnyOf) -> FormProblem:
    first = leaves(node)[0]
    return FormProblem(
        "condition-not-met",
        declared_name(first),
        Severity.ERROR,
        message("declared that none of the alternatives is met: {statements}", statements=_statements(node)),
        tuple(dict.fromkeys(clause for leaf in leaves(node) for clause in _clauses(leaf.source))),
    )


def _not_met(node: Requirement) -> FormProblem:
    return FormProblem(
        "condition-not-met",
        declared_name(node),
        Severity.ERROR,
        message("declared that this condition is not met: {statement}", statement=node.statement),
        _clauses(node.source),
    )


def _missing(node: Requirement) -> FormProblem:
    return FormProblem(
        "missing-answer",
        declared_name(node),
        Severity.ERROR,
        message("must be filled in"),
        _clauses(node.source),
    )


def _statements(node: AnyOf) -> str:
    return "；".join("，".join(leaf.statement for leaf in leaves(way)) for way in node.any_of)


def _clauses(source: Sources) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(each.clause) for each in source))
