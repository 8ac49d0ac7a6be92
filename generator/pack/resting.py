"""An edition's model with all that its documents say, to be asked what rests on a change."""

from __future__ import annotations

from datetime import date

from generator.documents.clauses import clause_texts
from generator.documents.compose import Subject, compose
from generator.documents.ledger import LedgerRow, ledger_rows
from generator.documents.templates import TemplateSet
from generator.editions import NoticeEdition
from generator.errors import UsageError
from generator.impact.resting import Resting
from generator.message import message
from generator.policy.status import status_on


def resting(edition: NoticeEdition, templates: TemplateSet, as_of: date) -> Resting:
    """Composes every document of the edition but its proof. Raises UsageError without a model, TemplateError."""
    policy = edition.policy
    if policy is None:
        raise UsageError(
            message("{name} has no model: what rests on a change is read from model and documents", name=edition.name),
            hint=message("name a policy as OLD, for example my-policy@HEAD~1"),
        )
    kinds = {name: kind for name, kind in templates.kinds.items() if kind.per in ("policy", "form")}
    texts = clause_texts(policy, edition.notice)
    rows: list[LedgerRow] = []
    found: dict[str, str] = {}
    for document in compose(Subject(edition.notice, policy, status_on(policy, as_of)), templates, kinds):
        found[document.name] = document.kind
        rows += ledger_rows(document, kinds[document.kind].formats, texts)
    return Resting(policy, texts, tuple(rows), found)
