"""A start by a rule, read again from the words that are quoted: 自发布之日起 is no 自印发之日起."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.regex import regex

# The rule, what its words name, and what documents print where the model states no words.
_ACTS = {
    "from_publication": regex("(?:发布|公布|颁布|公告|刊登)[^，。；]{0,5}(?:日|起)"),
    "from_issue": regex("(?:印发|下发|签发|发文|制发)[^，。；]{0,5}(?:日|起)"),
    "as_printed": regex("起"),
}
_PRINTED = {
    "not_said": "本文件未写明施行日期",
    "from_publication": "自发布之日起施行",
    "from_issue": "自印发之日起施行",
}
_WAIT = regex("^(?P<wait>(?:满|第)?[0-9一二三四五六七八九十].*?)起?(?:正式|开始)?(?:施行|实施|执行|生效)", of="施行效")
_COUNTS_FROM = {"from_publication": "publication", "from_issue": "issue"}
RULES = frozenset(_ACTS)


def said_so(rule: str, words: str) -> bool:
    """Whether words give that rule; True of not_said, which other checks prove."""
    return rule not in _ACTS or _ACTS[rule].search(words) is not None


def printed_start(start: Mapping[str, Any]) -> str | None:
    """What a start without a date prints."""
    return start.get("words") or _PRINTED.get(str(start.get("rule")))


def counts_from(start: Mapping[str, Any], published: Mapping[str, Any]) -> bool:
    """Whether the words count from the day that the office entered."""
    day_of: str = published.get("day_of", "publication")
    return _COUNTS_FROM.get(str(start.get("rule"))) == day_of


def wait_of(start: Mapping[str, Any]) -> str:
    """What lies between that day and the first day of force: 30日后 in 自公布之日起30日后施行; empty without a wait."""
    found = _WAIT.search(str(start.get("words") or "").partition("起")[2])
    return found["wait"] if found else ""
