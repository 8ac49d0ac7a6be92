"""Responsibility units: （牵头单位：…；配合单位：…）, （A、B按职责分工负责）, （A、B）, 由A牵头，B配合."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from generator.dataclass import dataclass
from generator.notice.organisations import can_be_named, is_organisation, split_organisations
from generator.notice.outermost import outermost_brackets
from generator.notice.prose_units import duties_in_prose
from generator.notice.unit_words import (
    BELOW,
    FIRST_LEADS,
    FROM_HERE_ON,
    HELPERS,
    LABEL,
    LEAD_MARK,
    LEADS,
    LINE_LABEL,
    NOT_UNITS,
    OF_DUTY,
    UnitRole,
    duty_at_end,
    role_of,
    role_of_verb,
)
from generator.regex import regex

_BY = regex(r"^(?:由|会同)")
_EXAMPLES = regex(r"不?含|不?包括|如|即|例如|指|原|以")
_PROSE = regex(r"(?:^|(?<=[。；\n]))\s*由(?=[^，。；\n]{2,80}牵头)")
_LONGEST_LIST = 300
_TIME = regex(r"^.{0,6}$|\d年|[年月]?底前?$|[年月日]前$")
_LONGEST_VERB = 12  # characters of a verb that no table knows
_STRANGE_VERB = regex(r"[\u4e00-\u9fff]+")


@dataclass(slots=True)
class Units:
    """The units that a clause's own words name, with the labels as printed and what they declare for later clauses.

    `doubts` are brackets and verbs that could not be understood, as printed.
    """

    lead: list[str] = field(default_factory=list)
    cooperating: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    for_later: tuple[str, ...] = ()
    first_leads: bool = False
    first_leads_below: bool = False
    and_others: bool = False
    doubts: list[str] = field(default_factory=list)

    @property
    def everyone(self) -> tuple[str, ...]:
        """All units, whatever their role."""
        return (*self.lead, *self.cooperating, *self.responsible)

    def add(self, role: UnitRole, names: Sequence[str], label: str) -> None:
        """The names under a label, each once, in the order printed; （牵头） behind one makes it the lead."""
        helped = {name: helpers for name in names if (helpers := _helpers(name))}
        for name, helpers in helped.items():
            self.add("lead", (HELPERS.sub("", name),), label)
            self.add("cooperating", helpers, label)
        alone = [name for name in names if name not in helped]
        marked = [name for name in alone if LEAD_MARK.search(name)]
        for name in alone:
            self._add_one("lead" if name in marked else "cooperating" if marked else role, LEAD_MARK.sub("", name))
        if alone and label and label not in self.labels:
            self.labels.append(label)

    def _add_one(self, role: UnitRole, name: str) -> None:
        known = {"lead": self.lead, "cooperating": self.cooperating, "responsible": self.responsible}[role]
        if name not in known:
            known.append(name)


def _helpers(name: str) -> tuple[str, ...]:
    """The units in the bracket of 市工信局（市财政局配合）; none where the bracket is part of the name."""
    match = HELPERS.search(name)
    return split_organisations(match["units"]) if match and are_names(match["units"], strictly=True) else ()


_LOOKED_FOR = ("：", ":", "牵头")  # of a whole text: what is read outside its brackets needs one of them


def units_of(text: str) -> Units:
    """The responsibility units named in a clause's text."""
    found = Units()
    marks = frozenset(filter(text.__contains__, _LOOKED_FOR))
    closed = 0  # the text up to here has been looked through for labels outside brackets
    for start, end, inside, free_before, at_end in outermost_brackets(text):
        _read_outside(found, text, marks, closed, start)
        closed = end
        before = len(found.everyone)
        _read_bracket(found, inside, free_before=free_before, at_end=at_end)
        silent = len(found.everyone) == before and not found.for_later
        if silent and (free_before or at_end) and _is_doubtful(found, inside):
            found.doubts.append(inside)
    _read_outside(found, text, marks, closed, len(text))
    if not found.everyone and not found.for_later:
        for role, names, verb in duties_in_prose(text):
            found.add(role, names, verb)
    return found


def _read_outside(found: Units, text: str, marks: frozenset[str], start: int, stop: int) -> None:
    """Labels and prose that begin between two places of a text, outside its brackets."""
    labels = LINE_LABEL.finditer(text, start, stop) if marks - {"牵头"} else ()
    for match in labels:
        line = re.split(r"[\n。]", text[match.end() :], maxsplit=1)[0]
        _read_labelled(found, "".join(line.split()))
    if "牵头" not in marks:
        return
    for match in _PROSE.finditer(text, start, stop):
        _read_prose(found, re.split(r"[\n。；]", text[match.end() :], maxsplit=1)[0])


def _is_doubtful(found: Units, inside: str) -> bool:
    """Whether words of a bracket speak of a duty, of others than those that are known."""
    if not OF_DUTY.search(inside):
        return False
    duty = duty_at_end(inside)
    names = split_organisations(inside[: duty.start()] if duty else inside)
    return not all(name in found.everyone for name in names)


def _read_bracket(found: Units, inside: str, *, free_before: bool, at_end: bool) -> None:
    inside = _taken_for_later(found, inside)
    found.and_others = found.and_others or "等" in inside
    if LABEL.match(inside):
        _read_labelled(found, inside)
    elif free_before or at_end:
        _read_verbs(found, inside, bare=free_before and at_end)


