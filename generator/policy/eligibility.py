"""Who may apply: a tree of all_of / any_of with leaves that a form can ask."""

from __future__ import annotations

from typing import Annotated, Any

from generator.policy.frozen import Frozen, UnionPart, UnionPartBy, held
from generator.policy.prose import quotes_in, typed_text
from generator.policy.text import Id, Prose, Words
from generator.policy.values import Figure, Sources


class Requirement(Frozen):
    """A leaf: `statement` in the notice's words, `question` as a form asks it, the answer that fulfils it.

    An ambiguous sentence is one leaf, its statement the whole sentence. `excludes`: the statement is a case that must
    not be given (the question asks for it, the answer that fulfils it is no); where only its negation is left out of
    the question (没有发生违法行为: 是否发生违法行为？) the statement is what is asked for.
    """

    id: Id
    statement: Words
    question: Prose
    expected: bool = True
    figures: tuple[Figure, ...] = ()
    source: Sources

    @property
    def excludes(self) -> bool:
        asked = typed_text(self.question) + "".join(words for _, words in quotes_in(self.question))
        return not self.expected and _bare(self.statement) in _bare(asked)


def _bare(words: str) -> str:
    return "".join(words.split())


class AllOf(Frozen):
    """Every member must hold."""

    id: Id | None = None
    all_of: tuple[Node, ...] = held(min_length=1)


class AnyOf(Frozen):
    """One member is enough."""

    id: Id | None = None
    any_of: tuple[Node, ...] = held(min_length=1)


def _node_kind(value: Any) -> str:
    if isinstance(value, dict):
        return next((key for key in ("all_of", "any_of") if key in value), "requirement")
    return "requirement"


Node = Annotated[
    Annotated[AllOf, UnionPart("all_of")]
    | Annotated[AnyOf, UnionPart("any_of")]
    | Annotated[Requirement, UnionPart("requirement")],
    UnionPartBy(_node_kind),
]


class Eligibility(Frozen):
    """Whom the notice covers. `applies_to`: the kind of applicant in the notice's words (企事业单位)."""

    applies_to: Words
    all_of: tuple[Node, ...] = held(min_length=1)
    source: Sources


def leaves(node: Node | Eligibility) -> tuple[Requirement, ...]:
    """All requirements below `node`, in order."""
    match node:
        case Requirement():
            return (node,)
        case AnyOf():
            members = node.any_of
        case _:
            members = node.all_of
    return tuple(leaf for member in members for leaf in leaves(member))
