"""Sums by level: in 国家级、市级分别给予100万元、20万元 the first sum is that of the first level, and so on.

A level that was put between two others must not lend its sum to its neighbour, so these are compared level by level.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.dataclass import replace
from generator.revision.change import Change, ChangeKind
from generator.revision.facts import PlacedFact, compared, figures_in
from generator.revision.tokens import Token
from generator.revision.wording import WordingRun

_LEVELS = ("level", "rank")
_SUMS = ("money", "percentage")
_Tier = tuple[PlacedFact, PlacedFact]


def by_level(sentence: Sequence[WordingRun], old: str, new: str) -> tuple[list[WordingRun], list[Change]]:
    """The sentence with the words of its levels and sums marked as told, and what happened to them.

    Nothing is told where levels and sums of a side are not as many.
    """
    before = _tiers([token for run in sentence for token in run.old], old)
    after = _tiers([token for run in sentence for token in run.new], new)
    if not (before and after and max(len(before), len(after)) > 1):
        return list(sentence), []
    changes = [change for level in dict.fromkeys((*after, *before)) for change in _level(before, after, level)]
    if not changes and list(before) != list(after):
        changes = [Change(ChangeKind.WORDS_MOVED, _printed(before), _printed(after))]
    if not changes:
        return list(sentence), []
    told = {id(figure.token) for tier in (*before.values(), *after.values()) for figure in tier}
    return [_marked(run, told) for run in sentence], changes


def _tiers(tokens: Sequence[Token], text: str) -> dict[object, _Tier]:
    """Level -> the level and its sum as printed; empty where that cannot be told."""
    figures = figures_in(tokens, text)
    levels = [each for each in figures if each.fact.kind in _LEVELS]
    sums = [each for each in figures if each.fact.kind in _SUMS]
    found: dict[object, _Tier] = {
        level.fact.value: (level, amount) for level, amount in zip(levels, sums, strict=False)
    }
    one_kind = len({(each.fact.kind, each.fact.unit) for each in sums}) == 1
    return found if one_kind and len(levels) == len(sums) == len(found) else {}


def _level(before: dict[object, _Tier], after: dict[object, _Tier], level: object) -> list[Change]:
    if level in before and level in after:
        return list(compared(before[level][1], after[level][1]))
    if level in after:
        return [_change(ChangeKind.TIER_ADDED, after[level])]
    return [_change(ChangeKind.TIER_DROPPED, before[level])]


def _change(kind: ChangeKind, tier: _Tier) -> Change:
    words = _words(tier)
    facts = tuple(figure.fact for figure in tier)
    if kind is ChangeKind.TIER_ADDED:
        return Change(kind, None, words, (), facts)
    return Change(kind, words, None, facts)


def _words(tier: _Tier) -> str:
    return " ".join(figure.token.text for figure in tier)


def _printed(tiers: dict[object, _Tier]) -> str:
    return "、".join(map(_words, tiers.values()))


def _marked(run: WordingRun, told: set[int]) -> WordingRun:
    old, new = (
        tuple(replace(token, fact=None, told=True) if id(token) in told else token for token in side)
        for side in (run.old, run.new)
    )
    return WordingRun(old, new, run.same)
