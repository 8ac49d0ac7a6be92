"""What Jinja, Python and the XML parser say of a wrong template, in words of the catalogue: theirs are English.

A sentence that is none of those known here is handed on as what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.parsers.expat import errors

from generator.message import Message, message
from generator.regex import regex

# What Jinja calls the pieces of a template, as they are written.
_TOKENS: Mapping[str, str | Message] = {
    "begin of print statement": "{{",
    "end of print statement": "}}",
    "begin of statement block": "{%",
    "end of statement block": "%}",
    "end of template": message("the end of the template"),
    "name": message("a name"),
}
_PIECES = ("found", "expected")
# The parts of a sentence that are found in {}; each stands for words between quotation marks, or without.
_KNOWN: Sequence[tuple[re.Pattern[str], Message]] = (
    (
        regex(r"unexpected end of template, expected '(?P<expected>.+)'\."),
        message("the template ends where {expected} is expected"),
    ),
    (
        regex(r"expected token '(?P<expected>.+)', got '(?P<found>.+)'"),
        message("{expected} is expected, {found} stands there"),
    ),
    (
        regex(r"unexpected '(?P<found>.+)', expected '(?P<expected>.+)'"),
        message("{expected} is expected, {found} stands there"),
    ),
    (regex(r"Expected an expression, got '(?P<found>.+)'"), message("a value is expected, {found} stands there")),
    (regex(r"expected name or number"), message("a name or a number is expected behind the dot")),
    (regex(r"unexpected char ['\"](?P<found>.+)['\"] at \d+"), message("{found} cannot stand there")),
    (regex(r"unexpected '(?P<found>.+)'"), message("{found} cannot stand there")),
    (regex(r"Missing end of comment tag"), message("a comment is opened with {{# and not closed with #}}")),
    (regex(r"Missing end of raw directive"), message("{{% raw %}} is opened and not closed with {{% endraw %}}")),
    (regex(r"No filter named '(?P<name>.+?)'(?: found)?\."), message("there is no filter {name}")),
    (regex(r"No test named '(?P<name>.+?)'(?: found)?\."), message("there is no test {name}")),
    (regex(r"can't assign to '.+'"), message("only a name can be given a value")),
    (regex(r"invalid syntax for function call expression"), message("a call is not written as one")),
    (regex(r"block '(?P<name>.+)' defined twice"), message("the block {name} stands there twice")),
    (regex(r"'(?P<name>[^']+)' is undefined"), message("nothing is called {name}")),
    (regex(r"'[^']+' has no attribute '(?P<name>.+)'"), message("nothing is called {name}")),
    (regex(r"'[^']+' object has no attribute '(?P<name>.+)'"), message("nothing is called {name}")),
    (regex(r"parameter '(?P<name>.+)' was not provided"), message("the macro is called without {name}")),
    (regex(r"access to attribute '(?P<name>.+)' of .+ is unsafe\."), message("{name} is not for templates")),
    (regex(r"'[^']+' object is not callable"), message("something is called that is no macro and no function")),
    (regex(r"'[^']+' object is not iterable"), message("{{% for %}} goes through something that is no list")),
    (regex(r"cannot unpack non-iterable .+"), message("{{% for %}} asks for several names of what is one value")),
    (
        regex(r"(?:unsupported operand|can only concatenate|'.+' not supported between).+"),
        message("values of different kinds are reckoned with or compared"),
    ),
    (regex(r"(?P<path>\S+) has no (?P<name>\S+)"), message("{path} has no {name}")),  # templates.py says so of views
    (regex(r"division by zero"), message("something is divided by zero")),
    (regex(r"maximum recursion depth exceeded.*"), message("a macro or a file calls itself without end")),
)
_TAGS = regex(
    r"(?:Encountered unknown tag '(?P<tag>[^']*)'\.|Unexpected end of template\.)"
    r"(?: .*?looking for (?:the following tags: )?(?P<wanted>.+?)\.)?"
    r"(?: The innermost block that needs to be closed is '(?P<open>[^']*)'\.)?"
)
_XML: Mapping[str, Message] = {
    errors.XML_ERROR_TAG_MISMATCH: message("a tag is closed that is not the one opened last"),
    errors.XML_ERROR_NO_ELEMENTS: message("a tag is not closed"),
    errors.XML_ERROR_UNCLOSED_TOKEN: message("a tag is begun and has no >"),
    errors.XML_ERROR_INVALID_TOKEN: message("a character stands where none can; & is written as &amp; and < as &lt;"),
    errors.XML_ERROR_DUPLICATE_ATTRIBUTE: message("a tag has an attribute twice"),
    errors.XML_ERROR_UNDEFINED_ENTITY: message("a name stands between & and ; that is not known"),
    errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: message("a tag is closed that was not opened"),
}


def told_of(error: Exception) -> Message:
    """What an error says: its own message, else what Jinja or Python says in English; a sentence that is not known is
    quoted as the library's. The argument of a LookupError is the name that leads nowhere."""
    words = error.args[0] if len(error.args) == 1 else getattr(error, "strerror", None) or error
    if isinstance(words, Message):
        return words
    return message("nothing is called {name}", name=words) if isinstance(error, LookupError) else _said(str(words))


def _said(text: str) -> Message:
    for pattern, words in _KNOWN:
        if found := pattern.fullmatch(text):
            values = {
                key: _TOKENS.get(part, part) if key in _PIECES else part for key, part in found.groupdict().items()
            }
            return Message(words.template, values)
    found = _TAGS.fullmatch(text)
    return message("the library says: {problem}", problem=text) if found is None else _of_tags(found)


def _of_tags(found: re.Match[str]) -> Message:
    """A tag that is not known there, or an end of the template, where others are wanted."""
    tag, wanted, opened = found.groups()
    if opened is None:
        return message("there is no tag {tag}, or none is open that it belongs to", tag=tag)
    others = (wanted or "").replace("'", "").replace(" or ", ", ")
    if tag is None:
        return message("the template ends, and the tag {open} is not closed ({wanted})", open=opened, wanted=others)
    return message(
        "{tag} stands there, and the tag {open} is not closed ({wanted})", tag=tag, open=opened, wanted=others
    )


def not_well_formed(text: str) -> Message:
    """What the XML parser says of markup, with its place: “mismatched tag: line 3, column 2”."""
    problem, _, place = text.partition(": line ")
    line, _, column = place.partition(", column ")
    known = _XML.get(problem) or message("the library says: {problem}", problem=problem)
    return message(
        "the markup is not well formed in line {line}, column {column}: {problem}",
        line=line,
        column=column,
        problem=known,
    )
