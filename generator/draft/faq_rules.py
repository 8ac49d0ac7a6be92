"""Answers of a draft that quote rules of the notice: how it stands to others, and what applicants must heed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.draft.answer_length import that_fit
from generator.draft.figures import Data, source_of
from generator.draft.measures import MATERIALS, NOT_TWICE, TOGETHER
from generator.draft.modelled import Stated
from generator.draft.speakable import quotable

_MOST = 30  # lines of one answer
_ON_OTHERS = ("precedence", "higher_rules", "amendment", "higher_only", "difference", "on_top")


def relations(draft: Stated, opening: Data) -> Data:
    """What the notice says of other rules, in its own words."""
    quotes = [source_of(rule) for rule in draft.rules if _is_on_others(rule)]
    told = {(quote["clause"], quote["quote"]): quote for quote in quotes if quotable(quote)}
    lines = [f"- [{words}](clause:{clause})" for clause, words in told]
    question: Data = {"id": "other-rules", "question": "与其他政策重复或者不一致时怎么办？"}
    if lines:
        most = min(_MOST, that_fit(lines))
        answer = "条款写明：\n\n" + "\n".join(lines[:most])
        return {**question, "answer": answer, "source": list(told.values())[:most]}
    answer = "本资料没有从文件中整理出与其他规定、政策的关系，请向主管部门咨询。"
    return {**question, "answer": answer, "not_in_notice": True, "source": opening}


def _is_on_others(rule: Data) -> bool:
    return rule["kind"] in _ON_OTHERS or rule["name"] in (NOT_TWICE, TOGETHER)


def materials(draft: Stated) -> Iterator[Data]:
    """What the notice lists to be handed in, where it does."""
    yield from _quoting(
        draft, "materials", "申请时要提交哪些材料？", [r for r in draft.rules if r["name"] == MATERIALS]
    )


def provisions(draft: Stated) -> Iterator[Data]:
    """What else the notice lays down for whoever applies: whom it leaves out, what is taken back, how sums convert."""
    rules = [rule for rule in draft.rules if rule["kind"] == "other" and not _is_told_elsewhere(rule)]
    yield from _quoting(draft, "provisions", "申请时还要注意哪些规定？", rules)


def _is_told_elsewhere(rule: Data) -> bool:
    return _is_on_others(rule) or rule["name"] == MATERIALS


def _quoting(draft: Stated, key: str, question: str, rules: Iterable[Data]) -> Iterator[Data]:
    """A question that is answered in the words of the rules; none where none can be quoted."""
    own = [
        each for each in map(source_of, rules) if quotable(each) and str(each["clause"]) in draft.clause_ids.values()
    ]
    told = [*{(source["clause"], source["quote"]): source for source in own}.values()]
    lines = [f"- [{each['quote']}](clause:{each['clause']})" for each in told]
    most = min(_MOST, that_fit(lines))
    if most:
        answer = "条款写明：\n\n" + "\n".join(lines[:most])
        yield {"id": key, "question": question, "answer": answer, "source": told[:most]}
