"""Which conditions an answer on the sum of an award must quote: those that neither its case nor its limits say."""

from __future__ import annotations

from typing import Any

from generator.draft.figures import Data, source_of
from generator.draft.speakable import speakable
from generator.regex import regex

_LIMITS = regex("最高|最长|最多|不(?:得)?超过|拨付|兑付")  # what the limits of the award and its shares print
_ON_TOP = regex("基础之?上|额外|再给予")
_GIVES = regex(r"\A(?:给予|予以)|(?:支持|补贴|补助|奖励)\Z")  # what is given restricts nobody
_HEADS = {"conditions": "条件", "exclusions": "排除情形"}
_SHORTEST = 6  # characters: 在职期间可领取 is one, a word is none


def where_it_holds(award: Data) -> str:
    """Those conditions as the end of an answer, each a quote of its clause, then whom the award leaves out; empty
    where there is none."""
    return "".join(_quoted(head, _unsaid(award, key)) for key, head in _HEADS.items())


def _quoted(head: str, sources: list[Data]) -> str:
    told = "，".join(f"[{each['quote']}](clause:{each['clause']})" for each in sources)
    return f"；{head}：{told}" if told else ""


def _unsaid(award: Data, key: str) -> list[Data]:
    """Sources of the conditions or exclusions to quote, all in the clause that the award stands on."""
    case, clause = str(award["trigger"]), source_of(award)["clause"]
    limited = any(key in award for key in ("caps", "years", "payout", "quota"))
    told = [(source_of(item), limited and not _lasts_months(item)) for item in _items(award, key)]
    return [
        source
        for source, hidden in told
        if source["clause"] == clause and _tells(str(source["quote"]), case, limited=hidden)
    ]


def _lasts_months(item: Data) -> bool:
    """补贴期限不超过6个月: no term of the award states months or days, so the condition alone says for how long."""
    lengths = [figure.get("duration", {}) for figure in _items(item, "figures")]
    return any("months" in length or "days" in length for length in lengths)


def _items(award: Data, key: str) -> list[Any]:
    found: Any = award.get(key, [])
    return found if isinstance(found, list) else []


def _tells(quote: str, case: str, *, limited: bool) -> bool:
    if len(quote) < _SHORTEST or not speakable(quote) or _ON_TOP.search(quote) or _GIVES.search(quote):
        return False
    if quote in case or case in quote or quote.removeprefix("且").removesuffix("的企业") in case:
        return False
    return not (limited and _LIMITS.search(quote))
