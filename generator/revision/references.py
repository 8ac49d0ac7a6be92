"""References to articles that were renumbered: 第十二条 is 第十三条 now, and every place that cites it follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.regex import regex
from generator.revision.tokens import Token

# Behind these an article is one of another document: 《…法》第三条, 行政处罚法第三条; 本办法第三条 is not.
_OTHERS = regex("(?:》|(?<!本)(?:法|条例|规定|办法|细则|规则))$")
_OWN = regex("本(?:法|条例|规定|办法|细则|规则)$")
# Between articles that are cited in a row: 《…法》第三条、第四条第一款和第五条.
_ROW = regex("(?:第[一二三四五六七八九十百零〇\\d]+[条款项]|第?（[一二三四五六七八九十]+）项?|[、和或及至与])*$")

_REACH = 60  # characters before a reference in which the other articles of its row stand


def references_in(tokens: Sequence[Token], text: str, follows: Mapping[str, str]) -> dict[int, str]:
    """Place of a word that cites an article of the same notice -> the number which that article has now."""
    return {
        index: follows[token.text]
        for index, token in enumerate(tokens)
        if token.text in follows and not _of_another(text[: token.start])
    }


def _of_another(before: str) -> bool:
    row = _ROW.search(before[-_REACH:])
    words = before[: len(before) - len(row[0])] if row else before
    return _OTHERS.search(words) is not None and _OWN.search(words) is None


def renumbered(numbers: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Old number of an article or chapter -> its new one; numbers that stand twice (of an annex) say nothing."""
    before, after = Counter(old for old, _ in numbers), Counter(new for _, new in numbers)
    once = {old: new for old, new in numbers if before[old] == after[new] == 1}
    return {old: new for old, new in once.items() if old != new and old.startswith("第")}
