"""Corrections of who answers for a clause, and of where the name of an organisation begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.corrections.places import place_of, squeeze, stands
from generator.corrections.refused import contradicts, misfits
from generator.dataclass import replace
from generator.message import message
from generator.notice.model import Notice, NoticeClause
from generator.notice.organisations import is_organisation
from generator.policy.readings import Reading, UnitsReading
from generator.regex import regex

ROLES = ("lead", "cooperating", "responsible")
_PRINTED = {"lead": "牵头单位", "cooperating": "配合单位", "responsible": "责任单位"}  # on the proof sheet
_ROLE_WORDS: Mapping[str, re.Pattern[str]] = {
    "lead": regex(r"牵头|主办|第一位|主要负责"),
    "cooperating": regex(r"配合|协助|协同|协办|参与|参加|会同|支持|第一位"),
    "responsible": regex(r"责任|负责|落实|实施|承办|主管|单位|部门|组织|会同|[（(〔]"),
}
_LABEL = regex(
    r"(?P<cooperating>(?:配合|协办|协同|协作|参与|参加|协助)(?:单位|部门|机构)?[：:])"
    r"|(?P<lead>(?:牵头|主办)(?:责任)?(?:单位|部门|机构)?[：:])"
    r"|(?P<responsible>(?:责任|负责|落实|实施|承办|主管)(?:单位|部门|机构)?[：:])"
)
_VERB = regex(r"[^，,；;。（(：:]*?(?P<lead>牵头)|[^，,；;。（(：:]*?(?P<cooperating>配合|协助|协同|协办|参与|参加)")
_BETWEEN = regex(r"[、，,；;。：:（()）〔〕\[\]\s]|牵头|配合|责任|负责|参与|协助|会同|单位|部门|按职责分工|各自")


def with_units(notice: Notice, reading: Reading, text: str) -> tuple[Notice, str, str]:
    """The notice with the organisations of some clauses corrected, before and after. Raises RefusedError."""
    units = reading.units
    assert units is not None  # noqa: S101 - the reading is of this kind
    start, end = place_of(reading.quote, text, reading.clause)
    paths = units.of or (reading.clause,)
    known = {clause.path for clause in notice.clauses}
    for path in paths:
        if path not in known:
            misfits(message("the notice has no clause {clause}", clause=path))
    _names_hold(units, text[start:end])
    own = [clause for clause in notice.clauses if clause.path in paths]
    _none_is_lost(own, units, text[start:end])
    changed = {
        clause.path: replace(
            clause, lead=tuple(units.lead), cooperating=tuple(units.cooperating), responsible=tuple(units.responsible)
        )
        for clause in own
    }
    clauses = tuple(changed.get(clause.path, clause) for clause in notice.clauses)
    return replace(notice, clauses=clauses), _told_of(own), _told_of([changed[each.path] for each in own])


def _named(units: UnitsReading | NoticeClause) -> Iterator[tuple[str, str]]:
    for role in ROLES:
        yield from ((role, str(name)) for name in getattr(units, role))


def _told_of(clauses: Sequence[NoticeClause]) -> str:
    """What several clauses name, once where they name the same; else each with its number."""
    told = {clause.path: _told(clause) for clause in clauses}
    if len(set(told.values())) == 1:
        return next(iter(told.values()))
    return "。".join(f"{path} {words}" for path, words in told.items())


def _told(clause: NoticeClause) -> str:
    """The organisations of a clause by role; where it names none, those that another clause gives it."""
    given = ((_PRINTED[role], getattr(clause, role)) for role in ROLES)
    taken_over = f"他处写明的单位：{'、'.join(clause.inherited)}" if clause.inherited else "—"
    return "；".join(f"{label}：{'、'.join(names)}" for label, names in given if names) or taken_over


def _names_hold(units: UnitsReading, quote: str) -> None:
    """Every name stands in the quote, with a word of its role; a label before it is the label of its role."""
    small = squeeze(quote)
    for role, name in _named(units):
        place = small.find(squeeze(name))
        if place < 0:
            contradicts(message("the quote does not name {name}", name=name))
        if not _ROLE_WORDS[role].search(small):
            contradicts(
                message("no word of the quote makes {name} {role}", name=name, role=role),
                message("quote the words that do"),
            )
        printed = _printed_role(small, place, len(squeeze(name)))
        if printed is not None and printed != role:
            contradicts(
                message("the quote prints {name} as {printed}, not as {role}", name=name, printed=printed, role=role)
            )


def _printed_role(quote: str, place: int, length: int) -> str | None:
    """The role that the last label before a name gives it, or the verb right behind its phrase; None where neither."""
    labels = [match for match in _LABEL.finditer(quote) if match.end() <= place]
    if labels:
        return labels[-1].lastgroup
    verb = _VERB.match(quote, place + length)
    return verb.lastgroup if verb else None


def _none_is_lost(own: Iterable[NoticeClause], units: UnitsReading, quote: str) -> None:
    """No organisation of the quote is left out: what stands there beside the names is no name of one."""
    rest = squeeze(quote)
    for _, name in sorted(_named(units), key=lambda pair: -len(pair[1])):
        rest = rest.replace(squeeze(name), "\n")
    read = {squeeze(name) for clause in own for _, name in _named(clause)}
    lost = [name for name in read if name in rest]
    lost += [part for part in re.split(r"\n|和|及|与", _BETWEEN.sub("\n", rest)) if part and is_organisation(part)]
    if lost:
        contradicts(
            message("the quote names {name} too", name="、".join(dict.fromkeys(lost))),
            message("list every organisation that the quoted words name"),
        )


def with_organisation(notice: Notice, reading: Reading, text: str) -> tuple[Notice, str, str]:
    """The notice in which a misread name is the names that it is, wherever it was read. Raises RefusedError."""
    change = reading.organisation
    assert change is not None  # noqa: S101 - the reading is of this kind
    place_of(reading.quote, text, reading.clause)
    names = tuple(str(name) for name in change.names)
    for name in names:
        if not stands(name, reading.quote):
            contradicts(message("the quote does not name {name}", name=name))
        if not (stands(name, change.read) or stands(change.read, name)):
            contradicts(
                message("{name} is another organisation than {read}", name=name, read=change.read),
                message("a correction says where a name begins and ends; it cannot put another in its place"),
            )
    rest = squeeze(change.read)
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(squeeze(name), "\n")
    if any(is_organisation(part) for part in re.split(r"\n|[、，和及与]", rest) if part):
        contradicts(message("the quote names {name} too", name=rest.replace("\n", " ").strip()))
    return _renamed(notice, str(change.read), names), str(change.read), "、".join(names)


def _renamed(notice: Notice, read: str, names: tuple[str, ...]) -> Notice:
    def each(listed: tuple[str, ...]) -> tuple[str, ...]:
        small = squeeze(read)
        return tuple(dict.fromkeys(new for name in listed for new in (names if squeeze(name) == small else (name,))))

    clauses = tuple(
        replace(
            clause,
            lead=each(clause.lead),
            cooperating=each(clause.cooperating),
            responsible=each(clause.responsible),
            inherited=each(clause.inherited),
        )
        for clause in notice.clauses
    )
    return replace(notice, clauses=clauses, issuers=each(notice.issuers), addressees=each(notice.addressees))
