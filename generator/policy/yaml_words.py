"""What libyaml says of a file that is no YAML, in words that an office understands and the catalogue translates."""

from __future__ import annotations

import yaml

from generator.message import Message, message

_QUOTE = message("a quotation mark that opens here is not closed, or words stand behind a closed one")
_BRACKET = message("a bracket that opens above is not closed here; between its entries stand commas")
_INDENTED = message("this line is not indented as those that it belongs to")
_COLON = message("a colon and a space stand here where no key may stand; put quotes around words that hold a colon")
_TAB = message("lines are indented by spaces, not by tabs")
_SIGN = message("no value may begin with this character (@, `, %, a tab); put quotes around it")
# libyaml's own words (scanner.c, parser.c, reader.c, composer.c) -> ours
_SAID: dict[str, Message] = {
    "mapping values are not allowed in this context": _COLON,
    "mapping keys are not allowed in this context": _COLON,
    "block sequence entries are not allowed in this context": message("a list may not begin here"),
    "could not find expected ':'": message("this line is no key with a colon behind it, and no part of the one above"),
    "did not find expected ',' or ']'": _BRACKET,
    "did not find expected ',' or '}'": _BRACKET,
    "did not find expected '-' indicator": _INDENTED,
    "did not find expected key": _INDENTED,
    "did not find expected node content": _BRACKET,
    "did not find expected <document start>": message("behind the end of the file's data stands more"),
    "but found another document": message("behind the end of the file's data stands more"),
    "found unexpected end of stream": _QUOTE,
    "found unexpected document indicator": _QUOTE,
    "found unknown escape character": message(
        "within double quotes a backslash stands before a character that it does not belong to"
    ),
    "found character that cannot start any token": _SIGN,
    "did not find expected alphabetic or numeric character": _SIGN,
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
    "control characters are not allowed": message("it holds characters that cannot be seen (control characters)"),
    "found undefined alias": message("a value may not begin with *; put quotes around it"),
}
_OTHERWISE = message("indentation, quotes and brackets do not fit together here")


def yaml_words(error: yaml.YAMLError) -> Message:
    """Why it is no YAML."""
    told = error.problem if isinstance(error, yaml.MarkedYAMLError) else getattr(error, "reason", "")
    return _SAID.get(told or "", _OTHERWISE)
