"""Who may apply, where the notice says so for all of its awards.

适用于……的企业; 应当符合以下条件：; 有下列情形之一的，不予奖励：
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.checks.subject import squeeze
from generator.draft.applicant import BESIDE, applicant_in
from generator.draft.figures import Data, figures
from generator.draft.speakable import speakable
from generator.notice.facts import find_facts
from generator.notice.model import Notice, NoticeClause
from generator.regex import regex

_APPLIES = regex(
    r"(?:本(?:措施|办法|政策|意见|规定|细则|条款)|以上政策|上述政策)(?:所称企业)?(?:主要)?适用于(?P<whom>[^。；;]{4,400}?)(?=[。；;]|\Z)"
)
# 本办法适用对象应当……
_ASKED = regex(
    r"本(?:措施|办法|政策|意见|规定|细则)的?(?P<who>适用对象)(?:应当?|须|必须)(?P<told>[^。；;]{4,200})(?=[。；;]|\Z)"
)
_LISTED = regex(
    r"(?:须|应当?|必须|需)?(?:同时)?(?:符合|具备|满足)(?:以下|下列)(?:基本|全部)?(?:申报|申请)?条件(?:之一)?(?:[:：。]|\Z)"
)
_EXCLUDED = regex(
    r"(?:有|存在|属于|出现)?(?:下列|以下)(?:任一|任何)?(?:情形|情况|行为)(?:之一)?(?:的|者)?[，,]?[^。；;:：]{0,20}?"
    r"(?:不予|不得|不再|不能|取消)[^。；;:：]{0,24}(?:[:：。]|\Z)"
)
_GENERAL = regex(r"申请|申报|享受|奖励|奖补|资助|扶持|补助|补贴|支持|本(?:措施|办法|政策|意见|规定|细则)")
_NAMED = regex(r"（以下(?:统称|简称)(?:为)?[“\"]?[^（）“”\"]{2,16}[”\"]?）\Z")  # the short name behind those that apply
_NOT_TWICE = regex("(?:不予?|不得?)重复")  # who has had it once may have it once: no case that shuts out
_AMBIGUOUS = regex(r"或|含|[（(]|其中|除外|以及|及其|之一")
_LONGEST_LIST = 40  # characters of a list of applicants
_LONGEST = 1_000  # characters of one requirement: it is asked as a question, and an answer quotes it


def eligibility_of(notice: Notice, clause_ids: Mapping[str, str]) -> Data | None:
    """The tree of requirements as plain values, each in the clause's words; None where the notice has no such words."""
    found = [
        next((part for clause in notice.clauses if (part := read(clause, notice, clause_ids))), None)
        for read in (_required, _excluded)
    ]
    parts = [part for part in found if part]
    applicant = next((part.applicant for part in parts if part.applicant), None)
    if not parts or applicant is None:
        return None
    leaves = [leaf for part in parts for leaf in part.leaves]
    for number, leaf in enumerate(leaves, 1):
        leaf["id"] = f"requirement-{number}"
    return {
        "#": "适用条件由程序拟出，请核对是否适用于全部奖补事项，有“或”的请拆成 any_of；不予支持的情形应答“否”",
        "applies_to": applicant,
        "source": [source for part in parts for source in part.source],
        "all_of": leaves,
    }


class _Part:
    """Requirements of one clause: its applicant, its leaves, and the words that they rest on."""

    def __init__(self, applicant: str | None, leaves: list[Data], source: list[object]) -> None:
        self.applicant = applicant
        self.leaves = leaves
        self.source = source


def _required(clause: NoticeClause, notice: Notice, clause_ids: Mapping[str, str]) -> _Part | None:
    name = clause_ids[clause.path]
    return _from_sentence(clause, name) or _from_list(clause, notice, clause_ids) or _from_demand(clause, name)


