"""policies.ics: the days that matter, as a calendar (RFC 5545): ends of terms, replacements, periods of application.

Written here and not by a library: all-day events with six properties are what is needed of the standard, and only the
escaping of text and the folding of lines have to be right; `icalendar` brings time zones and two more packages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from generator.dataclass import dataclass

CALENDAR = "policies.ics"
_LONGEST = 75  # bytes of a line, without its end (RFC 5545, 3.1)
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//policydocs//policies//ZH", "CALSCALE:GREGORIAN")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_ENDS = {"revises": "替代", "repeals": "废止"}


@dataclass(frozen=True, slots=True)
class Event:
    """Whole days, `last` included. `uid`: policy, what happens, and the first day, so that another day is another
    event; `stamp`: a day of the policy, for a calendar must not change when nothing does."""

    uid: str
    first: date
    last: date
    summary: str
    description: str
    stamp: date


def calendar(events: Iterable[Event]) -> bytes:
    """The calendar over all published policies, its events in their order."""
    lines = (*_HEAD, *(line for event in events for line in _lines(event)), "END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def events_of(name: str, policy: Mapping[str, Any]) -> Iterator[Event]:
    """The events of the policy in folder `name`, by its policy.json. Raises KeyError, ValueError on another shape."""
    title, number = policy["title"], policy.get("document_number")
    cited = f"《{title}》" + (f"（{number}）" if number else "")
    office = policy.get("office", {})
    stamp = _day((office.get("published") or {}).get("date") or policy.get("issued") or "1970-01-01")
    for what, first, last, summary in (*_ends_of(policy), *_rounds_of(office)):
        uid = f"{name}.{what}.{first.replace('-', '')}@policydocs"
        yield Event(uid, _day(first), _day(last), f"《{title}》{summary}", cited, stamp)


_Told = tuple[str, str, str, str]  # of an event: what it is, its first and last day, its words behind the title


def _ends_of(policy: Mapping[str, Any]) -> Iterator[_Told]:
    """The day on which another policy takes its place, or its own end; the ends of clauses with terms of their own."""
    links = {link["id"]: link for link in policy.get("chain", ())}
    by, extension = (links.get(policy["status"].get(key)) for key in ("by", "extension"))
    last = by["since"] if by is not None else "9999-12-31"
    if by is not None:
        yield "replaced", last, last, f"由《{by['other']['title']}》{_ENDS[by['kind']]}"
    end = extension["until"] if extension else policy["validity"].get("end") or policy.get("term", {}).get("end")
    if end and last > end:
        yield "end", end, end, "执行期届满"
    for term in policy.get("own_terms", ()):
        if last > term.get("end", "9999-12-31"):
            clauses = "、".join(_label(policy, clause) for clause in term["clauses"])
            yield f"term-{term['id']}", term["end"], term["end"], f"{clauses}执行期届满"


def _rounds_of(office: Mapping[str, Any]) -> Iterator[_Told]:
    for each in office.get("rounds", ()):
        label = f"（{each['label']}）" if "label" in each else ""
        yield f"round-{each['id']}", each.get("opens", each["closes"]), each["closes"], f"受理申请{label}"


def _label(policy: Mapping[str, Any], clause: str) -> str:
    return next(str(each["number"]) for each in policy["clauses"] if each["id"] == clause)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _lines(event: Event) -> Sequence[str]:
    behind = event.last + timedelta(days=1)  # DTEND is the first day that no longer belongs to it
    return (
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{event.stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{behind:%Y%m%d}",
        f"SUMMARY:{event.summary.translate(_ESCAPED)}",
        f"DESCRIPTION:{event.description.translate(_ESCAPED)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _folded(line: str) -> bytes:
    """A line of content, with CRLF: no more than 75 bytes each, no character cut in two."""
    parts, current = list[bytes](), b""
    for character in line:
        encoded = character.encode()
        if len(current) + len(encoded) > (_LONGEST - 1 if parts else _LONGEST):
            parts.append(current)
            current = b""
        current += encoded
    return b"\r\n ".join((*parts, current)) + b"\r\n"
