"""The calendar over all policies, read back: its lines are those of RFC 5545, its days those of each policy.json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from generator.message import Message, message
from generator.plain_json import Unsound, read_json, what_is_wrong
from generator.regex import regex

CALENDAR = "policies.ics"
_LONGEST_LINE = 75  # bytes
_ENVELOPE = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//policydocs//policies//ZH", "CALSCALE:GREGORIAN")
_KEYS = ("UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "DESCRIPTION", "TRANSP")
_ESCAPE = regex(r"\\(.)")
_VERBS = {"revises": "替代", "repeals": "废止"}
_Event = tuple[str, str, str, str]  # uid, first day, first day behind it, summary


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
    return values["UID"], values["DTSTART;VALUE=DATE"], values["DTEND;VALUE=DATE"], values["SUMMARY"]


def _expected(name: str, policy: Mapping[str, Any]) -> Iterator[_Event]:
    title, links = policy["title"], {each["id"]: each for each in policy.get("chain", ())}
    status, ended = policy["status"], "9999-12-31"
    if "by" in status:
        link = links[status["by"]]
        ended = link["since"]
        yield _whole(name, "replaced", ended, ended, f"《{title}》由《{link['other']['title']}》{_VERBS[link['kind']]}")
    last = _last_day(policy, links)
    if last and last < ended:
        yield _whole(name, "end", last, last, f"《{title}》执行期届满")
    yield from _own_ends(name, policy, ended)
    for each in policy.get("office", {}).get("rounds", ()):
        label = f"（{each['label']}）" if each.get("label") else ""
        first = each.get("opens") or each["closes"]
        yield _whole(name, f"round-{each['id']}", first, each["closes"], f"《{title}》受理申请{label}")


def _last_day(policy: Mapping[str, Any], links: Mapping[str, Any]) -> str | None:
    """The last day of the term: prolonged by another policy, printed, or computed."""
    status = policy["status"]
    prolonged = links[status["extension"]]["until"] if "extension" in status else None
    last: str | None = prolonged or policy["validity"].get("end") or policy.get("term", {}).get("end")
    return last


def _own_ends(name: str, policy: Mapping[str, Any], ended: str) -> Iterator[_Event]:
    """The ends of terms that clauses have of their own, before the policy is replaced."""
    numbers = {clause["id"]: clause["number"] for clause in policy["clauses"]}
    for term in policy.get("own_terms", ()):
        if term.get("end", ended) < ended:
            clauses = "、".join(numbers[clause] for clause in term["clauses"])
            summary = f"《{policy['title']}》{clauses}执行期届满"
            yield _whole(name, f"term-{term['id']}", term["end"], term["end"], summary)


def _whole(name: str, what: str, first: str, last: str, summary: str) -> _Event:
    behind = date.fromisoformat(last) + timedelta(days=1)
    plain = first.replace("-", "")
    return f"{name}.{what}.{plain}@policydocs", plain, behind.strftime("%Y%m%d"), summary
