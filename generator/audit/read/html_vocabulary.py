"""The closed vocabulary of a finished page: elements, attributes and the shapes of their values.

What is not listed here cannot be vouched for, so a page that holds it gives a finding. Hiding an element, running
code or fetching from elsewhere is possible only with attributes and elements that are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.regex import regex

_WORD = r"[A-Za-z][\w-]*"
_WORDS = rf"{_WORD}(?: {_WORD})*"
_NUMBER = r"\d+(?:\.\d+)?"
_ANY = r"(?s:.*)"

_COMMON = {"id": r"[A-Za-z][\w-]*", "class": _WORDS, "data-s": r"s\d+"}
_CELL = {"scope": "col|row|colgroup|rowgroup", "colspan": r"[0-9]{1,3}", "rowspan": r"[0-9]{1,3}"}
_NAMED = {"aria-label": _ANY, "aria-labelledby": _WORD, "aria-describedby": _WORDS}
_ENTRY = {**_NAMED, "name": _WORD, "required": "(?:required)?", "maxlength": r"\d+", "placeholder": _ANY}
_LIMIT = {"data-max": _NUMBER}

_SPECIFIC: Mapping[str, Mapping[str, str]] = {
    "html": {"lang": "zh-CN"},
    "head": {},
    "title": {},
    "meta": {"charset": "utf-8", "name": r"[a-z][\w-]*", "content": _ANY, "http-equiv": "Content-Security-Policy"},
    "link": {"rel": "icon|stylesheet", "href": r"data:,|(?:\.\./)+assets/page\.css"},
    "script": {"type": "application/json|text/plain", "src": r"(?:\.\./)+assets/reading\.js"},
    "style": {},
    "body": {},
    "main": {"tabindex": "-1"},
    "nav": {"aria-labelledby": _WORD},
    "div": {"role": "note|region|group", "tabindex": "0", "aria-labelledby": _WORD},
    "details": {"open": "(?:open)?"},
    "summary": {},
    "form": {"method": "dialog", "data-closed": "lapsed"},
    "col": {"style": r"width:\d+%"},
    "td": _CELL,
    "th": _CELL,
    "a": {"href": _ANY, "aria-current": "page"},
    "span": {},
    "label": {"for": _WORD},
    "p": {"role": "status"},
    "fieldset": _NAMED,
    "input": {
        **_ENTRY,
        **_LIMIT,
        "type": "text|date|tel|email|radio|checkbox",
        "value": _WORD,
        "inputmode": "decimal|numeric",
        "min": "1900-01-01",
        "max": "2100-12-31",
        "pattern": r"\[0-9\]\{4\}",
        "size": r"\d+",
        "autocapitalize": "characters",
        "spellcheck": "false",
        "autocomplete": "tel|email",
        "data-placeholder": _ANY,
    },
    "textarea": {**_ENTRY, "rows": r"\d+"},
    "select": _ENTRY,
    "option": {"value": rf"(?:{_WORD})?"},
    "output": {
        **_ENTRY,
        **_LIMIT,
        "for": rf"{_WORD}( {_WORD})*",
        "data-formula": _WORD,
    },
}
_PLAIN = (
    "header footer ul ol li section h1 h2 h3 h4 table caption colgroup thead tbody tr blockquote legend strong b i q br"
)

VOCABULARY: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    tag: {name: regex(shape) for name, shape in {**_COMMON, **_SPECIFIC.get(tag, {})}.items()}
    for tag in (*_SPECIFIC, *_PLAIN.split())
}

# Classes that take an element out of sight (templates/styles/page.css), and the elements that may carry them.
HIDING: Mapping[str, frozenset[str]] = {
    "hidden": frozenset({"caption", "legend"}),
    "skip": frozenset({"p"}),
    "problem": frozenset(),
    "wrong": frozenset(),
    "idle": frozenset(),
    "left-out": frozenset(),
}
MARKS = frozenset({"b", "i", "q"})  # values of the model, values worked out, quoted words that are a link
INLINE = frozenset({"span", "strong", "a", "br", "label"}) | MARKS
# What a browser reads otherwise than the parser might: comments, declarations, marked sections, processing.
ODD_MARKUP = regex(r"<!(?!DOCTYPE html>)|<\?|\x00", re.IGNORECASE)


def misfit(tag: str, attributes: Mapping[str, str]) -> str | None:
    """The first attribute of an element that the vocabulary does not know, as printed; None where all fit."""
    known = VOCABULARY[tag]
    for name, value in attributes.items():
        shape = known.get(name)
        if shape is None or not shape.fullmatch(value):
            return f'{name}="{value}"'
    return _hiding(tag, attributes["class"]) if "class" in attributes else None


def _hiding(tag: str, classes: str) -> str | None:
    for word in classes.split():
        if word in HIDING and tag not in HIDING[word]:
            return f'class="{word}"'
    return None