def _from_sentence(clause: NoticeClause, name: str) -> _Part | None:
    """本措施适用于注册在园区，依法纳税的企业: one requirement a phrase; ambiguous words are one, quoted whole."""
    found = _APPLIES.search(squeeze(clause.text))
    if found is None:
        return None
    words = _NAMED.sub("", found["whom"])
    applicant = _several(words) or applicant_in(words, at_end=True)
    if applicant is None or not speakable(words):
        return None
    told = words.removesuffix(applicant).removesuffix("的")
    phrases = _phrases(told)
    if not phrases:
        return None
    return _Part(
        applicant, [_leaf(name, phrase) for phrase in phrases], [{"clause": name, "quote": _NAMED.sub("", found[0])}]
    )


def _several(words: str) -> str | None:
    """企业、合作社和家庭农场 of 在本市从事种植的企业、合作社和家庭农场: all who are named behind the last 的."""
    first, *others = BESIDE.split(last := words.rpartition("的")[2])
    named = others and len(last) <= _LONGEST_LIST and applicant_in(first, at_end=True) == first
    return last if named else None


def _from_demand(clause: NoticeClause, name: str) -> _Part | None:
    """本办法适用对象应当遵守法律，无违法记录: one requirement a phrase."""
    found = _ASKED.search(squeeze(clause.text))
    if found is None or not speakable(found[0]):
        return None
    return _Part(
        found["who"], [_leaf(name, each) for each in _phrases(found["told"])], [{"clause": name, "quote": found[0]}]
    )


def _phrases(told: str) -> list[str]:
    """The words at each comma; as a whole where they can be read in two ways."""
    phrases = [told] if _AMBIGUOUS.search(told) else re.split("[，,]", told)
    return [phrase for phrase in (each.removeprefix("且") for each in phrases) if len(phrase) >= 2]


def _from_list(clause: NoticeClause, notice: Notice, clause_ids: Mapping[str, str]) -> _Part | None:
    """申请资助应当符合以下条件： with the conditions as clauses below it."""
    found = _LISTED.search(squeeze(clause.text))
    if found is None or "之一" in found[0]:
        return None
    return _listed(clause, found, notice, clause_ids, expected=True)


def _excluded(clause: NoticeClause, notice: Notice, clause_ids: Mapping[str, str]) -> _Part | None:
    """有下列情形之一的，不予奖励： with the cases as clauses below it."""
    found = _EXCLUDED.search(squeeze(clause.text))
    return _listed(clause, found, notice, clause_ids, expected=False) if found else None


def _listed(
    clause: NoticeClause, found: re.Match[str], notice: Notice, clause_ids: Mapping[str, str], *, expected: bool
) -> _Part | None:
    text = squeeze(clause.text)
    below = [each for each in notice.clauses if each.path.rpartition("/")[0] == clause.path]
    below = [each for each in below if expected or not _NOT_TWICE.search(squeeze(each.text))]
    granted = any(amount.role == "award" for each in (clause, *below) for amount in each.amounts)
    leaves = list(_leaves(below, clause_ids, expected=expected))
    if not below or granted or len(leaves) != len(below) or not _GENERAL.search(text):
        return None
    applicant = next(filter(None, (applicant_in(squeeze(each.text)) for each in (clause, *below))), None)
    opening: Data = {"clause": clause_ids[clause.path], "quote": found[0].rstrip(":：。")}
    whole = [{"clause": clause_ids[each.path], "quote": squeeze(each.text).rstrip("。；;")} for each in below]
    return _Part(applicant, leaves, [opening, *whole])


def _leaves(below: list[NoticeClause], clause_ids: Mapping[str, str], *, expected: bool) -> Iterator[Data]:
    for each in below:
        words = squeeze(each.text).rstrip("。；;")
        words = words if expected else words.removesuffix("的")
        quoted_figures = re.search("[“”]", words) and any(True for _ in find_facts(words))
        if 2 <= len(words) <= _LONGEST and speakable(words) and not quoted_figures:
            yield _leaf(clause_ids[each.path], words, expected=expected)


def _leaf(clause: str, words: str, *, expected: bool = True) -> Data:
    found = figures(find_facts(words))
    return {
        "id": "",
        "statement": words,
        "question": f"是否[{words}](clause:{clause})？",
        **({} if expected else {"expected": False}),
        **({"figures": found} if found else {}),
        "source": {"clause": clause, "quote": words},
    }
