"""Clauses as documents show them: the notice's own text beside what the model says of it."""

from __future__ import annotations

from collections.abc import Iterable

from generator.dataclass import dataclass
from generator.documents.views import Pointer
from generator.notice.model import Notice, NoticeClause
from generator.policy.model import Clause, Policy
from generator.policy.responsible import givers
from generator.policy.text import ClauseId, OrganisationId, Prose, Words
from generator.policy.values import Source
from generator.policy.wording import clause_label, day, printed_number

PREAMBLE, CLOSING = "preamble", "closing"  # pseudo-clauses: what stands before the first clause and behind the last


@dataclass(frozen=True, slots=True)
class ClauseEntry:
    """`label`: how it is cited (第二条); `number`: as printed before its text (二、). Texts are the notice's own.

    `above`: the clause whose organisations answer for this one, where it names none itself. `says_more`: than its
    heading.
    """

    id: ClauseId
    label: str
    number: Words
    heading: Words | None
    text: Words | None  # a chapter may be a bare number over its articles
    says_more: bool
    summary: Prose | None
    lead: tuple[OrganisationId, ...]
    cooperating: tuple[OrganisationId, ...]
    responsible: tuple[OrganisationId, ...]
    above: Pointer | None
    source: Source


def _source(clause: ClauseId, words: str) -> Source:
    """Words as the reader gives them."""
    return Source(clause=clause, quote=Words(words.strip()))


class UnnumberedPassage(tuple[Words, ...]):
    """Paragraphs outside the clauses; `source` names the pseudo-clause that stands for them."""

    source: Source | None = None

    @classmethod
    def of(cls, clause: str, paragraphs: Iterable[str]) -> UnnumberedPassage:
        passage = cls(Words(text) for text in paragraphs)
        if passage:
            passage.source = _source(ClauseId(clause), passage[0])
        return passage


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """What stands around the clauses: paragraphs before the first and after the last.

    `roles`: what each paragraph of the preamble is in a letter: "title", "number", "addressees", "signature" or "".
    """

    preamble: UnnumberedPassage
    roles: tuple[str, ...]
    closing: UnnumberedPassage


def notice_entry(notice: Notice) -> NoticeEntry:
    """The notice's text outside its clauses."""
    roles = tuple(_role(notice, "".join(text.split())) for text in notice.preamble)
    return NoticeEntry(
        UnnumberedPassage.of(PREAMBLE, notice.preamble), roles, UnnumberedPassage.of(CLOSING, notice.closing)
    )


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
    above = {name: Pointer(f"clauses.{giver.id}") for name, giver in givers(policy).items()}
    return tuple(
        _entry(clause, printed[clause.path], clause_label(clause.path, flat), above.get(str(clause.id)))
        for clause in policy.clauses
        if clause.path in printed
    )


def _entry(clause: Clause, printed: NoticeClause, label: str, above: Pointer | None) -> ClauseEntry:
    text = Words(printed.text) if printed.text else None
    return ClauseEntry(
        id=clause.id,
        label=label,
        number=Words(printed_number(printed.number)),
        heading=Words(printed.heading) if printed.heading else None,
        text=text,
        says_more=_plain(printed.text) != _plain(printed.heading or ""),
        summary=clause.summary,
        lead=clause.lead,
        cooperating=clause.cooperating,
        responsible=clause.responsible,
        above=above,
        source=_source(clause.id, text or printed.number),
    )


def _plain(words: str) -> str:
    return "".join(words.split()).rstrip("。")


def clause_texts(policy: Policy, notice: Notice) -> dict[str, str]:
    """Clause id -> its text as read; `preamble` and `closing` are what stands around them."""
    printed = {clause.path: clause.text for clause in notice.clauses}
    texts = {str(clause.id): printed[clause.path] for clause in policy.clauses if clause.path in printed}
    return {PREAMBLE: "\n".join(notice.preamble), **texts, CLOSING: "\n".join(notice.closing)}
