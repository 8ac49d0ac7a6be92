"""The references of a page, written out: what its short attributes stand for, so that the rest of the audit reads each
statement with its id, its clauses, and each value with its kind and its path in the model.

    data-paths="awards.x.amount +2.years" of <main>    the paths of the page, each without what it shares with the last
    data-f="1"                                          data-kind="fact" data-path="awards.x.years"
    data-c="c02"                                        data-clauses="c02"
    id="s12"                                            id="s12" data-s="s12"

There is one way to write each: a page that has both ways, a number without a path or a path that nothing refers to is
no page of ours.
"""

from __future__ import annotations

import re

from generator.regex import regex

_KINDS = {
    "q": ' data-kind="quote"',
    "f": ' data-kind="fact"',
    "m": ' data-kind="computed"',
    "e": ' data-kind="example"',
    "o": ' data-kind="office"',
    "b": ' data-kind="build"',
    "t": ' data-kind="paraphrase"',
    "r": ' data-kind="frame"',
    "p": "",
}
_main = regex(r'(<main id="main" tabindex="-1") data-paths="([^"<>&]*)">')
_tag = regex(r"<[a-z][a-z0-9]* [^<>]*>")  # those without attributes refer to nothing
_short = regex(r' data-([qfmeobtrp])="([0-9a-z]{1,4})"')
_own = regex(r' id="(s\d+(?:-toc)?)"')
_long = regex(r' data-(?:path|clauses)=| id="(s\d+)"[^>]* data-s="\1"')
_WRITTEN_OUT = (" data-path=", " data-clauses=", " data-s=")
_shared = regex(r"\+(\d{1,2})\.(.+)")
_script = regex(r"(<s(?:cript|tyle)[ >].*?</s(?:cript|tyle)>)", re.DOTALL)  # in code, < and > are no tags


def written_out(text: str) -> tuple[str, list[str]]:
    """The page with its references written out, and what is odd about these, as printed."""
    found = _main.search(text)
    if found is None:
        return text, ["<main> without data-paths"]
    odd: list[str] = []
    paths = _paths(found[2], odd)
    used: set[int] = set()

    def mark(short: re.Match[str]) -> str:
        number = int(short[2], 36)
        if number >= len(paths):
            odd.append(short[0])
            return short[0]
        used.add(number)
        return f'{_KINDS[short[1]]} data-path="{paths[number]}"'

    may_be_long = any(name in text for name in _WRITTEN_OUT)

    def start(tag: re.Match[str]) -> str:
        given = tag[0]
        if may_be_long and _long.search(given):
            odd.append(given[:60])
        if " data-" in given:
            given = _short.sub(mark, given).replace(" data-c=", " data-clauses=")
        return _own.sub(r' id="\1" data-s="\1"', given) if ' id="s' in given else given

    pieces = _script.split(_main.sub(r"\1>", text, count=1))  # every other one is a script
    whole = "".join(piece if at % 2 else _tag.sub(start, piece) for at, piece in enumerate(pieces))
    odd += [f'data-paths="{path}"' for number, path in enumerate(paths) if number not in used]
    return whole, odd


def _paths(told: str, odd: list[str]) -> list[str]:
    """The paths of the list, in its order."""
    paths: list[str] = []
    for each in told.split():
        shared = _shared.fullmatch(each)
        if shared is None:
            paths.append(each)
            continue
        before = paths[-1].split(".")[: int(shared[1])] if paths else []
        if len(before) != int(shared[1]):
            odd.append(each)
        paths.append(".".join((*before, shared[2])))
    if len(set(paths)) != len(paths):
        odd.append("a path twice in data-paths")
    return paths
