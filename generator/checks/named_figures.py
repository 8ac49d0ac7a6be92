"""Figures that are part of a name: 世界500强, 985高校. The clause prints the name, and reads no figure in it."""

import re
from collections.abc import Iterable

from generator.notice.facts import find_facts
from generator.regex import regex

_FIGURE = regex(r"\d+(?:[.+]\d+)*(?=[\u4e00-\u9fff”])")


def without_named(text: str, quotes: Iterable[str]) -> str:
    """`text` without the figures, each with the letter behind it, that stand so in the quoted words of its clause as
    part of a name. The words around are not asked: 500强企业落户奖励 rests on 世界500强."""
    if _FIGURE.search(text) is None:
        return text
    printed = [_bare("".join(quote.split())) for quote in quotes]

    def taken_out(found: re.Match[str]) -> str:
        name = f"{found[0]}{text[found.end()]}"
        alone = re.compile(rf"(?<![\d.+]){re.escape(name)}")
        return "、" if any(alone.search(words) for words in printed) else found[0]

    return _FIGURE.sub(taken_out, text)


def _bare(quoted: str) -> str:
    """The words with every figure that is read in them taken out."""
    for fact in reversed(find_facts(quoted)):
        quoted = f"{quoted[: fact.start]}\n{quoted[fact.end :]}"
    return quoted
