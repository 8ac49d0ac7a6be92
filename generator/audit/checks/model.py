"""The model in policy.json against the notice in policy.json: whoever edits the one without the other is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import MAXYEAR, date, timedelta
from typing import Any

from generator.audit.checks.model_values import quoted_facts
from generator.audit.read.model import Model, is_step, squeeze, with_usual_brackets
from generator.audit.read.model_items import ModelItem
from generator.audit.rederive.facts import facts_of, figures_read
from generator.audit.rederive.start_rule import said_so
from generator.audit.subject import POLICY, AuditProblem, AuditSubject
from generator.message import Message, message
from generator.notice.listed_levels import is_listed
from generator.notice.model import Fact
from generator.regex import regex

_LENGTH = regex(r"P(\d+)([YM])")
_HINT = message("policy.json was edited: build the policy again from the notice")
_CURRENCIES = frozenset({"CNY", "USD"})  # what a formula counts, in no words of the notice
# Fields whose words stand in the notice; tests/audit/test_field_lists.py walks the model for those that are missing.
WORDS = frozenset(
    (
        "applies_to",
        "beneficiary",
        "benefit",
        "document_number",
        "level",
        "meaning",
        "of",
        "period",
        "rank",
        "scope",
        "stage",
        "term",
        "trigger",
        "verb",
        "words",
    )
)


def model_quote_unsound(subject: AuditSubject) -> Iterator[AuditProblem]:
    """The words of every source stand in their clause of the notice inside policy.json, and so do the words that an
    item takes over (beneficiary, trigger, level, verb, what a share is of).

    Passes, when clause c02 reads 给予一次性奖励 20 万元: {"clause": "c02", "quote": "给予一次性奖励 20 万元"}.

    Fails: {"clause": "c02", "quote": "给予一次性奖励 30 万元"}.
    """
    model = subject.sound_model
    for item in subject.items:
        own = item.value.get("source", ())
        for source in [own] if isinstance(own, Mapping) else own:
            if squeeze(source["quote"]) not in model.squeezed.get(source["clause"], ""):
                yield _not_there(model, item.path, source["clause"], source["quote"])
        for name in _taken_over(item):
            words = item.value[name]
            if isinstance(words, str) and words not in _CURRENCIES and item.sources and not _stands(model, item, words):
                yield _not_there(model, f"{item.path}.{name}", item.sources[0]["clause"], words)


def _taken_over(item: ModelItem) -> Iterator[str]:
    """The fields of an item that hold words of the notice; a requirement's statement is quoted whole."""
    if not item.path.startswith("forms."):
        yield from sorted(WORDS & item.value.keys())
    if item.path.startswith("eligibility.") and "statement" in item.value:
        yield "statement"


def _stands(model: Model, item: ModelItem, words: str) -> bool:
    texts = [model.squeezed.get(source["clause"], "") for source in item.sources]
    words = squeeze(words)
    return any(words in text or is_step(words, text) or is_listed(words, text) for text in texts)


def _not_there(model: Model, path: str, clause: str, words: str) -> AuditProblem:
    return AuditProblem(
        message("these words do not stand in clause {clause}: {words}", clause=clause, words=words),
        _HINT,
        POLICY,
        path,
        clause,
        model.texts.get(clause),
    )


