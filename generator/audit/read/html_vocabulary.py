"""The closed vocabulary of a finished page: elements, attributes and the shapes of their values.

What is not listed here cannot be vouched for, so a page that holds it gives a finding. Hiding an element, running
code or fetching from elsewhere is possible only with attributes and elements that are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.regex import regex


class OneOf(frozenset[str]):
    """The few values that an attribute may have; asked as a pattern is, and quicker."""

    fullmatch = frozenset.__contains__


Shape = OneOf | re.Pattern[str]
PatternSource = OneOf | str  # of a shape


def _one_of(words: str) -> OneOf:
    return OneOf(words.split())


_WORD = r"[A-Za-z][\w-]*"
_WORDS = rf"{_WORD}(?: {_WORD})*"
_NUMBER = r"\d+(?:\.\d+)?"
_ANY = r"(?s:.*)"

_COMMON: Mapping[str, PatternSource] = {"id": _WORD, "data-s": r"s\d+"}
_CELL: Mapping[str, PatternSource] = {
    "scope": _one_of("col row colgroup rowgroup"),
    "colspan": r"[0-9]{1,3}",
    "rowspan": r"[0-9]{1,3}",
}
_NAMED: Mapping[str, PatternSource] = {"aria-label": _ANY, "aria-labelledby": _WORD, "aria-describedby": _WORDS}
_ENTRY: Mapping[str, PatternSource] = {
    **_NAMED,
    "name": _WORD,
    "required": OneOf(("required", "")),
    "maxlength": r"\d+",
    "placeholder": _ANY,
}
_LIMIT: Mapping[str, PatternSource] = {"data-max": _NUMBER}

_SPECIFIC: Mapping[str, Mapping[str, PatternSource]] = {
    "html": {"lang": _one_of("zh-CN")},
    "head": {},
    "title": {},
    "meta": {
        "charset": _one_of("utf-8"),
        "name": r"[a-z][\w-]*",
        "content": _ANY,
        "http-equiv": _one_of("Content-Security-Policy"),
    },
    "link": {"rel": _one_of("icon stylesheet"), "href": r"data:,|(?:\.\./)+assets/page\.css"},
    "script": {"type": _one_of("application/json text/plain"), "src": r"(?:\.\./)+assets/reading\.js"},
    "style": {},
    "body": {},
    "main": {"tabindex": _one_of("-1")},
    "nav": {"aria-labelledby": _WORD},
    "div": {"role": _one_of("note region group"), "tabindex": _one_of("0"), "aria-labelledby": _WORD},
    "details": {"open": OneOf(("open", ""))},
    "summary": {},
    "form": {"method": _one_of("dialog"), "data-closed": _one_of("lapsed")},
    "col": {"style": r"width:(?!0*[0-2]%)\d+%"},  # narrower, nobody reads it
    "td": _CELL,
    "th": _CELL,
    "a": {"href": _ANY, "aria-current": _one_of("page")},
    "span": {},
    "label": {"for": _WORD},
    "p": {"role": _one_of("status")},
    "fieldset": _NAMED,
    "input": {
        **_ENTRY,
        **_LIMIT,
        "type": _one_of("text date tel email radio checkbox"),
        "value": _WORD,
        "inputmode": _one_of("decimal numeric"),
        "min": _one_of("1900-01-01"),
        "max": _one_of("2100-12-31"),
        "pattern": _one_of("[0-9]{4}"),
        "size": r"\d+",
        "autocapitalize": _one_of("characters"),
        "spellcheck": _one_of("false"),
        "autocomplete": _one_of("tel email"),
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

_PARAGRAPHS = (
    *("center", "right", "lead", "part", "plain", "label", "small", "source", "sign", "scan"),
    *("cover-title", "cover-line", "cover-foot", "basis", "opinion"),
)
_TABLES = ("data", "card", "grid", "matrix")
_CLASSES: Mapping[str, OneOf] = {
    "p": OneOf(("skip", "help", *(f"{each}{needed}" for each in _PARAGRAPHS for needed in ("", " needed")))),
    "li": _one_of("level-2 level-3 level-4"),
    "div": OneOf(("note info", "note warning", "note draft", "scroll", "page-break", "contents")),
    "blockquote": OneOf(("note quote",)),
    "nav": _one_of("contents"),
    "details": _one_of("fold"),
    "section": _one_of("card cover"),
    "caption": _one_of("hidden"),
    "legend": _one_of("hidden"),
    "span": _one_of("blank unit"),
    "table": OneOf(("grid list", *(f"{each}{wide}" for each in _TABLES for wide in ("", " wide")))),
    "td": _one_of("center right"),
    "th": _one_of("center right"),
    "tr": _one_of("roomy tall page"),
    "ul": _one_of("tick plain"),
    "ol": _one_of("fine"),
}
_OPEN_CLASSES = {"body": regex(r"[\w-]+(?: landscape)?"), "div": regex(r"field [a-z-]+")}
_CLASS = regex(_WORDS)


def _shapes() -> Iterator[tuple[str, Mapping[str, Shape]]]:
    """What each element may have: attribute -> its values. Of classes, those that are named one by one."""
    patterns: dict[str, Shape] = {}  # each compiled once
    for tag in (*_SPECIFIC, *_PLAIN.split()):
        given = {**_COMMON, **_SPECIFIC.get(tag, {})}.items()
        shapes = {
            name: shape if isinstance(shape, OneOf) else patterns.setdefault(shape, regex(shape))
            for name, shape in given
        }
        yield tag, {**shapes, "class": _CLASSES.get(tag, OneOf())}


VOCABULARY: Mapping[str, Mapping[str, Shape]] = dict(_shapes())

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


def odd_class(tag: str, classes: str) -> str | None:
    """Classes that are none, as printed, or the one among them that hides; None where there is neither."""
    if not _CLASS.fullmatch(classes):
        return classes
    return next((word for word in classes.split() if word in HIDING and tag not in HIDING[word]), None)


def may_have(tag: str, classes: str) -> bool:
    """Whether an element may have these classes."""
    return classes in _CLASSES.get(tag, ()) or (tag in _OPEN_CLASSES and bool(_OPEN_CLASSES[tag].fullmatch(classes)))
