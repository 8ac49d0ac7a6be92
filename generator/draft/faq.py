"""Questions and answers of a draft: who, what, how much, until when, which office, how it stands to other rules.

Every answer is made of look-ups and quotes; what the notice does not say is answered with just that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.checks.subject import squeeze
from generator.draft.figures import Data, source_of
from generator.draft.head import opening
from generator.draft.measures import UNNAMED
from generator.draft.model import Draft

_UNSPEAKABLE = re.compile(r"[\[\]*_`<>\\{}|#~]")  # signs that are markup in prose
_LONGEST_QUOTE = 40
_MOST = 40  # lines of one answer


def faq_of(draft: Draft, policy: Data) -> Data:
    """faq.yaml as plain values."""
    groups: list[Data] = [
        _group("general", "基本情况", [_term(draft, policy), *_what(draft), *_relations(draft), _original(draft)])
    ]
    if draft.awards:
        groups.append(_group("awards", "奖补事项", [*_who(draft), _how_much(draft), _which_cases(draft)]))
    groups.append(_group("offices", "承办单位", [_duties(draft), *_where_to_apply(draft)]))
    return {"#groups": "以下问答由程序用条款文字和模型中的值拟出，请逐条核对并补充", "groups": groups}


def _group(key: str, name: str, questions: list[Data]) -> Data:
    return {"id": key, "name": name, "questions": questions}


_ENDS = {"end": "，执行至{{ validity.end }}止。", "term": "，有效期{{ validity.term }}。"}


def _term(draft: Draft, policy: Data) -> Data:
    validity = policy["validity"]
    assert isinstance(validity, dict)  # noqa: S101 - made by head_of
    silent = "；截止日期请核对条款原文。" if draft.term_is_open else "；本文件没有写明截止日期。"
    end = next((words for key, words in _ENDS.items() if key in validity), silent)
    return {
        "id": "term",
        "question": "本文件执行到什么时候？",
        "answer": "{{ validity.start }}" + end,
        "source": validity["source"],
    }


def _what(draft: Draft) -> Iterator[Data]:
    """The matters of the notice, one line a clause."""
    by_clause: dict[str, Data] = {}
    for measure in draft.measures:
        by_clause.setdefault(str(source_of(measure)["clause"]), measure)
    shown = [
        (clause, measure)
        for clause, measure in by_clause.items()
        if measure["name"] != UNNAMED or _speakable(source_of(measure))
    ][:_MOST]
    if shown:
        lines = [f"- {{{{ clauses.{clause} }}}}：{_in_short(each)}" for clause, each in shown]
        yield {
            "id": "what",
            "question": "本文件有哪些政策举措？",
            "answer": "主要举措如下，面向谁、怎么做以条款原文为准：\n\n" + "\n".join(lines),
            "source": [source_of(each) for _, each in shown],
        }


def _in_short(measure: Data) -> str:
    """The name of a measure; where it has none, the words that it quotes."""
    if measure["name"] != UNNAMED:
        return f"{{{{ measures.{measure['id']}.name }}}}"
    source = source_of(measure)
    return f"[{str(source['quote'])[:_LONGEST_QUOTE]}](clause:{source['clause']})"


def _relations(draft: Draft) -> Iterator[Data]:
    """What the notice says of other rules, in its own words."""
    told = [rule for rule in draft.rules if rule["kind"] in ("precedence", "higher_rules", "amendment")]
    quotes = [source_of(rule) for rule in told]
    lines = [f"- [{quote['quote']}](clause:{quote['clause']})" for quote in quotes if _speakable(quote)]
    question: Data = {"id": "other-rules", "question": "本文件与其他规定、政策是什么关系？"}
    if lines:
        answer = "条款写明：\n\n" + "\n".join(lines[:_MOST])
        yield {**question, "answer": answer, "source": [quote for quote in quotes if _speakable(quote)][:_MOST]}
    else:
        answer = "本文件没有写明与其他规定、政策的关系，以主管部门解释为准。"
        yield {**question, "answer": answer, "not_in_notice": True, "source": _opening(draft)}


def _original(draft: Draft) -> Data:
    return {
        "id": "original",
        "question": "本资料与文件原文不一致时怎么办？",
        "answer": "以文件原文为准。",
        "not_in_notice": True,
        "source": _opening(draft),
    }


def _who(draft: Draft) -> Iterator[Data]:
    eligibility = draft.eligibility
    if not eligibility:
        return
    leaves: Any = eligibility["all_of"]
    lines = [f"- [{leaf['statement']}](clause:{leaf['source']['clause']})" for leaf in leaves]
    yield {
        "id": "who",
        "question": "谁可以申请？",
        "answer": "符合下列条件的{{ eligibility.applies_to }}：\n\n" + "\n".join(lines),
        "source": eligibility["source"],
    }


def _how_much(draft: Draft) -> Data:
    lines = [
        f"- {{{{ awards.{award['id']} }}}}：{'、'.join(_sums(award))}（{{{{ clauses.{source_of(award)['clause']} }}}}）"
        for award in draft.awards
    ]
    return {
        "id": "how-much",
        "question": "本文件有哪些奖补事项，标准是多少？",
        "answer": "有以下奖补事项：\n\n" + "\n".join(lines),
        "source": [source_of(award) for award in draft.awards],
    }


def _sums(award: Data) -> Iterator[str]:
    """The look-ups of everything that the award pays."""
    if "amount" in award:
        yield f"{{{{ awards.{award['id']}.amount }}}}"
    for part in _list(award, "parts"):
        yield f"{{{{ awards.{award['id']}.parts.{part['id']}.amount }}}}"
    for tier in _list(award, "tiers"):
        yield f"{{{{ awards.{award['id']}.tiers.{tier['id']} }}}}"


def _which_cases(draft: Draft) -> Data:
    lines = [
        f"- {{{{ awards.{award['id']}.beneficiary }}}}：{{{{ awards.{award['id']}.trigger }}}}"
        f"（{{{{ clauses.{source_of(award)['clause']} }}}}）"
        for award in draft.awards
    ]
    return {
        "id": "which-cases",
        "question": "什么情形可以申请奖补？",
        "answer": "条款写明的对象和情形如下，具体条件见条款原文：\n\n" + "\n".join(lines),
        "source": [source_of(award) for award in draft.awards],
    }


def _duties(draft: Draft) -> Data:
    lines, sources = [], []
    for clause in draft.notice.clauses:
        name = draft.clause_ids[clause.path]
        for role, does in (("lead", "牵头"), ("responsible", "负责")):
            if getattr(clause, role):
                lines.append(f"- {{{{ clauses.{name} }}}}：由{{{{ clauses.{name}.{role} }}}}{does}")
        if clause.lead or clause.responsible:
            sources.append({"clause": name, "quote": squeeze(clause.text)[:20]})
    question: Data = {"id": "who-leads", "question": "各项任务由哪些单位负责？"}
    if not lines:
        answer = "本文件没有按条款写明责任单位。"
        return {**question, "answer": answer, "not_in_notice": True, "source": _opening(draft)}
    return {**question, "answer": "各条款写明的单位如下：\n\n" + "\n".join(lines), "source": sources}


def _where_to_apply(draft: Draft) -> Iterator[Data]:
    if draft.awards:
        yield {
            "id": "where",
            "question": "到哪里申请、什么时候申请？",
            "answer": "本资料没有从文件中整理出受理地点和受理时间，请向条款写明的单位或者主管部门咨询。",
            "not_in_notice": True,
            "source": source_of(draft.awards[0]),
        }


def _opening(draft: Draft) -> Data:
    return opening(draft.notice, draft.clause_ids)


def _speakable(source: Data) -> bool:
    return not _UNSPEAKABLE.search(str(source["quote"]))


def _list(item: Data, key: str) -> list[Any]:
    found = item.get(key, [])
    assert isinstance(found, list)  # noqa: S101 - made by the draft
    return found
