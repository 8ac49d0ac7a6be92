"""Clauses as documents show them: the notice's own text beside what the model says of it."""

from dataclasses import dataclass

from generator.notice.model import Clause as NoticeClause
from generator.notice.model import Notice
from generator.policy.model import Clause, Policy
from generator.policy.text import ClauseId, OrganisationId, Prose, Words
from generator.policy.values import Source
from generator.policy.wording import clause_label, day, printed_number

PREAMBLE = "preamble"


@dataclass(frozen=True, slots=True)
class ClauseEntry:
    """`label`: how it is cited (第二条); `number`: as printed before its text (二、). Texts are the notice's own."""

    id: ClauseId
    label: str
    number: Words
    heading: Words | None
    text: Words
    summary: Prose | None
    lead: tuple[OrganisationId, ...]
    cooperating: tuple[OrganisationId, ...]
    responsible: tuple[OrganisationId, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """What stands around the clauses: paragraphs before the first and after the last.

    `roles`: what each paragraph of the preamble is in a letter: "title", "number", "addressees", "signature" or "".
    """

    preamble: tuple[Words, ...]
    roles: tuple[str, ...]
    closing: tuple[Words, ...]
    source: Source | None


def notice_entry(notice: Notice) -> NoticeEntry:
    """The notice's text outside its clauses, which the pseudo-clause `preamble` stands for."""
    preamble = tuple(Words(text) for text in notice.preamble)
    source = Source(clause=ClauseId(PREAMBLE), quote=preamble[0]) if preamble else None
    roles = tuple(_role(notice, "".join(text.split())) for text in notice.preamble)
    return NoticeEntry(preamble, roles, tuple(Words(text) for text in notice.closing), source)


def _role(notice: Notice, text: str) -> str:
    """What a paragraph of the preamble is; `text` without white space."""
    signatures = {*notice.issuers, "".join(notice.issuers)}
    if notice.issued is not None:
        signatures.add(day(notice.issued))
    known = {
        "title": {notice.title, notice.body_title or ""},
        "number": {notice.document_number or ""},
        "signature": signatures,
    }
    if text.endswith((":", "：")) and any(addressee in text for addressee in notice.addressees):
        return "addressees"
    return next((role for role, texts in known.items() if text in {"".join(each.split()) for each in texts}), "")


def clause_entries(policy: Policy, notice: Notice) -> tuple[ClauseEntry, ...]:
    """The clauses of the model that the notice has, in the order of the model."""
    printed = {clause.path: clause for clause in notice.clauses}
    flat = all("/" not in clause.path for clause in notice.clauses)
    return tuple(
        _entry(clause, printed[clause.path], clause_label(clause.path, flat))
        for clause in policy.clauses
        if clause.path in printed
    )


def _entry(clause: Clause, printed: NoticeClause, label: str) -> ClauseEntry:
    text = Words(printed.text or printed.number)
    return ClauseEntry(
        id=clause.id,
        label=label,
        number=Words(printed_number(printed.number)),
        heading=Words(printed.heading) if printed.heading else None,
        text=text,
        summary=clause.summary,
        lead=clause.lead,
        cooperating=clause.cooperating,
        responsible=clause.responsible,
        source=Source(clause=clause.id, quote=text),
    )


def clause_texts(policy: Policy, notice: Notice) -> dict[str, str]:
    """Clause id -> its text as read; `preamble` is what stands before the first clause."""
    printed = {clause.path: clause.text for clause in notice.clauses}
    texts = {str(clause.id): printed[clause.path] for clause in policy.clauses if clause.path in printed}
    return {PREAMBLE: "\n".join(notice.preamble), **texts}
