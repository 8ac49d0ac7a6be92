"""Prose of the model: Markdown with `{{ path }}` look-ups and `[quoted words](clause:id)` links.

Look-ups are dotted paths and nothing else, so prose cannot compute; a figure can enter only through them or as a
quote, and the checks hold the rest to having none.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.late import late
from generator.policy.plain_prose import plain_prose
from generator.policy.prose_tokens import ProseToken
from generator.regex import regex

LOOKUP = regex(r"\{\{\s*([a-z][\w.-]*)\s*\}\}")
QUOTE_SCHEME = "clause:"
_parsed_before: dict[str, tuple[ProseToken, ...]] = {}  # of the policy at hand


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[ProseToken, ...]:
    return plain_prose(text) or _parsed_before.get(text) or parse_markdown(text)


def parse_markdown(text: str) -> tuple[ProseToken, ...]:
    """The tokens as the parser makes them."""
    found: tuple[ProseToken, ...] = late("policy.markdown").parse_markdown(text)
    return found


def parsed(texts: Iterable[str]) -> dict[str, tuple[ProseToken, ...]]:
    """The tokens of those texts that only the parser knows, for `remember`."""
    return {text: parse(text) for text in texts if plain_prose(text) is None}


def remember(tokens: Mapping[str, tuple[ProseToken, ...]]) -> None:
    """What this very code parsed before, in the place of what was remembered of another policy."""
    _parsed_before.clear()
    _parsed_before.update(tokens)


def parse_inline(text: str) -> tuple[ProseToken, ...]:
    """The tokens of prose that is to be one run of words. Mostly it is one paragraph, which the checks have parsed."""
    match parse(text):
        case (opening, inline, _) if opening.type == "paragraph_open":
            return inline.children
        case _:
            return _parse_as_words(text)


@lru_cache(maxsize=1024)
def _parse_as_words(text: str) -> tuple[ProseToken, ...]:
    found: tuple[ProseToken, ...] = late("policy.markdown").parse_as_words(text)
    return found


def lookups(text: str) -> tuple[str, ...]:
    """The paths that the prose looks up."""
    return tuple(found[1] for found in LOOKUP.finditer(text))


def quotes_in(text: str) -> Iterator[tuple[str, str]]:
    """(clause id, words) of every verbatim quote in the prose."""
    for token in parse(text) if "](" in text else ():  # no link without these
        quoted: str | None = None
        for child in token.children:
            if child.type == "link_open":
                quoted = child.attrs.get("href", "").removeprefix(QUOTE_SCHEME)
            elif child.type == "link_close":
                quoted = None
            elif quoted is not None and child.content:
                yield quoted, child.content


def typed_text(text: str) -> str:
    """What the office typed by hand: the prose without look-ups and quotes (each leaves a line break behind)."""
    parts: list[str] = []
    for token in parse(text):
        depth = 0
        for child in token.children:
            depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
            if child.content and depth == 0:
                parts.append(LOOKUP.sub("\n", child.content))
            else:
                parts.append("\n" if child.type.startswith("link") else "")
        parts.append("\n")
    return "".join(parts)
