"""The calendar over all policies, read back: its lines are those of RFC 5545, its days those of each policy.json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from generator.dataclass import dataclass
from generator.message import Message, message
from generator.plain_json import Unsound, read_json, what_is_wrong
from generator.regex import regex

CALENDAR = "policies.ics"
_LONGEST_LINE = 75  # bytes
_ENVELOPE = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//policydocs//policies//ZH", "CALSCALE:GREGORIAN")
_KEYS = (
    "UID",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "STATUS",
    "DTSTART;VALUE=DATE",
    "DTEND;VALUE=DATE",
    "SUMMARY",
    "DESCRIPTION",
    "TRANSP",
)
_NEVER = "9999-12-31"
_DAY_ZERO = date(2000, 1, 1).toordinal()
_ESCAPE = regex(r"\\(.)")
_VERBS = {"revises": "替代", "repeals": "废止"}
_Event = tuple[str, ...]  # uid, first day, first day behind it, summary, moment, moment, sequence, status


def calendar_problems(files: Mapping[str, bytes], policies: Mapping[str, str]) -> Iterator[Message]:
    """What in policies.ics is not what the policies of the start page give. Raises ValueError, KeyError."""
    try:
        found = tuple(_events(files[CALENDAR]))
    except ValueError as error:
        yield message("it cannot be read: {problem}", problem=what_is_wrong(error))
        return
    wanted = tuple(
        event
        for name in sorted(policies)
        if f"{name}/policy.json" in files
        for event in _expected(name, read_json(files[f"{name}/policy.json"]))
    )
    there, due = set(found), set(wanted)
    for event in wanted:
        if event not in there:
            yield message("missing: {text} ({id})", text=event[3], id=event[0])
    for event in found:
        if event not in due:
            yield message("no policy gives it: {text} ({id})", text=event[3], id=event[0])
    if len(found) != len(there):
        yield message("an event stands there twice")


def _events(data: bytes) -> Iterator[_Event]:
    """The events of a calendar. Raises ValueError where it is none of ours."""
    raw = data.split(b"\r\n")
    if raw[-1] or any(len(line) > _LONGEST_LINE or b"\n" in line or b"\r" in line for line in raw):
        raise Unsound(message("a line is longer than {count} bytes, or ends otherwise than CRLF", count=_LONGEST_LINE))
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
    if tuple(lines[: len(_ENVELOPE)]) != _ENVELOPE or lines[-1] != "END:VCALENDAR":
        raise Unsound(message("it is no calendar"))
    inside = lines[len(_ENVELOPE) : -1]
    height = len(_KEYS) + 2
    for start in range(0, len(inside), height):
        yield _event(inside[start : start + height])


def _event(lines: list[str]) -> _Event:
    fields = [line.partition(":") for line in lines[1:-1]]
    if lines[0] != "BEGIN:VEVENT" or lines[-1] != "END:VEVENT" or tuple(key for key, _, _ in fields) != _KEYS:
        raise Unsound(message("an event has other properties than {keys}", keys=", ".join(_KEYS)))
    values = {key: _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], value) for key, _, value in fields}
    told = ("DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "STATUS")
    return (values["UID"], *(values[key] for key in told))


def _expected(name: str, policy: Mapping[str, Any]) -> Iterator[_Event]:
    title, links = f"《{policy['title']}》", {each["id"]: each for each in policy.get("chain", ())}
    status, ended = policy["status"], _NEVER
    whole, last = _Whole(name, _latest_day(policy)), _last_day(policy, links)
    if "by" in status:
        link = links[status["by"]]
        ended = link["since"]
        what = "replaced" if last and last < ended else "end"
        yield whole.event(what, ended, ended, _replacement(policy, link), moved=ended)
    if last and last < ended:
        prolonged = links[status["extension"]].get("since", "") if "extension" in status else ""
        yield whole.event("end", last, last, f"{title}执行期届满", moved=prolonged)
    yield from _own_ends(whole, policy, ended)
    for each in policy.get("office", {}).get("rounds", ()):
        label = f"（{each['label']}）" if each.get("label") else ""
        yield whole.event(
            f"round-{each['id']}", each.get("opens") or each["closes"], each["closes"], f"{title}受理申请{label}"
        )


@dataclass(frozen=True, slots=True)
class _Whole:
    """Whole days of the policy in the folder `name`; `stamp`: the latest day that it has."""

    name: str
    stamp: str

    def event(
        self, what: str, first: str, last: str, summary: str, *, moved: str = "", state: str = "CONFIRMED"
    ) -> _Event:
        """`moved`: the first day of another policy's word on it."""
        behind = date.fromisoformat(last) + timedelta(days=1)
        moment = f"{self.stamp.replace('-', '')}T000000Z"
        newest = date.fromisoformat(max(self.stamp, moved))
        sequence = str(max(newest.toordinal() - _DAY_ZERO, 0))
        days = first.replace("-", ""), behind.strftime("%Y%m%d")
        return (f"{self.name}.{what}@policydocs", *days, summary, moment, moment, sequence, state)


def _latest_day(policy: Mapping[str, Any]) -> str:
    """The latest day that policy and edition have: of issue, of publication, of the edition."""
    published = policy.get("office", {}).get("published") or {}
    days = [policy.get("issued"), policy.get("edition_date"), published.get("date")]
    return max(filter(None, days), default="1970-01-01")


def _replacement(policy: Mapping[str, Any], link: Mapping[str, Any]) -> str:
    """Which policy takes the place of which; two of one title are told apart by their numbers."""
    names = [f"《{each['title']}》" for each in (policy, link["other"])]
    if names[0] == names[1]:
        numbers = (each.get("document_number") for each in (policy, link["other"]))
        names = [name + (f"（{number}）" if number else "") for name, number in zip(names, numbers, strict=True)]
    return f"{names[0]}由{names[1]}{_VERBS[link['kind']]}"


def _last_day(policy: Mapping[str, Any], links: Mapping[str, Any]) -> str | None:
    """The last day of the term: prolonged by another policy, printed, or computed."""
    status = policy["status"]
    prolonged = links[status["extension"]]["until"] if "extension" in status else None
    last: str | None = prolonged or policy["validity"].get("end") or policy.get("term", {}).get("end")
    return last


def _own_ends(whole: _Whole, policy: Mapping[str, Any], ended: str) -> Iterator[_Event]:
    """The ends of terms that clauses have of their own; those that the policy does not live to see are off."""
    numbers = {clause["id"]: clause["number"] for clause in policy["clauses"]}
    moved = ended if ended != _NEVER else ""
    for term in policy.get("own_terms", ()):
        if term.get("end"):
            clauses = "、".join(numbers[clause] for clause in term["clauses"])
            summary = f"《{policy['title']}》{clauses}执行期届满"
            state = "CONFIRMED" if term["end"] < ended else "CANCELLED"
            yield whole.event(f"term-{term['id']}", term["end"], term["end"], summary, moved=moved, state=state)
