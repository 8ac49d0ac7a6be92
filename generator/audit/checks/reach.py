"""Nothing of the notice is lost on the way: every clause and every award reaches the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from generator.audit.read.ledger import LedgerRow, LedgerSpan
from generator.audit.read.model import Model, squeeze
from generator.audit.read.path_patterns import with_above
from generator.audit.subject import AuditProblem, AuditSubject
from generator.message import message
from generator.regex import regex

_REPRINT = regex(r"clauses\.[^.]+(?:\.(?:text|number|heading|label))?\Z")
_AWARDS, _ANSWERS = "awards", "faq"  # roles of a kind: it speaks of every award; it answers questions


def clause_unreached(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Every clause of the notice carries some statement of a document, apart from reprints of its text, its number
    and its heading. Asked once all kinds of documents are built.

    Passes: an award quotes c04; or c04 is set aside with a reason, all of it.

    Fails: c04 stands in the appendix of clause texts only.
    """
    model = subject.sound_model
    built = {kind.name for kind in map(subject.kind_of, subject.rows_of) if kind is not None}
    if any(kind.name not in built for kind in subject.kinds if not kind.verbatim):
        return  # a part of the documents cannot reach everything
    for clause in sorted(model.clauses.keys() - _reached(subject)):
        if not _says_nothing(model, clause) and not _set_aside_whole(model, clause):
            yield AuditProblem(
                message("no document says anything that rests on clause {clause}", clause=clause),
                message("cite the clause in an award, measure, rule or answer, and print that"),
                clause=clause,
                words=model.texts.get(clause),
            )


def _reached(subject: AuditSubject) -> set[str]:
    """The clauses that something rests on, reprints aside."""
    reached: set[str] = set()
    for document, rows in subject.rows_of.items():
        kind = subject.kind_of(document)
        for row in rows if kind is not None and not kind.verbatim else ():
            for span in row.spans:
                if span.path and not reached.issuperset(span.clauses) and not _REPRINT.match(span.path):
                    reached.update(span.clauses)
    return reached


def _says_nothing(model: Model, clause: str) -> bool:
    """Whether a clause is a heading over other clauses and no more."""
    return squeeze(model.texts.get(clause, "")).rstrip("。") in ("", squeeze(_heading(model, clause)).rstrip("。"))


def _set_aside_whole(model: Model, clause: str) -> bool:
    """Whether words set aside with a reason make up the clause, its heading apart."""
    text = rest = squeeze(model.texts.get(clause, ""))
    for item in model.data.get("set_aside", ()):
        for source in item["source"]:
            if str(source["clause"]) == clause:
                rest = rest.replace(squeeze(str(source["quote"])), "")
    left = rest.removeprefix(squeeze(_heading(model, clause)))
    return rest != text and not any(character.isalnum() for character in left)


def _heading(model: Model, clause: str) -> str:
    return str((model.printed.get(clause) or {}).get("heading") or "-")


def award_unreached(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Every award reaches the guidebook and, where the office answers questions, the FAQ (the kinds with the role
    `awards`; by a value of it, or by a quote of the words that say who gets it or what for), and has a form or the
    reason why there is none.

    Passes: the FAQ names awards.gazelle in an answer.

    Fails: no statement of it shows that award or one of its
    values.
    """
    readers = {document: _shown(subject.rows_of[document]) for document in _readers_of_awards(subject)}
    forms = {name for name in map(subject.form_of, subject.rows_of) if name is not None}
    for award in subject.sound_model.data.get("awards", ()):
        yield from _not_spoken_of(subject, readers, award)
        yield from _without_form(forms, award)


def _readers_of_awards(subject: AuditSubject) -> Iterator[str]:
    """The documents that speak of every award; those that answer questions only where the office answers any."""
    answers = bool((subject.sound_model.data.get("faq") or {}).get("groups"))
    for document in subject.rows_of:
        kind = subject.kind_of(document)
        if kind is not None and _AWARDS in kind.roles and (answers or _ANSWERS not in kind.roles):
            yield document


def _not_spoken_of(
    subject: AuditSubject, readers: Mapping[str, Set[str]], award: Mapping[str, Any]
) -> Iterator[AuditProblem]:
    """`readers`: document -> the items whose values it shows."""
    path = f"awards.{award['id']}"
    for document, shown in readers.items():
        rows = subject.rows_of[document]
        if path not in shown and not any(_cites(award, span) for row in rows for span in row.spans):
            told = message("{document} does not mention {award}", document=document, award=award["name"])
            yield AuditProblem(told, message("print the award there"), rows[0].file, path)


def _without_form(forms: Set[str], award: Mapping[str, Any]) -> Iterator[AuditProblem]:
    """`forms`: those that are there; none where no forms were built."""
    path, form = f"awards.{award['id']}", award.get("form")
    if form is None and not award.get("no_form"):
        told = message("{award} has neither a form nor the reason why", award=award["name"])
        yield AuditProblem(told, message("give form or no_form"), path=path)
    elif form is not None and forms and form not in forms:
        told = message("the form {form} of {award} is not there", form=form, award=award["name"])
        yield AuditProblem(told, message("build the forms"), path=path)


def _shown(rows: Iterable[LedgerRow]) -> set[str]:
    """The items of which a value is shown: awards.gazelle, where awards.gazelle.name is."""
    paths = {span.path for row in rows for span in row.spans if span.path}
    return with_above(path.rpartition(".")[0] for path in paths)


def _cites(award: Mapping[str, Any], span: LedgerSpan) -> bool:
    """Whether a span quotes the words of an award that say who gets it or what for."""
    if span.kind != "quote":
        return False
    said = squeeze(span.text)
    cited = any(source["clause"] in span.clauses and said in squeeze(source["quote"]) for source in award["source"])
    own = (squeeze(award["beneficiary"]), squeeze(award["trigger"]))
    return cited and any(words in said for words in own)
