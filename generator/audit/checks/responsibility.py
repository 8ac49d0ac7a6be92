"""Who is responsible for a clause, in policy.json: the model against the brackets that the clause prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.audit.read.model import Model, squeeze
from generator.audit.subject import POLICY, AuditProblem, AuditSubject
from generator.message import message
from generator.regex import regex

_HINT = message("policy.json was edited: build the policy again from the notice")
_ROLES = {"lead": "牵头", "cooperating": "配合", "responsible": "责任"}
_DUTIES = regex(
    r"[（(]((?:牵头|配合|责任)(?:[^（）()]|[（(][^（）()]*[）)])*?[:：](?:[^（）()]|[（(][^（）()]*[）)])*)[）)](?=\s*(?:\Z|(.)))",
    re.DOTALL,
)
_OTHER_DUTIES = regex(r"[（(〔\[][^（）()〔〕\[\]]*(?:牵头|负责|配合|责任单位|责任部门)")
_SEPARATORS = regex(r"[、，,；;。:：和及\s]|会同")
# 按照职责分工负责 behind the names.
_SHARED_OUT = regex(
    r"(?:等)?(?:按照?|依据|根据)[^、，,；;。]{0,6}(?:职责|分工)[^、，,；;。]{0,8}(?=[、，,；;。\s]|\Z)",
    of=["职责", "分工"],
)
# 排名第一的为牵头单位: no label tells who leads.
_BY_RANK = regex(r"(?:排名|排列|排在|列在|列|居)(?:第一|首位|首|前)", of="首前一")
# 等, 等部门, 等市级有关单位 behind the names: others, whom nobody names. 东莞等市人民政府 is a name.
_AND_OTHERS = regex(r"等(?:[市县区州省][级直])?[^市县区州省、，,；;。\s]{0,14}(?=[、，,；;。\s]|\Z)", of="等")
# …；完成时限：2025年底前, …。以下均需各市人民政府落实: what stands behind the names.
_BEHIND = regex(r"(?:[，,；;][^、，,；;。:：]{2,8}[:：]|。).*", re.DOTALL, of="：:。")
_LABEL = regex(r"(牵头|配合|责任)(?:单位|部门)?[:：]")
_ROLE_BEHIND = regex("(?:牵头|负责|配合|协助|参与)(?=[，,；;、。]|$)")  # 责任单位：市人社局牵头，市财政局配合


def model_responsibility_unsound(subject: AuditSubject) -> Iterator[AuditProblem]:
    """The organisations of a clause are those that its bracket prints, under the same label and in the same order.

    Passes, when c02 ends （牵头单位：钦州高新区管委，市科技局；配合单位：市财政局）: lead gxq-office, science.

    Fails: lead science only, or finance under lead.
    """
    model = subject.sound_model
    names = {key: each["name"] for key, each in model.data["organisations"].items()}
    corrected = set(_with_other_units(model))
    for key, clause in model.clauses.items():
        printed = model.printed.get(key)
        if printed is None:
            yield AuditProblem(
                message("the notice has no clause {clause}", clause=clause["path"]), _HINT, POLICY, f"clauses.{key}"
            )
            continue
        told = None if clause["path"] in corrected else _printed_duties(printed)
        for role in _ROLES:
            has = _joined(names.get(each, each) for each in clause.get(role, ()))
            listed = _joined(printed.get(role, ()))
            if _SEPARATORS.sub("", has) != _SEPARATORS.sub("", listed) or (
                told is not None and not _same_names(has, told.get(role, []))
            ):
                yield AuditProblem(
                    message(
                        "clause {clause} prints {printed} as {role}, the model has {has}",
                        clause=key,
                        printed="、".join((told or {}).get(role, [listed])) or "—",
                        role=role,
                        has=has or "—",
                    ),
                    _HINT,
                    POLICY,
                    f"clauses.{key}.{role}",
                    key,
                    model.texts.get(key),
                )


def _joined(names: Iterable[str]) -> str:
    return "".join(_AND_OTHERS.sub("", squeeze(name)) for name in names)


def _with_other_units(model: Model) -> Iterator[str]:
    """The clauses whose organisations a person read otherwise than they are printed: correction-unsound holds these
    against the words that the correction names."""
    for each in model.data.get("readings", ()):
        if "units" in each:
            yield from each["units"].get("of") or [each["clause"]]
        if "organisation" in each:
            yield from (clause["path"] for clause in model.notice["clauses"] if _names_one(clause, each))


def _names_one(clause: Mapping[str, Any], reading: Mapping[str, Any]) -> bool:
    return any(name in clause[role] for role in _ROLES for name in reading["organisation"]["names"])


def _same_names(has: str, brackets: list[str]) -> bool:
    """Whether the names are those of the clause's brackets, one that several of them print said once."""
    if len(brackets) <= 1:
        return _SEPARATORS.sub("", has) == _SEPARATORS.sub("", "".join(brackets))
    printed = dict.fromkeys(name for names in brackets for name in _SEPARATORS.split(names) if name)
    rest = _SEPARATORS.sub("", has)
    for name in sorted(printed, key=len, reverse=True):
        if name not in rest:
            return False
        rest = rest.replace(name, "\n")
    return not rest.replace("\n", "")


def _printed_duties(printed: Mapping[str, Any]) -> dict[str, list[str]] | None:
    """Role -> its names in each labelled bracket; None where no such bracket ends the clause, or where duties are
    told in other ways too (（甲局负责）, 〔责任单位：…〕): then only the notice's own list counts.
    """
    text = printed["text"]
    brackets = list(_DUTIES.finditer(text))
    if any(_BY_RANK.search(bracket[1]) or _ROLE_BEHIND.search(bracket[1]) for bracket in brackets):
        return None
    if not brackets or brackets[-1][2] is not None or _OTHER_DUTIES.search(_DUTIES.sub("", text)):
        return None
    roles = {sign: role for role, sign in _ROLES.items()}
    found: dict[str, list[str]] = {}
    for bracket in brackets:
        parts = _LABEL.split(bracket[1])[1:]
        for sign, names in zip(parts[::2], parts[1::2], strict=True):
            alone = _SHARED_OUT.sub("", _BEHIND.sub("", names))
            found.setdefault(roles[sign], []).append(_AND_OTHERS.sub("", alone))
    return found
