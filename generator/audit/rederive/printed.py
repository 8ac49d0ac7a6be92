"""Does a text print this value of the model? The text is read again for its facts and compared with the JSON.

Nothing is rendered here: how the documents word a value is the writers' business; that it says the value, neither
more nor less, is the audit's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from generator.audit.read.model import Model
from generator.audit.rederive.facts import facts_of, meaning
from generator.audit.rederive.start_rule import printed_start
from generator.audit.rederive.terms import NO_FIGURE, counted_by, said_at
from generator.regex import regex

_NOT_SAID = "本文件未列明"
_AROUND = {"notice.preamble": "引言", "notice.closing": "文末"}
_DATE = regex(r"(?:\d{4}|-)(?:-\d{2}(?:-\d{2})?)?")
_ARTICLE = regex("第.+条")
_BLANK = regex(r"（[^（）\d]{1,20}填写）")
_STOPS = ("", "、", ".", "．", "　")  # behind the number of a clause
_MARKS = {"lead": "●", "cooperating": "○", "responsible": "△"}
_OF_OFFICE = ("organisation", "date", "opens", "closes")  # what office.yaml holds besides words
_ADDRESSEES = {"enterprise": "企业", "zone": "园区", "department": "部门"}
_LIMITS = regex(r"不超过|不低于|不高于|不少于|不多于|最高|最多|最低|至少|以上|以下|以内|内|（不?含）")
_JOINTS = regex(r"[，、：（）按的至]*")
_Meanings = list[tuple[object, ...]]


def prints(model: Model, path: str, value: Any, text: str) -> bool:
    """Whether `text` says the value at `path`, exactly."""
    if path in _AROUND:
        return text == _AROUND[path]
    found = _of_clause(model, path.split("."), text) if path.startswith("clauses.") else None
    if found is not None:
        return found
    if value is None:
        return path.startswith("office") and _BLANK.fullmatch(text) is not None
    term = said_at(path, value)
    return text == term if term is not None else _says(model, path, value, text)


def _says(model: Model, path: str, value: Any, text: str) -> bool:
    """Whether a text says a value by its type."""
    match value:
        case bool():
            return False
        case int() | float():
            return text == str(value)
        case str():
            return _of_text(model, path, value, text)
        case Mapping():
            maker = next((make for keys, make in _SHAPES if keys <= value.keys()), None)
            return maker is not None and maker(value, text)
    return False


def _of_clause(model: Model, parts: list[str], text: str) -> bool | None:
    """What is derived from a clause: its label, number, heading and text, its organisations and their marks."""
    clause, printed = model.clauses.get(parts[1]), model.printed.get(parts[1])
    if clause is None or printed is None:
        return False
    match parts[2:]:
        case [] | ["label", *_]:
            return text == label_of(model, clause["path"])
        case ["number", *_]:
            return text.startswith(printed["number"]) and text.removeprefix(printed["number"]) in _STOPS
        case ["heading", *_]:
            return bool(text == printed["heading"])
        case ["text", *_]:
            return bool(text == (printed["text"] or printed["number"]))
        case [role, organisation]:
            return _of_role(model, clause, role, organisation, text)
    return None


def _of_role(model: Model, clause: Mapping[str, Any], role: str, organisation: str, text: str) -> bool | None:
    """Whether a text names an organisation of a clause, or marks it; None where the role is none."""
    if role not in _MARKS:
        return None
    known = model.data["organisations"].get(organisation, {})
    return organisation in clause.get(role, ()) and text in (_MARKS[role], known.get("name"))


def _level(number: str) -> str:
    """A part is counted 一; what stands below it （一）, 1 or ①."""
    return "项" if number[:1] in ("（", "(") or number[:1].isdigit() else "部分"


def label_of(model: Model, path: str) -> str:
    """How a clause is cited: 第二条 where the notice numbers flat 一、二、, else 第一部分第（二）项第3项."""
    last = path.rpartition("/")[2]
    if last[0] in "第附":
        return last
    flat = all("/" not in clause["path"] for clause in model.notice["clauses"])
    if flat:
        return f"第{last}条"
    steps = path.split("/")
    begin = next((at for at, step in enumerate(steps) if _ARTICLE.fullmatch(step)), 0)
    return "".join(step if step[0] in "第附" else f"第{step}{_level(step)}" for step in steps[begin:])


def _of_text(model: Model, path: str, value: str, text: str) -> bool:
    field = path.rpartition(".")[2]
    if path.startswith("office.") and field not in _OF_OFFICE:
        return text == value  # the office's own words, whatever a field of that name means in an award
    if value == "not_in_this_notice":
        return text == NO_FIGURE
    if field in ("payment", "repetition"):
        return _of_payment(value, text)
    if field == "addressee":
        return text == _ADDRESSEES.get(value)
    if field == "organisation" and value in model.data["organisations"]:
        return bool(text == model.data["organisations"][value]["name"])
    return _of_date(value, text) if _DATE.fullmatch(value) else text == value


def _of_date(value: str, text: str) -> bool:
    """A date as far as it is printed: 2025年12月31日, 2025年12月, 12月31日."""
    return _only(text, [("date", value, None, "exact", None, False)], "")


def _of_payment(value: str, text: str) -> bool:
    return text == _NOT_SAID if value == "not_said" else _only(text, [_repetition(value)], "")


def _repetition(value: str) -> tuple[object, ...]:
    return ("repetition", value, None, "exact", None, False)


def _only(text: str, wanted: _Meanings, base: str) -> bool:
    """Whether a text says these facts, in this order, and besides only `base` (what a share is of) and joints."""
    found, rest = [], list(text)
    inside = text.find(base) if base else -1
    for fact in facts_of(text):
        if inside <= fact.start and fact.end <= inside + len(base) and inside >= 0:
            continue
        found.append(meaning(fact))
        rest[fact.start : fact.end] = [""] * (fact.end - fact.start)
    words = "".join(rest)
    if base:
        words = words.replace(base, "", 1)
    return found == wanted and _JOINTS.fullmatch(_LIMITS.sub("", words)) is not None and base in text


def _money_meaning(value: Mapping[str, Any]) -> tuple[object, ...]:
    return (
        "money",
        Decimal(str(value["value"])),
        value["unit"],
        value.get("bound", "exact"),
        value.get("inclusive"),
        False,
    )


def _share_meaning(value: Mapping[str, Any]) -> tuple[object, ...]:
    bound, inclusive = value.get("bound", "exact"), value.get("inclusive")
    return ("percentage", Decimal(str(value["percent"])), "%", bound, inclusive, False)


def _amount(value: Mapping[str, Any]) -> tuple[_Meanings, str]:
    """(facts, what they are of) of a sum or a percentage; of a range its two ends."""
    maker = _share_meaning if "percent" in value else _money_meaning
    meaning_of = maker(value)
    if value.get("to") is not None:
        kind, first, unit, _, inclusive, running = meaning_of
        last = Decimal(str(value["to"]))
        ends = [
            (kind, first, unit, "at_least", None, running),
            (kind, last, unit, "at_most", inclusive, running),
        ]
        return list[tuple[object, ...]](ends), value.get("of") or ""
    return [meaning_of], value.get("of") or ""


def _of_amount(value: Mapping[str, Any], text: str) -> bool:
    """A sum or a percentage, what it is counted by before it: 每亩500元."""
    counted = counted_by(value)
    wanted, base = _amount(value)
    return text.startswith(counted) and _only(text.removeprefix(counted), wanted, base)


def _of_duration(value: Mapping[str, Any], text: str) -> bool:
    """1年内（含）: the fact reader leaves the bracket behind a duration unread."""
    mark = {None: "", True: "（含）", False: "（不含）"}[value.get("inclusive")]
    return text.endswith(mark) and _only(text.removesuffix(mark), [_duration_meaning(value)], "")


def _duration_meaning(value: Mapping[str, Any]) -> tuple[object, ...]:
    length, unit = next((value[name], sign) for name, sign in _LENGTHS.items() if value.get(name) is not None)
    found = facts_of(f"{length}{_PRINTED[unit]}")
    printed = found[0].unit if found else None
    return (
        "duration",
        f"P{length}{unit}",
        printed,
        value.get("bound", "exact"),
        value.get("inclusive"),
        value.get("consecutive", False),
    )


_LENGTHS = {"years": "Y", "months": "M", "days": "D"}
_PRINTED = {"Y": "年", "M": "个月", "D": "日"}


def _of_count(value: Mapping[str, Any], text: str) -> bool:
    bound, inclusive = value.get("bound", "exact"), value.get("inclusive")
    wanted = ("count", Decimal(str(value["count"])), value["of"], bound, inclusive, False)
    number = f"{Decimal(str(value['count'])):f}{value['of']}"
    return _only(text, [wanted], "") or (not facts_of(number) and _LIMITS.sub("", text) == number)


def _of_start(value: Mapping[str, Any], text: str) -> bool:
    if value.get("date") is None:
        return text == printed_start(value)
    found = facts_of(text)
    return text.startswith("自") and text.endswith("起施行") and [fact.value for fact in found] == [value["date"]]


def _of_figure(value: Mapping[str, Any], text: str) -> bool:
    for name, make in _FIGURES.items():
        if value.get(name) is not None:
            return make(value[name], text)
    return False


_FIGURES: Mapping[str, Callable[[Any, str], bool]] = {
    "money": _of_amount,
    "share": _of_amount,
    "duration": _of_duration,
    "count": _of_count,
    "level": lambda value, text: bool(text == value),
    "rank": lambda value, text: bool(text == value),
    "period": lambda value, text: bool(text == value),
    "date": _of_date,
    "repetition": _of_payment,
    "document_number": lambda value, text: bool(text == value),
}
# The keys that an object has, and how its words are read. The first that fits counts.
_SHAPES: tuple[tuple[frozenset[str], Callable[[Mapping[str, Any], str], bool]], ...] = (
    *((frozenset({"id", name}), _of_figure) for name in _FIGURES),
    (frozenset({"value", "unit"}), _of_amount),
    (frozenset({"percent"}), _of_amount),
    (frozenset({"count", "of"}), _of_count),
    *((frozenset({name}), _of_duration) for name in _LENGTHS),
    (frozenset({"rule"}), _of_start),
    (frozenset({"date"}), _of_start),
)