def model_identity_unsound(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Title, document number, issuers, day of issue and term are those of the notice, and its clauses carry the
    numbers, headings and texts of the model; what the notice lists as facts stands in its text.

    Passes: document_number 钦政办规〔2021〕12号 in model and notice.

    Fails: 钦政办规〔2021〕13号 in one of them.
    """
    model = subject.sound_model
    notice = model.notice
    for told, path in (*_identity(model), *_term(model), *_clauses(model), *_read_in_the_notice(model)):
        yield AuditProblem(told, _HINT, POLICY, path)
    corrected = {each["clause"] for each in model.data.get("corrections", ())}
    for clause in notice["clauses"]:
        if not _are_its_facts(clause, as_read=clause["path"] not in corrected):
            told = message("the facts listed for clause {clause} are not those of its text", clause=clause["path"])
            yield AuditProblem(told, _HINT, POLICY, "notice.clauses")


def _are_its_facts(clause: Mapping[str, Any], *, as_read: bool) -> bool:
    """Whether facts and amounts stand in the clause's text; `as_read`: with the values that its words have."""
    if any(clause["text"][fact["start"] : fact["end"]] != fact["text"] for fact in clause["facts"]):
        return False
    text = squeeze(clause["text"])
    if any(squeeze(each["text"]) not in text for each in clause["amounts"]):
        return False
    return not as_read or (clause["facts"], clause["amounts"]) == figures_read(clause["text"])


def _identity(model: Model) -> Iterator[tuple[Message, str]]:
    data, notice = model.data, model.notice
    if squeeze(data["title"]) not in model.whole:
        yield message("the notice has not the title {title}", title=data["title"]), "title"
    for name in ("document_number", "issued"):
        if data.get(name) is not None and data[name] != notice[name]:
            yield message("the notice has {printed}, the model {has}", printed=notice[name], has=data[name]), name
    for words, path in (*_not_around(data, notice), *_not_named(model)):
        yield message("the notice does not print {words}", words=words), path


def _not_around(data: Mapping[str, Any], notice: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Number and day of issue that do not stand around the clauses."""
    number, issued = data.get("document_number"), data.get("issued")
    around = with_usual_brackets(squeeze("\n".join((*notice["preamble"], *notice["closing"]))))
    if number is not None and squeeze(number) not in around:
        yield number, "document_number"
    if issued is not None and issued not in _dates_around(notice):
        yield issued, "issued"


def _not_named(model: Model) -> Iterator[tuple[str, str]]:
    """Issuers and organisations whose names the notice has not."""
    names = [(issuer, f"issuers.{index}") for index, issuer in enumerate(model.data.get("issuers", ()))]
    names += [(each["name"], f"organisations.{key}.name") for key, each in model.data["organisations"].items()]
    yield from ((name, path) for name, path in names if squeeze(name) not in model.whole)


def _computed_ends(quoted: Iterable[Fact]) -> set[str]:
    """The last day that a printed start and a printed length of the term determine: 2024年6月1日起, 有效期3年."""
    facts = tuple(quoted)
    starts = [days[0] for fact in facts if fact.kind == "date" and (days := _days(str(fact.value)))]
    lengths = (_LENGTH.fullmatch(str(fact.value)) for fact in facts if fact.kind == "duration")
    months = [int(length[1]) * (12 if length[2] == "Y" else 1) for length in lengths if length]
    pairs = ((start, length) for start in starts for length in months if start.year + length // 12 + 1 < MAXYEAR)
    return {_last_day(start, length).isoformat() for start, length in pairs}


def _dates_around(notice: Mapping[str, Any]) -> set[object]:
    """What the paragraphs around the clauses print as facts, each read for itself: a day, then a document number."""
    return {fact.value for text in (*notice["preamble"], *notice["closing"]) for fact in facts_of(text)}


def _last_day(start: date, months: int) -> date:
    """The last day of a term of some months: the day before the same day of the month; where that month is shorter,
    its last one (Civil Code, art. 202)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    month_end = following - timedelta(days=1)
    return date(year, month + 1, start.day) - timedelta(days=1) if start.day <= month_end.day else month_end


def _days(value: str) -> tuple[date, date] | None:
    """The first and the last day of a date as far as it is printed: 2026年12月, 2026年底; None where it is none."""
    try:
        year, month, day = [*map(int, value.split("-")), 0, 0][:3]
        first = date(year, month or 1, day or 1)
        following = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    except ValueError:
        return None
    return first, first if day else following - timedelta(days=1)


def _days_meant(day: str) -> set[object]:
    """The day itself; the first of a month or year may be printed without it: 自2024年3月起."""
    month = {day.removesuffix("-01")} if day.endswith("-01") else set()
    return {day, *month, *({day.removesuffix("-01-01")} if day.endswith("-01-01") else ())}


def _read_in_the_notice(model: Model) -> Iterator[tuple[Message, str]]:
    """What policy.json says to have read in the notice, and what no paragraph of it has; a person may read the head of
    a notice otherwise, which correction-unsound holds to the words that the correction names."""
    printed = with_usual_brackets(model.paragraphs)
    corrected = bool(model.data.get("corrections"))
    for path, words in () if corrected else _words_read(model.notice):
        if squeeze(words) not in printed:
            yield message("the notice does not print {words}", words=words), f"notice.{path}"
    start = model.notice["effective"]["start"]
    if start is not None and not corrected and not _days_meant(start) & {fact.value for fact in facts_of(printed)}:
        yield message("the notice does not print {words}", words=start), "notice.effective"


def _words_read(notice: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("title", "body_title"):
        yield name, notice[name] or ""
    yield "effective", notice["effective"]["text"] or ""
    for name in ("issuers", "addressees"):
        yield from ((name, words) for words in notice[name])
    for each in notice["definitions"]:
        yield from (("definitions", each[name]) for name in ("term", "meaning"))
    for clause in notice["clauses"]:
        yield from ((f"clauses.{clause['path']}", label) for label in clause["labels"])


def _term(model: Model) -> Iterator[tuple[Message, str]]:
    validity = model.data["validity"]
    quoted = quoted_facts(model, validity["source"])
    printed = (_days(str(fact.value)) for fact in quoted if fact.kind == "date")
    dates = {day.isoformat() for days in printed if days for day in days} | _computed_ends(quoted)
    for name, value in (("end", validity.get("end")), ("start", validity["start"].get("date"))):
        if value is not None and value not in dates:
            yield message("the quoted words do not say {value}", value=value), f"validity.{name}"
    rule = validity["start"].get("rule")
    if rule is not None and not said_so(rule, "\n".join(squeeze(quote) for quote in _quotes(validity["source"]))):
        yield message("the quoted words do not say {value}", value=rule), "validity.start"
    end = model.notice["effective"]["end"]
    if end is not None and validity.get("end") != end:
        yield message("the notice has {printed}, the model {has}", printed=end, has=validity.get("end")), "validity.end"


def _quotes(source: Mapping[str, Any] | list[Mapping[str, Any]]) -> Iterator[str]:
    yield from (each["quote"] for each in ([source] if isinstance(source, Mapping) else source))


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
