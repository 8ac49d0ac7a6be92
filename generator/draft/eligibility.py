"""Who may apply, where the notice says so for all of its awards: 适用于……的企业, 申请……应当符合以下条件："""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.checks.subject import squeeze
from generator.draft.figures import Data
from generator.draft.granting import applicant_in
from generator.notice.facts import find_facts
from generator.notice.model import Clause, Notice

_APPLIES = re.compile(
    r"(?:本(?:措施|办法|政策|意见|规定|细则|条款)|以上政策|上述政策)(?:所称企业)?(?:主要)?适用于(?P<whom>[^。；;]{4,400}?)(?=[。；;]|\Z)"
)
_LISTED = re.compile(
    r"(?:须|应当?|必须|需)?(?:同时)?(?:符合|具备|满足)(?:以下|下列)(?:基本)?(?:申报|申请)?条件(?:之一)?(?:[:：。]|\Z)"
)
_GENERAL = re.compile(r"申请|申报|享受|奖励|资助|扶持|补助|本(?:措施|办法|政策|意见|规定|细则)")
_AMBIGUOUS = re.compile(r"或|含|[（(]|其中|除外|以及|及其|之一")
_UNSPEAKABLE = re.compile(r"[\[\]*_`<>\\{}|#~]")


def eligibility_of(notice: Notice, clause_ids: Mapping[str, str]) -> Data | None:
    """The tree of requirements as plain values, each in the clause's words; None where the notice has no such words."""
    for clause in notice.clauses:
        proposed = _from_sentence(clause, clause_ids[clause.path]) or _from_list(clause, notice, clause_ids)
        if proposed:
            return proposed
    return None


def _from_sentence(clause: Clause, name: str) -> Data | None:
    """本措施适用于注册在园区，依法纳税的企业: one requirement a phrase; ambiguous words are one, quoted whole."""
    found = _APPLIES.search(squeeze(clause.text))
    if found is None:
        return None
    words = found["whom"]
    applicant = applicant_in(words, at_end=True)
    if applicant is None or _UNSPEAKABLE.search(words) or any(True for _ in find_facts(words)):
        return None
    told = words.removesuffix(applicant).removesuffix("的")
    phrases = [told] if _AMBIGUOUS.search(told) else re.split("[，,]", told)
    phrases = [phrase for phrase in (each.removeprefix("且") for each in phrases) if len(phrase) >= 2]
    if not phrases:
        return None
    leaves = [_leaf(number, name, phrase) for number, phrase in enumerate(phrases, 1)]
    return _tree(applicant, leaves, [{"clause": name, "quote": found[0]}])


def _from_list(clause: Clause, notice: Notice, clause_ids: Mapping[str, str]) -> Data | None:
    """申请资助应当符合以下条件： with the conditions as clauses below it."""
    text = squeeze(clause.text)
    found = _LISTED.search(text)
    if found is None or "之一" in found[0] or not _GENERAL.search(text[: found.start()]):
        return None
    below = [each for each in notice.clauses if each.path.rpartition("/")[0] == clause.path]
    granted = any(amount.role == "award" for each in (clause, *below) for amount in each.amounts)
    if not below or granted:
        return None
    applicant = next(filter(None, (applicant_in(squeeze(each.text)) for each in (clause, *below))), None)
    leaves = list(_listed(below, clause_ids))
    if applicant is None or len(leaves) != len(below):
        return None
    opening: Data = {"clause": clause_ids[clause.path], "quote": found[0].rstrip(":：。")}
    return _tree(applicant, leaves, [opening, *(leaf["source"] for leaf in leaves)])


def _listed(below: list[Clause], clause_ids: Mapping[str, str]) -> Iterator[Data]:
    for number, each in enumerate(below, 1):
        words = squeeze(each.text).rstrip("。；;")
        if len(words) >= 2 and not _UNSPEAKABLE.search(words) and not each.facts:
            yield _leaf(number, clause_ids[each.path], words)


def _leaf(number: int, clause: str, words: str) -> Data:
    return {
        "id": f"requirement-{number}",
        "statement": words,
        "question": f"是否[{words}](clause:{clause})？",
        "source": {"clause": clause, "quote": words},
    }


def _tree(applicant: str, leaves: list[Data], source: list[object]) -> Data:
    return {
        "#": "适用条件由程序按条款文字拟出，请核对是否适用于全部奖补事项，有“或”的请拆成 any_of",
        "applies_to": applicant,
        "source": source,
        "all_of": leaves,
    }