def _taken_for_later(found: Units, inside: str) -> str:
    """The bracket without what it says about later clauses (以下均需…落实; 列第一位者为牵头单位), noted."""
    first_leads = FIRST_LEADS.search(inside)
    if first_leads:
        found.first_leads = True
        found.first_leads_below = FROM_HERE_ON.search(inside) is not None
        before, behind = inside[: first_leads.start()], inside[first_leads.end() :]
        own = before.endswith(("（", "(")) and behind.startswith(("）", ")"))
        inside = before[:-1] + behind[1:] if own else before.rstrip("。；，,;")
    below = BELOW.search(inside)
    if below is None:
        return inside
    found.for_later = split_organisations(below["units"])
    return inside[: below.start()]


def _read_labelled(found: Units, inside: str) -> None:
    labels = list(LABEL.finditer(inside))
    for nth, match in enumerate(labels):
        end = labels[nth + 1].start() if nth + 1 < len(labels) else len(inside)
        label = match["label"]
        if NOT_UNITS.search(label):
            continue
        words = re.split(r"以下|。", inside[match.end() : end])[0].rstrip("；;，,、")
        before = len(found.everyone)
        if "牵头" in LEAD_MARK.sub("", words) or duty_at_end(words):
            _read_verbs(found, words, bare=False)
        if len(found.everyone) == before:
            found.add(role_of(label), split_organisations(words), label)


def _read_verbs(found: Units, inside: str, *, bare: bool) -> None:
    led = LEADS.match(inside)
    if led and are_names(led["units"]) and not inside.startswith("）", led.end()):
        found.add("lead", _names(led["units"]), led["verb"])
        _read_helpers(found, inside[led.end() :].lstrip("，,；;、"))
        return
    parts = _with_units(_duty_parts(inside))
    if parts and all(are_names(names) for names, _ in parts):
        for names, verb in parts:
            found.add(role_of_verb(verb), _names(names), verb)
    elif bare and are_names(inside, strictly=True):
        found.add("responsible", split_organisations(inside), "")
    elif bare:
        _read_strange_verb(found, inside, "responsible")


def _with_units(parts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The parts without those that say until when or how: 长期推进 behind 市财政局配合."""
    known = list(parts)
    return [part for part in known if not _TIME.search(part[0]) or any(map(is_organisation, _names(part[0])))]


def _read_strange_verb(found: Units, inside: str, role: UnitRole) -> None:
    """Names and behind them a verb that no table knows: the structure tells, and a person is asked to look."""
    start = max(len(inside) - _LONGEST_VERB, 2)
    for end in range(len(inside) - 2, start - 1, -1):
        if is_organisation(inside[:end].rpartition("、")[2]) and are_names(inside[:end], strictly=True):
            verb = inside[end:]
            borne_out = role == "cooperating" or "、" in inside[:end]
            if borne_out and _STRANGE_VERB.fullmatch(verb) and verb[0] not in "的之和及与等":
                found.add(role, split_organisations(inside[:end]), verb)
                found.doubts.append(inside)
            return


def _read_helpers(found: Units, rest: str) -> None:
    """B in “A牵头，B等按职责分工负责”: cooperating, whatever its verb; a name alone is one too."""
    parts = list(_duty_parts(rest))
    if not parts and rest and are_names(rest, strictly=True):
        parts = [(rest, "")]
    if not parts:
        _read_strange_verb(found, rest, "cooperating")
    for names, verb in parts:
        if are_names(names):
            found.add("cooperating", _names(names), verb)


def _read_prose(found: Units, sentence: str) -> None:
    """由A牵头，B配合，对… at the start of a sentence: the parts between commas that name units and a verb."""
    led = LEADS.match("".join(sentence.split()))
    if led is None or not are_names(led["units"], strictly=True):
        return
    found.add("lead", _names(led["units"]), led["verb"])
    for part in re.split(r"[，,]", led.string[led.end() :].lstrip("，,、")):
        duty = duty_at_end(part)
        names = part[: duty.start()] if duty else ""
        if not duty or not are_names(names, strictly=True):
            return
        found.add("cooperating", _names(names), duty["verb"])


def _duty_parts(text: str) -> Iterator[tuple[str, str]]:
    """“A、B按职责分工负责，C落实” as (A、B, 按职责分工负责), (C, 落实); nothing where no verb ends the text."""
    text = text.rstrip("。；;，,")
    gathered: list[tuple[str, str]] = []
    names = ""
    for part in re.split(r"[，,；;。]", text):
        duty = duty_at_end(part)
        if duty is None or not duty.start():
            names += f"{part}，"
            continue
        gathered.append((re.sub(r"等$", "", names + part[: duty.start()]), duty["verb"]))
        names = ""
    # What is left may say until when (…配合，长期推进), but names without a verb mean that none was understood.
    return iter(()) if names and any(map(is_organisation, split_organisations(names))) else iter(gathered)


def _names(text: str) -> tuple[str, ...]:
    return split_organisations(_BY.sub("", text))


def are_names(text: str, *, strictly: bool = False) -> bool:
    """Whether a text is a list of names; where a verb bears them out, one that looks like an office is enough."""
    names = _names(text)
    if _EXAMPLES.match(text) or not names:
        return False
    certain = [is_organisation(name) or re.match(r"各|有关|相关", name) is not None for name in names]
    if strictly or len(text) >= _LONGEST_LIST:
        return all(certain)
    return any(certain) and all(sure or can_be_named(name) for sure, name in zip(certain, names, strict=True))
