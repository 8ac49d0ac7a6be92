"""Whether a bound includes its figure, as the words around it say: 及以上, （不含）, 超过, 不足, “以上”均包含本数."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.notice.model import Fact
from generator.policy.model import Rule, RuleKind
from generator.regex import regex

_STRICT = regex(
    r"(?<![不未])(?<!不得)(?:超过|高于|大于|多于|突破|逾|低于|小于|少于)[^，。；、]{0,3}$|(?:不足|不满|未满|未达到?)$"
)
_WORD = regex(r"(?:人民币)?(?:万|亿)?(?:美?元)?(?:及|（含）|\(含\))?(以上|以下|以内)")
_RULE = regex(r"((?:[“\"]?(?:以上|以下|以内)[”\"]?(?:、|和|及|，|或)?)+)[^。；，]{0,8}?(不?)(?:包含|包括|含)")
_REACH = 60
_NAMED = regex("以上|以下|以内")


# Figures of a list before the last one: 突破 before the first of 10亿元、50亿元 stands before all.
_LISTED = regex(r"(?:\d[\d.,]*[十百千]?[万亿]*(?:美?元|%|[人家户亩件个项]次?)?(?:、|和|及|或|以及))+$")


def strictly(fact: Fact, text: str) -> bool:
    """Whether the figure itself is left out: 超过1000万元, 不足50万元. 不超过 leaves it in."""
    before = _LISTED.sub("", text[max(0, fact.start - _REACH) : fact.start])
    return _STRICT.search(before) is not None


def included(fact: Fact, text: str, rules: Mapping[str, bool]) -> tuple[bool | None, ...]:
    """What the model may say of the inclusion: what is printed; by a rule of the notice also what the rule says.

    `rules`: 以上, 以下, 以内 -> whether it includes the figure.
    """
    if fact.inclusive is not None:
        return (fact.inclusive,)
    if strictly(fact, text):
        return (False,)
    word = _WORD.match(text, fact.end)
    by_rule = rules.get(word[1]) if word else None
    if by_rule is not None:
        return (None, by_rule)
    # 不超过, 不低于, 达到: the figure is in, whether the model says so or leaves it.
    return (None,) if word else (None, True)


def rules_of_inclusion(rules: Iterable[Rule]) -> dict[str, bool]:
    """What the notice says of 以上, 以下, 以内 in general: “以上”均包含本数，“以下”不含本数."""
    found: dict[str, bool] = {}
    for rule in rules:
        if rule.kind is RuleKind.BOUNDS_INCLUSIVE:
            for source in rule.source:
                for match in _RULE.finditer("".join(source.quote.split())):
                    found |= dict.fromkeys(_NAMED.findall(match[1]), not match[2])
    return found
