"""A list of figures in its role, and the words beside it that say which."""

from __future__ import annotations

from enum import Enum

from generator.dataclass import dataclass
from generator.draft.quantities import Listed


class Role(Enum):
    """GRANT: what an applicant could get. CAP: an upper limit of it. BAND: a figure of the applicant that selects it.

    FLOOR: the least of it that is paid. EACH: what one sum is given for (每满一万人). QUOTA: how many may get it.
    PAYOUT: the shares in which it is paid, INSTALMENT the sums. OTHER: targets, funds, loans, periods.
    """

    GRANT = "grant"
    CAP = "cap"
    FLOOR = "floor"
    BAND = "band"
    EACH = "each"
    QUOTA = "quota"
    PAYOUT = "payout"
    INSTALMENT = "instalment"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FigurePart:
    """A list of figures in its role, with the words of its phrase on either side, up to the figures beside it."""

    listed: Listed
    role: Role
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Beside:
    """`left`: from the figure or stop before; `phrase`: from the stop before; `right`: to the figure or stop behind;
    `behind`: to the stop behind; `rest`: to the sentence's end; `since`: from the grant before it, or all before it.
    """

    left: str
    phrase: str
    right: str
    behind: str
    rest: str
    since: str
