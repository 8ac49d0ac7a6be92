"""What a draft says beside its awards: a limit once, sentences on the awards above them, measures with own names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from generator.draft.figures import Data, source_of
from generator.draft.stacking import shuts_each_other_out
from generator.regex import regex

_ABOVE = regex("(?:前款|上款|上述|以上|本条|本款|该项)[^，。；]{0,6}(?:奖励|奖补|补助|补贴|资助|支持|资金)")
_NAME = regex(r"[^，。；：（）“”《》]{4,16}(?=[，。；：]|\Z)")


def beside_awards(
    awards: Sequence[Data],
    joint_caps: Iterable[Data],
    rules: list[Data],
    measures: list[Data],
    label: Callable[[str, str], str],
) -> None:
    """Bring rules and measures into line with the awards of their clauses. `label`: words as a name where they hold no
    fact, else the name given with them."""
    limits = [source_of(cap) for cap in joint_caps]
    rules[:] = [rule for rule in rules if source_of(rule) not in limits]  # 累计不超过300万元 is the limit and no rule
    for rule in rules:
        _stand_with(_of_its_clause(rule, awards), source_of(rule))
    for measure in measures:
        if _of_its_clause(measure, awards):
            _name_apart(measure, label)


def _of_its_clause(item: Data, awards: Sequence[Data]) -> list[Data]:
    return [award for award in awards if source_of(award)["clause"] == source_of(item)["clause"]]


def _stand_with(awards: Iterable[Data], source: Data) -> None:
    """前款奖励与第一条的奖励不可重复享受 stays a rule, and whoever reads of these awards reads it with them."""
    words = str(source["quote"])
    if not (_ABOVE.match(words) and shuts_each_other_out(words)):
        return
    for award in awards:
        stacking = award.setdefault("stacking", [])
        assert isinstance(stacking, list)  # noqa: S101 - made by award_of
        stacking.append({"id": f"stacking-{len(stacking) + 1}", "kind": "exclusive", "source": source})


def _name_apart(measure: Data, label: Callable[[str, str], str]) -> None:
    """The first words of the measure: the heading of its clause names the awards, which have sums."""
    words = _NAME.match(str(source_of(measure)["quote"]))
    measure["name"] = label(words[0] if words else "", str(measure["name"]))
