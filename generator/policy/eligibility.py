"""Who may apply: a tree of all_of / any_of with leaves that a form can ask."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from generator.policy.text import Id, Prose, Words
from generator.policy.values import Figure, Frozen, Sources


class Requirement(Frozen):
    """A leaf: `statement` in the notice's words, `question` as a form asks it, the answer that fulfils it.

    An ambiguous sentence is one leaf, its statement the whole sentence.
    """

    id: Id
    statement: Words
    question: Prose
    expected: bool = True
    figures: tuple[Figure, ...] = ()
    source: Sources


def asks_for(statement: str) -> bool:
    """Whether the words say themselves what must not be: 没有发生…, 未被列入…, 不属于…."""
    return statement.startswith(("没有", "未", "无", "不", "近三年内没有", "当年没有"))


class AllOf(Frozen):
    """Every member must hold."""

    id: Id | None = None
    all_of: tuple[Node, ...] = Field(min_length=1)


class AnyOf(Frozen):
    """One member is enough."""

    id: Id | None = None
    any_of: tuple[Node, ...] = Field(min_length=1)


def _node_kind(value: Any) -> str:
    if isinstance(value, dict):
        return next((key for key in ("all_of", "any_of") if key in value), "requirement")
    if isinstance(value, AllOf):
        return "all_of"
    return "any_of" if isinstance(value, AnyOf) else "requirement"


Node = Annotated[
    Annotated[AllOf, Tag("all_of")] | Annotated[AnyOf, Tag("any_of")] | Annotated[Requirement, Tag("requirement")],
    Discriminator(_node_kind),
]

AllOf.model_rebuild()
AnyOf.model_rebuild()


class Eligibility(Frozen):
    """Whom the notice covers. `applies_to`: the kind of applicant in the notice's words (企事业单位)."""

    applies_to: Words
    all_of: tuple[Node, ...] = Field(min_length=1)
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
