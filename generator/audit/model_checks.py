"""The model in policy.json against the notice in policy.json: whoever edits the one without the other is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from generator.audit.facts import facts_of
from generator.audit.model import Model, is_step, squeeze
from generator.audit.model_items import Item, items_of
from generator.audit.model_values import quoted_facts
from generator.audit.subject import POLICY, AuditSubject, Problem
from generator.message import Message, message
from generator.notice.model import Fact

_HINT = message("policy.json was edited: build the policy again from the notice")
_WORDS = frozenset({"beneficiary", "trigger", "scope", "level", "verb", "term", "meaning", "applies_to", "of", "words"})
_ROLES = {"lead": "牵头", "cooperating": "配合", "responsible": "责任"}
_DUTIES = re.compile(
    r"[（(]((?:牵头|配合|责任)(?:[^（）()]|[（(][^（）()]*[）)])*?[:：](?:[^（）()]|[（(][^（）()]*[）)])*)[）)](?=\s*(?:\Z|(.)))",
    re.DOTALL,
)
_OTHER_DUTIES = re.compile(r"[（(〔\[][^（）()〔〕\[\]]*(?:牵头|负责|配合|责任单位|责任部门)")
_SEPARATORS = re.compile(r"[、，,；;。和及\s]|会同")
_LABEL = re.compile(r"(牵头|配合|责任)(?:单位|部门)?[:：]")


def model_quote_unsound(subject: AuditSubject) -> Iterator[Problem]:
    """The words of every source stand in their clause of the notice inside policy.json, and so do the words that an
    item takes over (beneficiary, trigger, level, verb, what a share is of).

    Passes, when clause c02 reads 给予一次性奖励 20 万元: {"clause": "c02", "quote": "给予一次性奖励 20 万元"}.

    Fails: {"clause": "c02", "quote": "给予一次性奖励 30 万元"}.
    """
    model = subject.sound_model
    for item in items_of(model):
        own = item.value.get("source", ())
        for source in [own] if isinstance(own, Mapping) else own:
            if squeeze(source["quote"]) not in model.squeezed.get(source["clause"], ""):
                yield _not_there(model, item.path, source["clause"], source["quote"])
        for name in _WORDS & item.value.keys() if not item.path.startswith("forms.") else ():
            words = item.value[name]
            if isinstance(words, str) and item.sources and not _stands(model, item, words):
                yield _not_there(model, f"{item.path}.{name}", item.sources[0]["clause"], words)


def _stands(model: Model, item: Item, words: str) -> bool:
    texts = [model.squeezed.get(source["clause"], "") for source in item.sources]
    return any(squeeze(words) in text or is_step(squeeze(words), text) for text in texts)


def _not_there(model: Model, path: str, clause: str, words: str) -> Problem:
    return Problem(
        message("these words do not stand in clause {clause}: {words}", clause=clause, words=words),
        _HINT,
        POLICY,
        path,
        clause,
        model.texts.get(clause),
    )


def model_responsibility_unsound(subject: AuditSubject) -> Iterator[Problem]:
    """The organisations of a clause are those that its bracket prints, under the same label and in the same order.

    Passes, when c02 ends （牵头单位：钦州高新区管委，市科技局；配合单位：市财政局）: lead gxq-office, science.

    Fails: lead science only, or finance under lead.
    """
    model = subject.sound_model
    names = {key: each["name"] for key, each in model.data["organisations"].items()}
    for key, clause in model.clauses.items():
        printed = model.printed.get(key)
        if printed is None:
            yield Problem(
                message("the notice has no clause {clause}", clause=clause["path"]), _HINT, POLICY, f"clauses.{key}"
            )
            continue
        told = _printed_duties(printed)
        for role in _ROLES:
            has = "".join(squeeze(names.get(each, each)) for each in clause.get(role, ()))
            listed = "".join(squeeze(each) for each in printed.get(role, ()))
            if _SEPARATORS.sub("", has) != _SEPARATORS.sub("", listed) or (
                told is not None and not _same_names(has, told.get(role, []))
            ):
                yield Problem(
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
    if not brackets or brackets[-1][2] is not None or _OTHER_DUTIES.search(_DUTIES.sub("", text)):
        return None
    roles = {sign: role for role, sign in _ROLES.items()}
    found: dict[str, list[str]] = {}
    for bracket in brackets:
        parts = _LABEL.split(bracket[1])[1:]
        for sign, names in zip(parts[::2], parts[1::2], strict=True):
            found.setdefault(roles[sign], []).append(names)
    return found


def model_identity_unsound(subject: AuditSubject) -> Iterator[Problem]:
    """Title, document number, issuers, day of issue and term are those of the notice, and its clauses carry the
    numbers, headings and texts of the model; what the notice lists as facts stands in its text.

    Passes: document_number 钦政办规〔2021〕12号 in model and notice.

    Fails: 钦政办规〔2021〕13号 in one of them.
    """
    model = subject.sound_model
    notice = model.notice
    for told, path in (*_identity(model), *_term(model), *_clauses(model)):
        yield Problem(told, _HINT, POLICY, path)
    for clause in notice["clauses"]:
        listed = [(fact["kind"], fact["text"], str(fact["value"])) for fact in clause["facts"]]
        inside = [
            (fact["kind"], clause["text"][fact["start"] : fact["end"]], str(fact["value"])) for fact in clause["facts"]
        ]
        lost = [each["text"] for each in clause["amounts"] if squeeze(each["text"]) not in squeeze(clause["text"])]
        if listed != inside or lost:
            told = message("the facts listed for clause {clause} are not those of its text", clause=clause["path"])
            yield Problem(told, _HINT, POLICY, "notice.clauses")


def _identity(model: Model) -> Iterator[tuple[Message, str]]:
    data, notice = model.data, model.notice
    if squeeze(data["title"]) not in model.whole:
        yield message("the notice has not the title {title}", title=data["title"]), "title"
    for name in ("document_number", "issued"):
        if data.get(name) is not None and data[name] != notice[name]:
            yield message("the notice has {printed}, the model {has}", printed=notice[name], has=data[name]), name
    around = "\n".join((*notice["preamble"], *notice["closing"]))
    number = data.get("document_number")
    if number is not None and squeeze(number) not in squeeze(around):
        yield message("the notice does not print {words}", words=number), "document_number"
    if data.get("issued") is not None and data["issued"] not in {fact.value for fact in facts_of(around)}:
        yield message("the notice does not print {words}", words=data["issued"]), "issued"
    for index, issuer in enumerate(data.get("issuers", ())):
        if squeeze(issuer) not in model.whole:
            yield message("the notice does not print {words}", words=issuer), f"issuers.{index}"
    for key, each in data["organisations"].items():
        if squeeze(each["name"]) not in model.whole:
            yield message("the notice does not print {words}", words=each["name"]), f"organisations.{key}.name"


def _computed_ends(quoted: Iterable[Fact]) -> set[str]:
    """The last day that a printed start and a printed length of the term determine: 2024年6月1日起, 有效期3年."""
    facts = tuple(quoted)
    starts = [
        date.fromisoformat(str(fact.value)) for fact in facts if fact.kind == "date" and len(str(fact.value)) == 10
    ]
    years = [int(str(fact.value)[1:-1]) for fact in facts if fact.kind == "duration" and str(fact.value).endswith("Y")]
    return {
        (start.replace(year=start.year + length) - timedelta(days=1)).isoformat()
        for start in starts
        for length in years
        if (start.month, start.day) != (2, 29)
    }


def _term(model: Model) -> Iterator[tuple[Message, str]]:
    validity = model.data["validity"]
    quoted = quoted_facts(model, validity["source"])
    dates = {fact.value for fact in quoted if fact.kind == "date"} | _computed_ends(quoted)
    for name, value in (("end", validity.get("end")), ("start", validity["start"].get("date"))):
        if value is not None and value not in dates:
            yield message("the quoted words do not say {value}", value=value), f"validity.{name}"
    end = model.notice["effective"]["end"]
    if end is not None and validity.get("end") != end:
        yield message("the notice has {printed}, the model {has}", printed=end, has=validity.get("end")), "validity.end"


def _clauses(model: Model) -> Iterator[tuple[Message, str]]:
    for key, clause in model.clauses.items():
        printed = model.printed.get(key, {})
        for name in ("number", "heading", "text"):
            if clause.get(name) != printed.get(name):
                yield (
                    message("clause {clause} has another {name} than the notice", clause=key, name=name),
                    f"clauses.{key}",
                )
    if len(model.printed) < len(model.notice["clauses"]):
        yield message("the model does not declare every clause of the notice"), "clauses"
