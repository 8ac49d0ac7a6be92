"""Sums that look like figures and are none that can be stated: 10余万元 is no exact sum, $10万元 has two currencies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from generator.message import Message, message
from generator.notice.compact import compact
from generator.notice.facts import find_facts
from generator.notice.figures import CURRENCIES, CURRENCY_SIGNS
from generator.notice.model import NoticeAmount, NoticeClause
from generator.notice.numerals import CHINESE_NUMERALS
from generator.regex import regex

_CURRENCY = "|".join(sorted(CURRENCIES, key=len, reverse=True))
_SIGN = "|".join(sorted(map(re.escape, CURRENCY_SIGNS), key=len, reverse=True))
_SCALES = "[十百千万亿]"
_ABOUT = "[余多几来]"
_GROUPED = r"\d[\d.,，]{0,30}"
_SUM = regex(
    rf"(?:{_SIGN})?(?:{_GROUPED}|[{CHINESE_NUMERALS}]{{1,12}}(?={_ABOUT}))(?P<about>{_SCALES}*{_ABOUT})?{_SCALES}*(?:{_CURRENCY})"
    rf"|(?:{_SIGN}){_GROUPED}(?P<more>{_SCALES}*{_ABOUT})?{_SCALES}*"
)
_MONEY = regex(rf"{_CURRENCY}|{_SIGN}")
# 最高万元, 给予⑤⓪万元, 奖励20W元: where words that give stand before a unit of money, a figure stands between them.
_NO_FIGURE = regex(
    rf"(?:不超过|不低于|不高于|最高|奖励|奖补|补助|补贴|资助|给予|发放)(?P<odd>[^\s,，。.;；:：、()\[\]《》“”每按以计]{{0,12}}?)"
    rf"(?:{_SCALES}{{1,3}}(?:{_CURRENCY})|(?<=[^金公单多])(?:元|圆)(?![素旦宵月宇件年]))"
)
# 5000—1亿元: whether the lower end is 5000元 or 5000万元 the words do not say.
_UNEVEN = regex(
    rf"(?<![\d.])(?P<low>[1-9]\d{{2,}})(?:[（(][^（）()]{{1,6}}[）)])?[-—–－~～至到]+(?P<high>\d+(?:\.\d+)?)[万亿](?:{_CURRENCY})"
)
_BY_FOUR = regex(r"\d{1,4}(?:[,，]\d{4})+(?!\d)")


def doubtful_figures(preamble: Sequence[str], clauses: Sequence[NoticeClause]) -> Iterator[Message]:
    """A warning for every sum of a notice that was not read, that says only about how much it is, that is grouped by
    four digits (5,0000元), or whose scale only the other end of its range may say (5000—1亿元), each once a place."""
    places = (
        *((None, text, ()) for text in preamble),
        *((clause.path, clause.text, clause.amounts) for clause in clauses),
    )
    for path, text, amounts in places:
        for words in dict.fromkeys(_doubtful(text, amounts)):
            place = message("before the clauses") if path is None else message("{path}", path=path)
            yield message(
                "{place}: “{words}” is no figure that was read for sure; look at it", place=place, words=words
            )


def _doubtful(text: str, amounts: Sequence[NoticeAmount]) -> Iterator[str]:
    """Sums of a text; `amounts`: those that its clause is known to have, so that nobody reads it once more."""
    if not _MONEY.search(text):
        return
    small = compact(text).text
    found = list(_SUM.finditer(small))
    if found:
        yield from _unsure(small, found, amounts)
    yield from (match.group() for match in _UNEVEN.finditer(small) if float(match["low"]) > float(match["high"]))
    yield from _without_figure(small, {match.end() for match in found})


def _unsure(small: str, found: Sequence[re.Match[str]], amounts: Sequence[NoticeAmount]) -> Iterator[str]:
    """Those of the sums of a compact text that were not read for sure."""
    known = {compact(amount.text).text for amount in amounts}
    told = {match.end() for match in found}
    if any(match.group() not in known for match in found):
        told = _ends_read(small, told)
    for match in found:
        if match.end() not in told or match["about"] or match["more"] or _BY_FOUR.search(match.group()):
            yield match.group()


def _without_figure(small: str, seen: set[int]) -> Iterator[str]:
    """Places of a compact text where a sum must stand and none is read; `seen`: the ends of those told otherwise."""
    odd = [match for match in _NO_FIGURE.finditer(small) if match.end() not in seen]
    read = _ends_read(small, {match.end() for match in odd}) if odd else set()
    yield from (match.group() for match in odd if match.end() not in read)


def _ends_read(small: str, ends: Iterable[int]) -> set[int]:
    """Those of the ends of sums in a compact text that are within a sum or count that was read."""
    read = sorted((fact.start, fact.end) for fact in find_facts(small) if fact.kind in ("money", "count"))
    farthest = list(accumulate((end for _, end in read), max))  # end of the facts up to each
    places = ((end, bisect_left(read, (end, 0))) for end in ends)
    return {end for end, before in places if before > 0 and end <= farthest[before - 1]}
