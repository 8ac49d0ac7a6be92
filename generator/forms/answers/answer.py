"""What people type into a form, to canonical answers, and back to what a form shows.

A canonical answer is a text (of `multiple`: a tuple of option values); docs/forms.md lists the types. Half and full
width, separators, units behind a figure and the habits of spreadsheets are taken in; what could mean two things is
not guessed: it is a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.documents.blocks import FieldType
from generator.finding import Severity
from generator.forms.answers.dates import read_date, read_year, show_date
from generator.forms.answers.figures import read_computed, read_money, read_number, read_percent
from generator.forms.answers.identifiers import (
    NO,
    read_account,
    read_credit_code,
    read_email,
    read_id_number,
    read_phone,
    read_yes_no,
)
from generator.forms.answers.unreadable import AnswerUnreadable, shown
from generator.forms.definition.definition import FieldDefinition
from generator.forms.problem import FormProblem
from generator.forms.unseen import without_unseen
from generator.message import message
from generator.notice.sources.radicals import with_characters
from generator.regex import regex

Answer = str | tuple[str, ...]
Record = Mapping[str, Answer]

_LONGEST = 20_000  # signs; no field of a form takes as many
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " ", 0x2212: "-"}
_TURNED = regex("[\u202b\u202d\u202e\u2067]")  # what follows is shown in another order than it is stored in
_LINES = regex("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_NOTHING = regex(r"(?:无|没有|不适用|[-—–_/\\\s]+|[年月日\s_]+)[。.]?\Z")
_SEPARATORS = ";|,、"  # as they are at half width
_LONGEST_LIST = 1000  # signs


def read_answer(field: FieldDefinition, text: str | Sequence[str]) -> Answer | FormProblem | None:
    """The canonical answer for what stands in a field or a cell of a table; None where nothing was answered.

    `text`: of multiple choice also the values or labels one by one. 无 and a dash are no answer where a figure, a day
    or a choice is asked; in a field for words they are words.
    """
    try:
        _refuse_turned(text)
        if field.type is FieldType.MULTIPLE:
            return _several(field, text)
        if not isinstance(text, str):
            raise AnswerUnreadable(message("several answers where one is asked"))
        words = tidy(text)
        if len(words) > _LONGEST:
            raise AnswerUnreadable(message("{count} characters are no answer", count=len(words)), "too-long")
        return _one(field, words)
    except AnswerUnreadable as error:
        return FormProblem(error.code, field.name, Severity.ERROR, error.words, field.clauses)


def show_answer(field: FieldDefinition, answer: Answer) -> str:
    """A canonical answer as a form shows it: the label of a choice, 2025年6月3日; others as they are."""
    labels = dict(field.options)
    if not isinstance(answer, str):
        return "；".join(labels.get(value, value) for value in answer)
    return show_date(answer) if field.type is FieldType.DATE else labels.get(answer, answer)


def tidy(text: str) -> str:
    """Without what is not seen and outer white space; lines by \\n, radicals as the characters of their form."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return with_characters(without_unseen(_LINES.sub("\n", text).replace("\t", " "))).strip()


def half_width(text: str) -> str:
    """Full-width letters, digits and signs as their ASCII forms."""
    return text if text.isascii() else text.translate(_FULL_WIDTH)


def _refuse_turned(text: str | Sequence[str]) -> None:
    if _TURNED.search(text if isinstance(text, str) else "".join(text)):
        raise AnswerUnreadable(message("it holds characters that turn the order of others; type it anew"))


def _one(field: FieldDefinition, words: str) -> str | None:
    if not words:
        return None
    if field.type in _WORDS:
        return " ".join(words.split("\n")) if field.type is FieldType.TEXT else words
    plain = half_width(words).strip()
    if _NOTHING.match(plain) and not _found(field, words):
        return None
    if field.type is FieldType.CHOICE or _is_turned(field):
        return _option(field, words)
    if field.options and len(named := _found(field, words)) == 1:
        return named[0]
    if field.type is FieldType.NUMBER:
        return read_number(plain, half_width(field.label))
    return _READERS[field.type](plain)


def _is_turned(field: FieldDefinition) -> bool:
    """Whether its first box, 符合, stands for no, as where the question asks for what must not be."""
    return field.type is FieldType.YES_NO and field.options[:1] != () and field.options[0][0] == NO


def _several(field: FieldDefinition, text: str | Sequence[str]) -> tuple[str, ...] | None:
    given = [tidy(text)] if isinstance(text, str) else [part for part in map(tidy, text) if part]
    if not any(given) or (len(given) == 1 and _NOTHING.match(given[0]) and not _found(field, given[0])):
        return None
    chosen = {value for part in given for value in (_listed(field, part) or (_option(field, part),))}
    return tuple(value for value, _ in field.options if value in chosen)


def _listed(field: FieldDefinition, text: str) -> tuple[str, ...]:
    """The options that `text` lists between separators, which a label may hold itself; () where it lists others."""
    names = sorted(((_folded(name), value) for value, label in field.options for name in (label, value)), reverse=True)

    dead: set[str] = set()  # rests that list nothing: labels with separators could be tried in countless ways

    def listed(rest: str) -> tuple[str, ...] | None:
        if rest in dead:
            return None
        for name, value in names:
            behind = rest.removeprefix(name)
            if behind == rest:
                continue
            if not behind.strip(_SEPARATORS):
                return (value,)
            more = listed(behind.lstrip(_SEPARATORS)) if behind[0] in _SEPARATORS else None
            if more is not None:
                return (value, *more)
        dead.add(rest)
        return None

    found = (
        () if _found(field, text) else listed(_folded(text.replace("\n", ";"))) if len(text) <= _LONGEST_LIST else ()
    )
    return found or ()


def _found(field: FieldDefinition, text: str) -> tuple[str, ...]:
    """The values of the options that `text` names: by value, else by label."""
    by_value = tuple(value for value, _ in field.options if value == text)
    return by_value or tuple(value for value, label in field.options if _folded(label) == _folded(text))


def _folded(text: str) -> str:
    return "".join(half_width(text).split()).casefold()


def _option(field: FieldDefinition, text: str) -> str:
    found = _found(field, text)
    if len(found) != 1:
        raise AnswerUnreadable(
            message("“{found}” is none of the answers to choose from", found=shown(text)), "unknown-choice"
        )
    return found[0]


_WORDS = frozenset((FieldType.TEXT, FieldType.LONG_TEXT))
_READERS: dict[FieldType, Callable[[str], str]] = {
    FieldType.MONEY: read_money,
    FieldType.COMPUTED: read_computed,
    FieldType.PERCENT: read_percent,
    FieldType.DATE: read_date,
    FieldType.YEAR: read_year,
    FieldType.YES_NO: read_yes_no,
    FieldType.CREDIT_CODE: read_credit_code,
    FieldType.PHONE: read_phone,
    FieldType.EMAIL: read_email,
    FieldType.BANK_ACCOUNT: read_account,
    FieldType.ID_NUMBER: read_id_number,
}
