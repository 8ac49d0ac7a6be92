"""Texts of the model, by what stands behind them.

The type of a text decides how a document shows it and how the checks treat it: `Words` must stand in the clause,
`Prose` is the office's wording and needs review, `OfficeText` is information that the notice does not contain.
"""

from typing import ClassVar, Self

from generator.message import message
from generator.policy.device_names import is_device


class Text(str):
    """A text that is not empty. Numbers are refused, not converted: an id such as 12 must be quoted in YAML."""

    __slots__ = ()
    pattern: ClassVar[str | None] = None
    longest: ClassVar[int | None] = None  # characters
    description: ClassVar[str] = "text"

    @classmethod
    def made(cls, value: str) -> Self:
        """Of a text that has the pattern, is not too long, and has no white space around it. Raises ValueError."""
        return cls(value)


class Id(Text):
    __slots__ = ()
    pattern = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
    description = "identifier: lower-case letters, digits and hyphens, starting with a letter"


class ClauseId(Id):
    __slots__ = ()
    description = "id of a clause declared under clauses, or preamble, or closing"


class OrganisationId(Id):
    __slots__ = ()
    description = "id of an organisation declared under organisations"


class AwardId(Id):
    __slots__ = ()
    description = "id of an award"


class FormId(Id):
    __slots__ = ()
    description = "id of a form in forms.yaml, which names its files: no device of Windows such as con, com1"

    @classmethod
    def made(cls, value: str) -> Self:
        if is_device(value):
            raise ValueError(message("a name that Windows gives to no device (con, prn, aux, nul, com1, lpt1 …)"))
        return super().made(value)


class FieldId(Id):
    __slots__ = ()
    description = "id of a field of the same form"


class ModelPath(Text):
    __slots__ = ()
    pattern = r"^[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*$"
    description = "a dotted path of ids and field names in the model, such as awards.gazelle.parts.once.amount"


class Words(Text):
    """Words of the notice: they must stand in a clause that the item cites (white space aside)."""

    __slots__ = ()
    description = "words that stand, letter by letter, in the cited clause"


class UnitName(Text):
    """What a figure is counted by or in: CNY, USD, %, 人; several units of one sum joined by ·: 平方米·月."""

    __slots__ = ()
    pattern = r"^[^\s·/每]+(·[^\s·/每]+)*$"
    description = "a unit such as CNY, %, 人; a compound one joined by ·, without 每: 人·月, 平方米·月"


class PartialDate(Text):
    """A date as far as it is printed: 2025-12-31, 2025-12, 2025; without a year --12-31, --12."""

    __slots__ = ()
    pattern = r"^(\d{4}|-)(-\d{2}(-\d{2})?)?$"
    description = "a date as far as it is printed, in quotes: '2025-12-31', '2025-12', '2025', '--12-31'"


class Label(Text):
    """A short name that the office gives to an item. It carries no fact."""

    __slots__ = ()
    description = "a short name given by the office; figures, levels and organisations are not allowed in it"


class Prose(Text):
    """The office's own wording of the cited clauses: Markdown, facts only by {{ path }} or [quote](clause:id)."""

    __slots__ = ()
    longest = 5_000  # Markdown can be written so that it takes memory by the square of its length
    description = (
        "the office's wording (Markdown); a fact enters only as {{ path.in.the.model }} "
        "or as a verbatim quote [words](clause:id)"
    )


class OfficeText(Text):
    """Information that the notice does not contain and the office vouches for."""

    __slots__ = ()
    description = "information of the office that the notice does not contain"


class Note(Text):
    """A remark for those who keep the model; it reaches no document."""

    __slots__ = ()
    description = "a remark for those who keep the model; it reaches no document"
