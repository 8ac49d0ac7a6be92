"""policies.ics: the days that matter, as a calendar (RFC 5545): ends of terms, replacements, periods of application.

Written here and not by a library: all-day events with few properties are what is needed of the standard, and only the
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
_NEVER, _NO_DAY = "9999-12-31", "1970-01-01"
_FIRST = date(2000, 1, 1)  # SEQUENCE counts the days from here
_ENDS = {"revises": "替代", "repeals": "废止"}


@dataclass(frozen=True, slots=True)
class Event:
    """Whole days, `last` included. `uid`: policy and what happens, whatever its day is, so that whoever imports again
    has it once; `stamp`: the latest day of policy and edition, for a calendar must not change when nothing does;
    `told`: the same or, where another policy moved the event, the first day of that: the later, the newer."""

    uid: str
    first: date
    last: date
    summary: str
    description: str
    stamp: date
    told: date
    cancelled: bool = False


def calendar(events: Iterable[Event]) -> bytes:
    """The calendar over all published policies, its events in their order."""
    lines = (*_HEAD, *(line for event in events for line in _lines(event)), "END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def events_of(name: str, policy: Mapping[str, Any]) -> Iterator[Event]:
    """The events of the policy in folder `name`, by its policy.json. Raises KeyError, ValueError on another shape."""
    title, office = policy["title"], policy.get("office", {})
    published = (office.get("published") or {}).get("date")
    stamp = max(day for day in (published, policy.get("issued"), policy.get("edition_date"), _NO_DAY) if day)
    for each in (*_ends_of(policy), *_rounds_of(policy)):
        yield Event(
            f"{name}.{each.what}@policydocs",
            _day(each.first),
            _day(each.last),
            each.summary,
            _cited(title, policy.get("document_number")),
            _day(stamp),
            _day(max(stamp, each.since or stamp)),
            each.cancelled,
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """Of an event: what it is, its days, its words, since when another policy makes it so, and whether it is off."""

    what: str
    first: str
    last: str
    summary: str
    since: str | None = None
    cancelled: bool = False


def _ends_of(policy: Mapping[str, Any]) -> Iterator[_Told]:
    """The day on which another policy takes its place, or its own end; the ends of clauses with terms of their own.

    What comes first is the end of the policy; a term that no clause lives to see is off.
    """
    title, links = f"《{policy['title']}》", {link["id"]: link for link in policy.get("chain", ())}
    by, extension = (links.get(policy["status"].get(key)) for key in ("by", "extension"))
    last, since = (by["since"], by["since"]) if by is not None else (_NEVER, None)
    end = extension["until"] if extension else policy["validity"].get("end") or policy.get("term", {}).get("end")
    ends = bool(end) and last > end
    if by is not None:
        yield _Told("replaced" if ends else "end", last, last, _replaced(policy, by), since)
    if ends:
        yield _Told("end", end, end, f"{title}执行期届满", extension.get("since") if extension else None)
    for term in policy.get("own_terms", ()):
        if "end" in term:
            clauses = "、".join(_label(policy, clause) for clause in term["clauses"])
            summary = f"{title}{clauses}执行期届满"
            yield _Told(f"term-{term['id']}", term["end"], term["end"], summary, since, last <= term["end"])


def _replaced(policy: Mapping[str, Any], by: Mapping[str, Any]) -> str:
    """甲由乙替代; with their numbers where two editions have one title."""
    other = by["other"]
    one = policy["title"] == other["title"]
    own, its = (each.get("document_number") if one else None for each in (policy, other))
    return f"{_cited(policy['title'], own)}由{_cited(other['title'], its)}{_ENDS[by['kind']]}"


def _rounds_of(policy: Mapping[str, Any]) -> Iterator[_Told]:
    for each in policy.get("office", {}).get("rounds", ()):
        label = f"（{each['label']}）" if "label" in each else ""
        summary = f"《{policy['title']}》受理申请{label}"
        yield _Told(f"round-{each['id']}", each.get("opens", each["closes"]), each["closes"], summary)


def _cited(title: str, number: str | None) -> str:
    return f"《{title}》" + (f"（{number}）" if number else "")


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
        f"LAST-MODIFIED:{event.stamp:%Y%m%d}T000000Z",
        f"SEQUENCE:{max(0, (event.told - _FIRST).days)}",
        f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
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
