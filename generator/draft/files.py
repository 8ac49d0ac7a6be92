"""The files of a draft: policy.yaml, faq.yaml, forms.yaml, office.yaml as plain values, and as YAML for a person."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.draft.figures import Data
from generator.draft.model import Draft
from generator.policy.load import GUESS
from generator.policy.schema import hint_line

_HINTS = {
    "awards": "以下奖补事项由程序按“给予…奖励”等字样拟出，请逐项核对对象、情形、标准、条件，并改写名称。",
    "measures": "以下举措由程序逐句拟出，请核对面向对象（enterprise/zone/department）和动词，合并或拆分。",
    "rules": "以下为条款之前的文字，请核对归类。",
    "validity": "请核对施行日期和截止日期。",
    "organisations": "单位名称照录文件，请核对，并把编号改成好记的英文代号。",
    "definitions": "简称由程序识别，请核对。",
    "faq": "以下问答由程序拟出，请逐条核对并补充。",
    "forms": "以下申请表由程序按奖补事项拟出，请核对栏目。",
    "office": "文件没有写的事项，由受理部门填写；空着的显示为“（由受理部门填写）”。",
}


def documents_of(draft: Draft) -> dict[str, Data]:
    """The draft by file name."""
    policy = draft.policy()
    return {
        "policy.yaml": policy,
        "faq.yaml": {"faq": {"groups": list(_questions(draft, policy))}},
        "forms.yaml": {"forms": [_form(award) for award in draft.awards]},
        "office.yaml": {"office": {"contacts": []}},
    }


def _questions(draft: Draft, policy: Data) -> Iterator[Data]:
    opening, validity = draft.opening(), policy["validity"]
    assert isinstance(validity, dict)  # noqa: S101 - made by Draft.policy
    term = "{{ validity.start }}" + (
        "，执行至{{ validity.end }}止。" if "end" in validity else "；本文件没有写明截止日期。"
    )
    questions: list[Data] = [
        {"id": "term", "question": "本文件执行到什么时候？", "answer": term, "source": validity["source"]},
        {
            "id": "other-rules",
            "question": "本资料与文件原文不一致时怎么办？",
            "answer": "以文件原文为准；本文件与其他规定的关系，见原文有关条款。",
            "source": opening,
        },
    ]
    yield {"id": "general", "name": "基本情况", "questions": questions}
    if draft.awards:
        yield {"id": "awards", "name": "奖补事项", "questions": list(_award_questions(draft))}
    duties = [clause for clause in draft.notice.clauses if clause.lead or clause.responsible]
    if duties:
        yield {"id": "offices", "name": "责任单位", "questions": [_duty_question(draft)]}


def _award_questions(draft: Draft) -> Iterator[Data]:
    sources = [award["source"] for award in draft.awards]
    lines = "\n".join(
        f"- 给{{{{ awards.{award['id']}.beneficiary }}}}："
        + "、".join(f"{{{{ awards.{award['id']}.parts.{part['id']}.amount }}}}" for part in _list(award["parts"]))
        + f"（{{{{ clauses.{_clause_of(award)} }}}}）"
        for award in draft.awards
    )
    yield {
        "id": "which",
        "question": "本文件有哪些奖补事项，各给多少？",
        "answer": f"有以下奖补事项：\n\n{lines}",
        "source": sources,
    }
    triggers = "\n".join(
        f"- {{{{ awards.{award['id']}.trigger }}}}（{{{{ clauses.{_clause_of(award)} }}}}）" for award in draft.awards
    )
    yield {
        "id": "who",
        "question": "什么情形可以申请奖补？",
        "answer": f"条款写明的情形如下，具体条件见条款原文：\n\n{triggers}",
        "source": sources,
    }


def _duty_question(draft: Draft) -> Data:
    lines, sources = [], []
    for clause in draft.notice.clauses:
        name = draft.clause_ids[clause.path]
        for role, does in (("lead", "牵头"), ("responsible", "负责")):
            if getattr(clause, role):
                lines.append(f"- {{{{ clauses.{name} }}}}：由{{{{ clauses.{name}.{role} }}}}{does}")
        if clause.lead or clause.responsible:
            sources.append({"clause": name, "quote": "".join(clause.text.split())[:20]})
    answer = "各条款写明的单位如下：\n\n" + "\n".join(lines)
    return {"id": "who-leads", "question": "各项任务由哪些单位负责？", "answer": answer, "source": sources}


def _clause_of(award: Data) -> str:
    source = award["source"]
    assert isinstance(source, dict)  # noqa: S101 - made by Draft
    return str(source["clause"])


def _list(value: object) -> list[Any]:
    assert isinstance(value, list)  # noqa: S101 - made by Draft
    return value


def _form(award: Data) -> Data:
    fields = [
        {"id": "matter", "label": "申请事项说明", "type": "long_text", "wide": True, "max_length": 500},
        {"id": "date", "label": "符合条件的日期", "type": "date"},
        {"id": "amount", "label": "申请金额（万元）", "type": "money"},
    ]
    return {
        "id": award["id"],
        "title": "奖补申请表",
        "edition": "草稿",
        "awards": [award["id"]],
        "groups": [{"id": "matter", "title": "申请事项", "fields": fields}],
    }


def as_yaml(name: str, data: Mapping[str, object]) -> str:
    """The file `name` as YAML in block style; above each part that needs a person stands a comment that says so."""
    lines = [hint_line(name.partition(".")[0]), ""]
    for key, value in data.items():
        if key in _HINTS and value:
            lines.append(f"{GUESS}{_HINTS[key]}")
        lines += _lines(key, value, 0)
    return "\n".join(lines) + "\n"


def _lines(key: str, value: object, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(value, dict) and value and not _is_short(value):
        yield f"{indent}{key}:"
        for name, member in value.items():
            yield from _lines(name, member, depth + 1)
    elif isinstance(value, list) and value and not _is_short(value):
        yield f"{indent}{key}:"
        for member in value:
            yield from _member(member, depth + 1)
    else:
        yield f"{indent}{key}: {_flow(value)}"


def _member(member: object, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if not isinstance(member, dict) or _is_short(member):
        yield f"{indent}- {_flow(member)}"
        return
    first, *rest = [line for name, value in member.items() for line in _lines(name, value, depth + 1)]
    yield f"{indent}- {first.lstrip()}"
    yield from rest


def _is_short(value: object) -> bool:
    return len(_flow(value)) <= 100 and not (
        isinstance(value, list) and any(isinstance(member, dict) for member in value)
    )


def _flow(value: object) -> str:
    """The value on one line; texts in double quotes, as JSON writes them."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(member)}" for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
