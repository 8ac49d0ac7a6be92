"""Nothing of the notice is lost on the way: every clause and every award reaches the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.audit.read.ledger import LedgerSpan
from generator.audit.read.model import Model, squeeze
from generator.audit.subject import AuditSubject, Problem
from generator.message import message

_REPRINT = re.compile(r"clauses\.[^.]+(?:\.(?:text|number|heading|label))?\Z")
_READERS_OF_AWARDS = ("guidebook", "faq")


def clause_unreached(subject: AuditSubject) -> Iterator[Problem]:
    """Every clause of the notice carries some statement of a document, apart from reprints of its text, its number
    and its heading. Asked once all kinds of documents are built.

    Passes: an award quotes c04; or c04 is set aside with a reason, all of it.

    Fails: c04 stands in the appendix of clause texts only.
    """
    model = subject.sound_model
    kinds = {document: subject.kind_of(document) for document in subject.rows_of}
    built = {kind.name for kind in kinds.values() if kind is not None}
    if any(kind.name not in built for kind in subject.kinds if not kind.verbatim):
        return  # a part of the documents cannot reach everything
    reached: set[str] = set()
    for document, rows in subject.rows_of.items():
        kind = kinds[document]
        for row in rows if kind is not None and not kind.verbatim else ():
            for span in row.spans:
                if span.path and not _REPRINT.match(span.path):
                    reached.update(span.clauses)
    for clause in sorted(model.clauses.keys() - reached):
        if squeeze(model.texts.get(clause, "")).rstrip("。") in ("", squeeze(_heading(model, clause)).rstrip("。")):
            continue  # a heading over other clauses says nothing by itself
        if _set_aside_whole(model, clause):
            continue  # the office has said why: it grants, requires and limits nothing
        yield Problem(
            message("no document says anything that rests on clause {clause}", clause=clause),
            message("cite the clause in an award, measure, rule or answer, and print that"),
            clause=clause,
            words=model.texts.get(clause),
        )


def _set_aside_whole(model: Model, clause: str) -> bool:
    """Whether words set aside with a reason make up the clause, its heading apart."""
    text = squeeze(model.texts.get(clause, ""))
    rest = text.removeprefix(squeeze(_heading(model, clause)))
    for item in model.data.get("set_aside", ()):
        for source in item["source"]:
            if str(source["clause"]) == clause:
                rest = rest.replace(squeeze(str(source["quote"])), "")
    return rest != text and not any(character.isalnum() for character in rest)


def _heading(model: Model, clause: str) -> str:
    return str((model.printed.get(clause) or {}).get("heading") or "-")


def award_unreached(subject: AuditSubject) -> Iterator[Problem]:
    """Every award reaches the guidebook and, where the office answers questions, the FAQ (by a value of it, or by a
    quote of the words that say who gets it or what for), and has a form or the reason why there is none.

    Passes: the FAQ names awards.gazelle in an answer.

    Fails: no statement of it shows that award or one of its
    values.
    """
    model = subject.sound_model
    forms = {document.rpartition("/")[2] for document in subject.rows_of if document.startswith("forms/")}
    for award in model.data.get("awards", ()):
        path = f"awards.{award['id']}"
        for document in _READERS_OF_AWARDS if _answers(model) else _READERS_OF_AWARDS[:1]:
            rows = subject.rows_of.get(document, ())
            if rows and not any(_speaks_of(award, path, span) for row in rows for span in row.spans):
                told = message("{document} does not mention {award}", document=document, award=award["name"])
                yield Problem(told, message("print the award there"), rows[0].file, path)
        if forms and award.get("form") is not None and award["form"] not in forms:
            told = message("the form {form} of {award} is not there", form=award["form"], award=award["name"])
            yield Problem(told, message("build the forms"), path=path)
        if award.get("form") is None and not award.get("no_form"):
            told = message("{award} has neither a form nor the reason why", award=award["name"])
            yield Problem(told, message("give form or no_form"), path=path)


def _answers(model: Model) -> bool:
    return bool((model.data.get("faq") or {}).get("groups"))


def _speaks_of(award: Mapping[str, Any], path: str, span: LedgerSpan) -> bool:
    if (span.path or "").startswith(f"{path}."):
        return True
    said = squeeze(span.text)
    cited = any(source["clause"] in span.clauses and said in squeeze(source["quote"]) for source in award["source"])
    own = (squeeze(award["beneficiary"]), squeeze(award["trigger"]))
    return span.kind == "quote" and cited and any(words in said for words in own)
