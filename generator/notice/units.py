"""Responsibility units: （牵头单位：…；配合单位：…）, （A、B按职责分工负责）, （A牵头，B配合）, （A、B）."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.notice.organisations import is_organisation, split_organisations

UnitRole = Literal["lead", "cooperating", "responsible"]

_BRACKETS = re.compile(r"[（(〔\[【]")
_PAIRS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】"}
_ANY_CLOSE = "）)〕]】"
_LABEL = re.compile(
    r"(?P<label>(?:第一|主要|牵头|主办|责任|负责|配合|协办|协同|协作|参与|参加|落实|实施|承办|主管|支持|组织){1,3}"
    r"(?:单位|部门|机构|处室|科室|领导|主体|人)?|适用范围|完成时[限间]|实施时间|时限|备注)[：:]"
)
_NOT_UNITS = ("适用", "完成", "实施时间", "时限", "备注")
_BELOW = re.compile(
    r"[，,；;。]?\s*以下[^，。：]{0,8}?(?:均|都)需?由?(?P<units>[^。]+?)(?:共同)?(?:落实|负责|配合|贯彻落实)(?:[，,。].*)?$"
)
_FIRST_LEADS = re.compile(r"列(?:在)?第一位(?:者|的)?(?:部门|单位)?为牵头(?:单位|部门)")
_LEADS = re.compile(r"(?P<units>.+?)(?P<verb>(?:分别|共同|联合)?牵头(?:负责|组织实施|落实)?)")
_DUTY = re.compile(
    r"(?P<verb>(?:按照?|依据|根据)?(?:各自)?(?:职责分工|职责|分工)?(?:分工)?(?:分别|共同|具体|配合|协同|参与|协助|组织|抓好|做好|联合)*(?:负责|落实|组织实施|配合|实施|参与|参加|协办|承办)(?:落实|组织实施|实施)?)$"
)
_COOPERATES = re.compile(r"配合|协同|协办|参与|参加|协助")
_SENTENCE_BEFORE = re.compile(r"(?:^|[。；！？）”;])\s*$")
_LINE_LABEL = re.compile(r"(?:^|\n)\s*(?=(?:责任|牵头|负责|配合|落实)(?:单位|部门)\s*[：:])")


@dataclass(slots=True)
class Units:
    """The units that a clause's own words name, with the labels as printed and what they declare for later clauses."""

    lead: list[str] = field(default_factory=list)
    cooperating: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    for_later: tuple[str, ...] = ()
    first_leads: bool = False
    and_others: bool = False

    @property
    def everyone(self) -> tuple[str, ...]:
        """All units, whatever their role."""
        return (*self.lead, *self.cooperating, *self.responsible)

    def add(self, role: UnitRole, names: Sequence[str], label: str) -> None:
        """The names under a label, each once, in the order printed."""
        known = {"lead": self.lead, "cooperating": self.cooperating, "responsible": self.responsible}[role]
        known.extend(name for name in names if name not in known)
        if names and label and label not in self.labels:
            self.labels.append(label)


def units_of(text: str) -> Units:
    """The responsibility units named in a clause's text."""
    found = Units()
    for inside, free_before, at_end in _brackets(text):
        _read_bracket(found, inside, free_before=free_before, at_end=at_end)
    for match in _LINE_LABEL.finditer(text):
        line = text[match.end() :].split("\n", 1)[0]
        _read_labelled(found, "".join(line.split()).rstrip("。"))
    return found


def _brackets(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Every outermost bracket: its inside without white space, does a sentence end before it, does the text after."""
    place = 0
    while match := _BRACKETS.search(text, place):
        close = _closing(text, match.start())
        if close is None:
            place = match.end()
            continue
        inside = "".join(text[match.end() : close].split())
        before = text[max(0, match.start() - 3) : match.start()]
        after = text[close + 1 : close + 4].lstrip(" \t")
        yield inside, _SENTENCE_BEFORE.search(before) is not None, not after or after[0] in "\n。"
        place = close + 1


def _closing(text: str, start: int) -> int | None:
    """Where the bracket opened at `start` closes; a mismatched pair （…) counts; None within 600 signs."""
    stop = min(len(text), start + 600)
    if not any(text.find(close, start, stop) >= 0 for close in _ANY_CLOSE):
        return None
    depth = 0
    for index in range(start, stop):
        if text[index] in _PAIRS:
            depth += 1
        elif text[index] in _ANY_CLOSE:
            depth -= 1
            if depth == 0:
                return index
    return None


def _read_bracket(found: Units, inside: str, *, free_before: bool, at_end: bool) -> None:
    inside = _taken_for_later(found, inside)
    found.and_others = found.and_others or "等" in inside
    if _LABEL.match(inside):
        _read_labelled(found, inside)
    elif free_before or at_end:
        _read_verbs(found, inside, bare=free_before and at_end)


def _taken_for_later(found: Units, inside: str) -> str:
    """The bracket without what it says about later clauses (以下均需…落实; 列第一位者为牵头单位), noted."""
    first_leads = _FIRST_LEADS.search(inside)
    if first_leads:
        found.first_leads = True
        inside = inside[: first_leads.start()].rstrip("。；，,;")
    below = _BELOW.search(inside)
    if below is None:
        return inside
    found.for_later = split_organisations(below["units"])
    return inside[: below.start()]


def _read_labelled(found: Units, inside: str) -> None:
    labels = list(_LABEL.finditer(inside))
    for nth, match in enumerate(labels):
        end = labels[nth + 1].start() if nth + 1 < len(labels) else len(inside)
        label = match["label"]
        if not label.startswith(_NOT_UNITS):
            names = split_organisations(re.split(r"以下|。", inside[match.end() : end])[0])
            found.add(_role(label), names, label)


def _role(label: str) -> UnitRole:
    if "牵头" in label or "主办" in label:
        return "lead"
    return "cooperating" if _COOPERATES.search(label) else "responsible"


def _read_verbs(found: Units, inside: str, *, bare: bool) -> None:
    led = _LEADS.match(inside)
    if led and _are_names(led["units"]):
        found.add("lead", split_organisations(led["units"]), led["verb"])
        _read_helpers(found, inside[led.end() :].lstrip("，,；;、"))
        return
    parts = list(_duty_parts(inside))
    if parts and all(_are_names(names) for names, _ in parts):
        for names, verb in parts:
            role: UnitRole = "cooperating" if _COOPERATES.search(verb) and "负责" not in verb else "responsible"
            found.add(role, split_organisations(names), verb)
    elif bare and _are_names(inside):
        found.add("responsible", split_organisations(inside), "")


def _read_helpers(found: Units, rest: str) -> None:
    """B in “A牵头，B等按职责分工负责”: cooperating, whatever its verb."""
    for names, verb in _duty_parts(rest):
        if _are_names(names):
            found.add("cooperating", split_organisations(names), verb)


def _duty_parts(text: str) -> Iterator[tuple[str, str]]:
    """“A、B按职责分工负责，C落实” as (A、B, 按职责分工负责), (C, 落实); nothing where no verb ends the text."""
    text = text.rstrip("。；;，,")
    gathered = ""
    for part in re.split(r"(?<=[责实合施与加])[，,；;。]", text):
        duty = _DUTY.search(part)
        if duty is None:
            return
        gathered = part[: duty.start()]
        yield re.sub(r"等$", "", gathered), duty["verb"]


def _are_names(text: str) -> bool:
    names = split_organisations(text)
    return (
        bool(names) and all(is_organisation(name) or re.match(r"各|有关", name) for name in names) and len(text) < 300
    )
