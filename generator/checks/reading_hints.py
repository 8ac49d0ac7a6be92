"""How a finding says that the reader may have misread the notice: the lines for readings.yaml, ready to copy."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from generator.checks.subject import CLOSING, PREAMBLE, CheckSubject, ClauseText, squeeze
from generator.message import Message, message
from generator.notice.model import Fact, Notice
from generator.regex import regex

FILE = "readings.yaml"
_STOP = regex(r"[，。；：！？]")
_ID = regex(r"[^a-z0-9]+")
_LONGEST = 40
_MOST = 250  # a clause of like sentences has no shorter words of its own, and nobody copies thousands
_QUOTE_IT = "（请引用原文）"
_BARE = regex(r"(?!\d)[\w（）《》〔〕][\w.\-/（）《》〔〕]*")
_WORDS_OF_YAML = ("true", "false", "yes", "no", "on", "off", "null", "none")


def or_correct(hint: Message, clause: str, quote: str, correction: str, about: str) -> Message:
    """`hint`, and the correction to write where the notice was misread.

    `clause`: its printed path; `correction`: the line that says what is read, such as `figure: {bound: at_most}`;
    `about`: the model path, from which the correction gets its id.
    """
    lines = (
        "readings:",
        f"- id: {_ID.sub('-', about.lower()).strip('-') or 'reading'}",
        f"  clause: {_text(clause)}",
        f"  quote: {_text(quote)}",
        f"  reason: {_text('（请写明理由）')}",
        f"  {correction}",
    )
    return message(
        "{hint}; or, if the notice was misread, in {file}:\n{lines}", hint=hint, file=FILE, lines="\n".join(lines)
    )


def figure_hint(hint: Message, clause: ClauseText, fact: Fact, changes: Mapping[str, object], about: str) -> Message:
    """`hint`, and how to correct what a figure of the clause says."""
    quote = around(clause.text, fact.start, fact.end)
    words = {} if quote == squeeze(fact.text) else {"words": squeeze(fact.text)}
    told = ", ".join(f"{key}: {_text(value)}" for key, value in {**words, **changes}.items())
    return or_correct(hint, path_of(clause), quote, f"figure: {{{told}}}", about)


def units_line(roles: Mapping[str, Iterable[str]]) -> str:
    """The line of a correction of a clause's organisations."""
    told = ", ".join(f"{role}: [{', '.join(map(_text, names))}]" for role, names in roles.items() if names)
    return f"units: {{{told}}}"


def field_line(name: str, value: object) -> str:
    """The line of a correction of one field."""
    told = f"[{', '.join(_text(each) for each in value)}]" if isinstance(value, list | tuple) else _text(value)
    return f"{name}: {told}"


def path_of(clause: ClauseText) -> str:
    """How readings.yaml names a clause: by its printed numbers; preamble and closing by their names."""
    return clause.printed.path if clause.printed else clause.id


def around(text: str, start: int, end: int) -> str:
    """The words from the stop before a place to the one behind it, as many as make them unique in the text; where it
    takes more than `_MOST` further characters on each side, what to write in their place."""
    first = _behind_last_stop(text, max(0, start - _LONGEST), start)
    behind = _STOP.search(text, end, end + _LONGEST)
    last = behind.start() if behind else min(len(text), end + _LONGEST)

    def wider(by: int) -> str:
        return text[max(0, first - by) : last + by]

    # Words that stand once do so with more around them.
    by = bisect_left(range(_MOST + 1), True, key=lambda more: stands_once(wider(more), text))
    return wider(by) if by <= _MOST else _QUOTE_IT


def _behind_last_stop(text: str, first: int, start: int) -> int:
    return max((match.end() for match in _STOP.finditer(text, first, start)), default=first)


def stands_once(words: str, text: str) -> bool:
    """Whether words that stand in a text do not stand there again behind themselves; no more of the text is read than
    says so."""
    return text.find(words, text.find(words) + len(words)) < 0


def place_of(subject: CheckSubject, words: str) -> tuple[str, str]:
    """(clause, words) where the words stand in the notice, once; else the preamble and its beginning."""
    small = squeeze(words)
    for clause in subject.clauses.values():
        if small and clause.text.count(small) == 1:
            return path_of(clause), small
    return next(iter(subject.clauses)), _QUOTE_IT


def lost_number(notice: Notice, number: str) -> tuple[str, str]:
    """(clause, words) where a number stands at the beginning of a line or sentence inside another text."""
    behind = r"(?:[、.．:：\s]|(?<=[）条章节]))[^\n，。；]{1,12}"
    begins = re.compile(rf"(?:^|(?<=[。；）\n]))\s*(?P<words>{re.escape(number)}{behind})")
    texts = (
        *((each.path, each.text) for each in notice.clauses),
        (CLOSING, "\n".join(notice.closing)),
        (PREAMBLE, "\n".join(notice.preamble)),
    )
    found = ((path, match["words"]) for path, text in texts for match in begins.finditer(text))
    return next(found, (PREAMBLE, _QUOTE_IT))


def _text(value: object) -> str:
    """A value as YAML reads it on one line."""
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    plain = str(value)
    bare = _BARE.fullmatch(plain) and plain.lower() not in _WORDS_OF_YAML
    return plain if bare else json.dumps(plain, ensure_ascii=False)
