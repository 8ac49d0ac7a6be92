"""A change with what rests on it."""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.revision.change import Change

# Why an item rests on a change.
QUOTED, SENTENCE, CLAUSE, HEAD, REFERENCE = "quoted", "sentence", "clause", "head", "reference"


@dataclass(frozen=True, slots=True)
class TouchedItem:
    """An item of the model by its path, and why it rests on the change; `by`: the item that it refers to."""

    path: str
    why: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class TouchedStatement:
    """A statement of a finished document: where it stands and what it says. `template`: the kind that prints it."""

    document: str
    anchor: str
    formats: tuple[str, ...]
    template: str
    place: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Impact:
    """A change with all that rests on it in the old edition."""

    change: Change
    items: tuple[TouchedItem, ...]
    statements: tuple[TouchedStatement, ...]

    @property
    def templates(self) -> tuple[str, ...]:
        """The kinds of documents that print any of it, each once."""
        return tuple(dict.fromkeys(each.template for each in self.statements))
