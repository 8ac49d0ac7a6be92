"""Formulas (MathML, and OMML of Word files) as a line of text: 1/2, 10³, √(n)."""

from collections.abc import Callable, Mapping

from lxml import etree

from generator.regex import regex
from generator.word.names import local_name
from generator.word.symbols import RAISED

_NO_TEXT = regex(r"annotation(?:-xml)?|\w+Pr|degHide")


def formula_text(element: etree._Element) -> str:
    """The text of a formula, read from left to right."""
    return "".join(_text(element).split())


def raised(text: str) -> str:
    """A superscript as text: digits as their raised forms, anything else behind a caret."""
    plain = "".join(text.split())
    if plain and all(character in "0123456789+-n" for character in plain):
        return plain.translate(RAISED)
    return f"^{_grouped(plain)}" if plain else ""


def _text(element: etree._Element) -> str:
    make = _FORMS.get(local_name(element))
    parts = [_text(child) for child in element if local_name(child) and not _NO_TEXT.fullmatch(local_name(child))]
    if make is not None:
        return make(parts)
    own = element.text or ""
    tails = [child.tail or "" for child in element if local_name(child)]
    return own + "".join(part + tail for part, tail in zip(parts, tails, strict=False))


def _grouped(text: str) -> str:
    return text if text.isalnum() or len(text) < 2 else f"({text})"


def _fraction(parts: list[str]) -> str:
    return "/".join(_grouped(part.strip()) for part in parts)


def _power(parts: list[str]) -> str:
    return "".join(parts[:1]) + "".join(map(raised, parts[1:]))


def _root(parts: list[str]) -> str:
    return f"√({''.join(parts[-1:])})"


_FORMS: Mapping[str, Callable[[list[str]], str]] = {
    "mfrac": _fraction, "f": _fraction, "msup": _power, "sSup": _power, "rad": _root,
    "msqrt": lambda parts: f"√({''.join(parts)})", "mroot": lambda parts: f"√({''.join(parts[:1])})",
}  # fmt: skip
