"""Yes and no, credit codes, telephone numbers, e-mail addresses and bank accounts as people type them (half width)."""

from __future__ import annotations

import re

from generator.forms.answers.credit_code import has_shape
from generator.forms.answers.unreadable import AnswerUnreadable, shown
from generator.message import Message, message
from generator.regex import regex

YES, NO = "yes", "no"
_YES_NO = {
    **dict.fromkeys(("是", "yes", "y", "true", "1", "√", "✓", "☑", "☒"), YES),
    **dict.fromkeys(("否", "no", "n", "false", "0", "×", "✗"), NO),
}
_EMAIL = regex(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+\Z")
_PHONE = regex(r"[0-9+()\-/、,;转 ]{5,60}\Z")
_ACCOUNT = regex(r"[0-9A-Za-z-]{5,40}\Z")
_DOCUMENT = regex(r"[0-9A-Z()-]{5,30}\Z")
_DASHES = regex("[\u2010-\u2015\u2212\ufe58\ufe63\u30fc\u2500]+")  # those of Chinese keyboards come in pairs
_SHORTENED = regex(r"[0-9]+(?:\.[0-9]+[Ee]\+?|[Ee]\+)[0-9]+\Z")


def read_yes_no(text: str) -> str:
    """ "yes" or "no". Raises AnswerUnreadable."""
    answer = _YES_NO.get(text.casefold())
    if answer is None:
        raise AnswerUnreadable(message("“{found}” is neither yes nor no", found=shown(text)), "unknown-choice")
    return answer


def read_credit_code(text: str) -> str:
    """18 digits and capitals; whether the check sign fits is asked elsewhere. Raises AnswerUnreadable."""
    _refuse_shortened(text)
    code = re.sub(r"[\s-]", "", _with_hyphens(text)).upper()
    if not has_shape(code):
        raise AnswerUnreadable(
            message("“{found}” is no unified social credit code: it has 18 digits and capitals", found=shown(text))
        )
    return code


def read_phone(text: str) -> str:
    """A number as written, with its separators; all dashes are hyphens. Raises AnswerUnreadable."""
    _refuse_shortened(text)
    number = _with_hyphens(text)
    if not _PHONE.match(number) or sum(sign.isdigit() for sign in number) < 5:
        raise AnswerUnreadable(message("“{found}” is no telephone number", found=shown(text)))
    return number


def read_email(text: str) -> str:
    """An address as written. Raises AnswerUnreadable."""
    if not _EMAIL.match(text):
        raise AnswerUnreadable(message("“{found}” is no e-mail address", found=shown(text)))
    return text


def read_account(text: str) -> str:
    """A bank account number without white space. Raises AnswerUnreadable."""
    return _number(text, _ACCOUNT, message("“{found}” is no bank account number", found=shown(text)))


def read_id_number(text: str) -> str:
    """The number of an identity card or another document: digits and capitals. Raises AnswerUnreadable."""
    words = message("“{found}” is no number of an identity document", found=shown(text))
    return _number(text.upper(), _DOCUMENT, words)


def _number(text: str, shape: re.Pattern[str], otherwise: Message) -> str:
    """A number without white space. Raises AnswerUnreadable where a spreadsheet shortened it, and where it is none."""
    _refuse_shortened(text)
    number = re.sub(r"\s", "", _with_hyphens(text))
    if not shape.match(number):
        raise AnswerUnreadable(otherwise)
    return number


def _with_hyphens(text: str) -> str:
    return text if text.isascii() else _DASHES.sub("-", text)


def _refuse_shortened(text: str) -> None:
    if _SHORTENED.match(text):
        raise AnswerUnreadable(
            message("“{found}” was shortened by a spreadsheet; write the number out in full", found=shown(text))
        )
