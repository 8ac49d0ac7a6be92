"""Words of clauses that grant, require and limit nothing: headings, blank forms, sentences that only lead on."""

from __future__ import annotations

from generator.draft.figures import Data
from generator.draft.sentences import Sentence
from generator.notice.facts import find_facts
from generator.regex import regex

_BLANKS = regex(
    "(?:[审申][批请报]|登记|汇总|推荐|备案|验收)表|(?:通知|声明|承诺|委托|责任|申请)书|回执|样[表式张本]|样稿"
)


def heading_aside(sentence: Sentence, heading: str | None, number: int) -> Data | None:
    """A heading with a figure in it (A级景区创建), which nothing else claims, set aside; None for other words."""
    if sentence.text.rstrip("。：") != "".join((heading or "").split()).rstrip("。："):
        return None
    source: Data = {"clause": sentence.clause, "quote": sentence.text}
    return {"id": f"heading-{number}", "reason": "条款的标题", "source": source}


def blank_form_of(text: str, path: str, name: str, number: int) -> Data | None:
    """An annex that is a blank form or letter, or the list of annexes, set aside. None for other words."""
    first = text[:60].partition("：")[0]
    listed = text.startswith("附件：")  # the list of annexes
    amounts = any(fact.kind in ("money", "percentage") for fact in find_facts(text))
    if amounts or not (listed or (path.startswith("附件") and _BLANKS.search(first))):
        return None
    reason = "附件的表格或文书样式，供填写使用，不规定奖补事项"
    return {"id": f"blank-{number}", "reason": reason, "source": {"clause": name, "quote": text}}


def lead_aside(source: Data, number: int) -> Data:
    """A sentence that only leads to the points below it, set aside: what it says stands in their awards."""
    return {"id": f"lead-{number}", "reason": "引出下列各项，所述条件已写入各事项", "source": source}
