"""How the words of a grant let it stand beside other awards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.draft.figures import Data
from generator.draft.line_data import trimmed
from generator.draft.lines import Grant
from generator.draft.words import phrase_end
from generator.regex import regex

_ON_TOP = regex(
    r"除[^，。；]{2,20}外|在[^，。；]{2,40}?基础之?上|(?<=，)在[^，。；]{2,20}(?:政策|奖励|补助)(?:之外|外)"
)
_WITH = "(?:与|和|同(?![一类级时年]))"
_STANDS: Mapping[str, re.Pattern[str]] = {
    "on_top": regex(
        rf"{_ON_TOP.pattern}|(?:可以?)?{_WITH}[^，。；\d]{{2,20}}(?<!不)(?<!不得)(?<!不能)(?:叠加(?:享受|计算|奖励|发放)?|(?:同时|累计|累加)(?:享受|计算|发放))"
    ),
    "difference": regex(r"(?<![^，。；（）])[^，。；（）]*差额[^，。；（）]*"),  # tried once a phrase
    "exclusive": regex(
        rf"不(?:得|再|可|能)?{_WITH}[^，。；\d]{{2,20}}(?:重复|叠加|同时|兼得)(?:享受|奖励|申报|计算|发放)?"
        rf"|{_WITH}[^，。；\d]{{2,20}}(?:不(?:得|再|可|能)?(?:重复|叠加|同时|兼得))(?:享受|奖励|申报|计算|发放)?"
    ),
}
# 在享受其他政策的基础上，按以下标准奖励：对A…；对B…: the words before the colon hold for each of them.
_HEAD = regex(r"[^；。：]*(?:以下|下列|如下)[^；。：]{0,16}：")


def stacking_of(grant: Grant) -> Iterator[Data]:
    text, whole = grant.text, grant.sentence.text
    head = _HEAD.match(grant.sentence.wide)
    above = whole[: head.end()] if head and head.end() <= grant.spans[0][0] else ""
    kinds = [("on_top", found[0]) for found in _STANDS["on_top"].finditer(above)]
    kinds += [(kind, found[0]) for kind, words in _STANDS.items() for found in words.finditer(text)]
    for number_, (kind, words) in enumerate(kinds, 1):
        yield {
            "id": f"stacking-{number_}",
            "kind": kind,
            "source": {"clause": grant.sentence.clause, "quote": _of_its_line(grant, whole, words.strip("，"))},
        }


def shuts_each_other_out(words: str) -> bool:
    """Whether the words let nobody have these awards and others: 不可重复享受."""
    return _STANDS["exclusive"].search(words) is not None


def _of_its_line(grant: Grant, whole: str, words: str) -> str:
    """The words alone where they hold for every sum; with what they belong to where they stand before a later one:
    200万美元以上的，在市级奖励基础上再奖励20万元."""
    place = max(whole.find(words, grant.spans[0][0]), 0)
    before = [line.quantity.end for line in grant.lines if line.quantity.end <= place]
    behind = [line.quantity.end for line in grant.lines if line.quantity.end > place]
    own = _piece_of_some(grant, whole, place)
    if own:
        return own
    if len(grant.lines) < 2 or not before or not behind:
        return words
    return trimmed(whole[phrase_end(whole, before[-1]) + 1 : phrase_end(whole, behind[0])])


def _piece_of_some(grant: Grant, whole: str, place: int) -> str | None:
    """What stands between the semicolons around the words, where it holds some of the sums and not all of them:
    国家级的奖励50万元，不与省级奖励重复享受；省级的奖励20万元."""
    start = max(whole.rfind(stop, 0, place) for stop in "；;") + 1
    end = min([len(whole), *(found for stop in "；;" if (found := whole.find(stop, place)) >= 0)])
    inside = [line for line in grant.lines if start <= line.quantity.start < end]
    return trimmed(whole[max(start, grant.spans[0][0]) : end]) if 0 < len(inside) < len(grant.lines) else None
