"""The answer on who leads or answers for what, and how answers quote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.checks.subject import squeeze
from generator.draft.answer_length import that_fit
from generator.draft.figures import Data, source_of
from generator.draft.modelled import Stated
from generator.draft.told_words import ON_ACTING, words_on
from generator.policy.unsettled import OF_UNITS, OPEN_REASON

_UNITS_ASKED = "责任单位待核对，请核对条款原文。"


def duties(draft: Stated, policy: Data, opening: Data) -> Data:
    """Who leads or answers for each clause, as the model states it."""
    lines, sources = _duty_lines(draft, policy)
    question: Data = {"id": "who-leads", "question": "各项任务由哪些单位负责？"}
    waiting = [source for source in _waiting(policy) if OF_UNITS.search(str(source["quote"]))]
    acting = words_on(draft, ON_ACTING) if not lines else []
    if acting:
        rest = f"\n\n其他条款的{_UNITS_ASKED}" if waiting else ""
        return {**question, "answer": "条款写明：\n\n" + quoted_lines(acting) + rest, "source": acting}
    if not lines and not waiting:
        answer = "本文件没有按条款写明责任单位。"
        return {**question, "answer": answer, "not_in_notice": True, "source": opening}
    held = lines[: that_fit(lines)]
    left = "\n\n其余条款的单位见《责任分工表》。" if len(held) < len(lines) else ""
    told = "各条款写明的单位如下：\n\n" + "\n".join(held) + left if lines else ""
    others = "其他条款的" if lines else ""
    asked = f"{others}{_UNITS_ASKED}" if waiting else ""
    return {**question, "answer": "\n\n".join(filter(None, (told, asked))), "source": [*sources, *waiting]}


def _duty_lines(draft: Stated, policy: Data) -> tuple[list[str], list[Data]]:
    """A line for each role of a clause that the model states, and the sources of them all."""
    texts = {draft.clause_ids[clause.path]: squeeze(clause.text) for clause in draft.notice.clauses}
    lines, sources = list[str](), list[Data]()
    for clause in list_of(policy, "clauses"):
        name = str(clause["id"])
        told = [(role, does) for role, does in (("lead", "牵头"), ("responsible", "负责")) if clause.get(role)]
        lines += [f"- {{{{ clauses.{name} }}}}：由{{{{ clauses.{name}.{role} }}}}{does}" for role, does in told]
        sources += [{"clause": name, "quote": texts[name][:20]}] if told else []
    return lines, sources


def _waiting(policy: Data) -> list[Data]:
    """The words that the draft set aside for a person."""
    return [source_of(each) for each in list_of(policy, "set_aside") if each["reason"] == OPEN_REASON]


def quoted_lines(sources: Iterable[Data]) -> str:
    return "\n".join(f"- [{source['quote']}](clause:{source['clause']})" for source in sources)


def list_of(item: Data, key: str) -> list[Any]:
    found = item.get(key, [])
    assert isinstance(found, list)  # noqa: S101 - made by the draft
    return found
