"""What a returned file says, before it is held against a definition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import NamedTuple

from generator.dataclass import dataclass
from generator.forms.answers.unreadable import shown
from generator.message import NOTHING, Message, message

MOST_ANSWERS = 5_000
LARGEST = 32 << 20  # bytes of a returned file: a form with some scanned pages in it
AGAIN = message("Ask for the form itself, saved as .docx, or the file that its page saves.")
GONE = message("its place in the form is gone; what the form shows there instead is not read, so look at it")


class FormRefused(Exception):
    """A file that is no form that could be read. `words` tells why, `hint` what may help, both kindly."""

    def __init__(self, words: Message, hint: Message = NOTHING, code: str = "unreadable-file") -> None:
        super().__init__(words)
        self.words = words
        self.hint = hint
        self.code = code

    def __reduce__(self) -> tuple[type[FormRefused], tuple[Message, Message, str]]:
        """Exceptions cross from worker processes by their arguments."""
        return type(self), (self.words, self.hint, self.code)


def hostile(words: Message) -> FormRefused:
    """The refusal of a file that is larger, deeper or fuller than any form."""
    return FormRefused(words, code="hostile-file")


def too_large() -> FormRefused:
    """The refusal of a file with more bytes than any form."""
    return hostile(message("it is larger than {limit} MB", limit=LARGEST >> 20))


def too_many_answers() -> FormRefused:
    """The refusal of a file whose oddities alone would fill a report."""
    return hostile(message("it holds more than {count} answers; no form does", count=MOST_ANSWERS))


def several_forms(names: Iterable[str]) -> FormRefused:
    """The refusal of a file that holds several forms: what one says must not pass for what the other does."""
    words = message("it holds more than one form: {names}", names=", ".join(shown(name) for name in names))
    return FormRefused(words, message("Ask for each form in a file of its own."), "several-forms")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd about a control or a file: a code, and what it is."""

    code: str
    message: Message


class ReturnedControl(NamedTuple):
    """One control. `name`: the field, or FIELD--OPTION of a box; "" where only the title (`alias`) is left.

    `words`: what stands in it, "" where it is blank. `ticked`: of a box; None of any other. `day`: the ISO day of a
    date control. `data`, `prefill`: what the form's data holds and what had been put in for the applicant.
    `breaks_lost`: line breaks that stood in it can no longer be placed.
    """

    name: str
    alias: str = ""
    words: str = ""
    ticked: bool | None = None
    day: str | None = None
    data: str | None = None
    prefill: str | None = None
    breaks_lost: bool = False
    remarks: tuple[Remark, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether it is blank, with blank data, and nothing is odd about it; of controls that are no boxes."""
        return not (self.words or self.data or self.day or self.remarks)


@dataclass(frozen=True, slots=True)
class Identity:
    """Which form a file says it is; all four as it says, to be checked."""

    policy: str
    form: str
    edition: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Odd:
    """An answer of the page that is neither a text nor a list of texts; `shown`: what is told of it."""

    shown: str


@dataclass(frozen=True, slots=True)
class RawForm:
    """A returned form. From Word: `slots`; from the page: `answers`, each a text, a list of texts, None or `Odd`.

    `identity` and `definition` (JSON) are None where the file lost them; then `stores` (GUIDs of the bindings) and
    `prints` (fingerprints printed in the footer) may still tell which form it was.
    """

    identity: Identity | None = None
    definition: str | None = None
    slots: tuple[ReturnedControl, ...] = ()
    answers: Mapping[str, object] = field(default_factory=dict)
    stores: tuple[str, ...] = ()
    prints: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
