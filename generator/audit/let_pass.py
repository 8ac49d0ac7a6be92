"""What the office lets pass: what checks.yaml waives, or weighs as less than an error, is none for the audit either.

policy.json lists them under `let_pass`, each with code, model path and reason; whoever adds one there by hand is found
by model-changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.audit.subject import AuditSubject
from generator.dataclass import replace
from generator.finding import Finding, Severity
from generator.message import Message, message

# What the audit finds of the same thing, by the code of the check.
_SAME: Mapping[str, frozenset[str]] = {
    code: frozenset(found.split())
    for code, found in {
        "quote-not-in-clause": "model-quote-unsound quote-unsound model-value-unsound model-identity-unsound",
        "words-not-in-clause": "model-quote-unsound quote-unsound model-identity-unsound",
        "prose-quote-not-in-clause": "quote-unsound",
        "addressee-moved": "model-quote-unsound quote-unsound",
        "identity-mismatch": "model-identity-unsound quote-unsound fact-unsound",
        "validity-mismatch": "model-identity-unsound",
        "responsibility-mismatch": "model-responsibility-unsound",
        "amount-mismatch": "model-value-unsound",
        "fact-mismatch": "model-value-unsound",
        "typed-fact": "fact-in-frame",
        "typed-fact-in-template": "fact-in-frame",
        "form-field-mismatch": "control-altered",
        "unknown-organisation": "model-responsibility-unsound",
    }.items()
}


def let_pass(finding: Finding, subject: AuditSubject) -> Finding:
    """The finding, as a note where the office lets pass what it is about."""
    listed = () if isinstance(subject.model, Message) else subject.model.data.get("let_pass", ())
    for each in listed:
        if finding.code in _SAME.get(each["code"], ()) and _same_place(each["path"], finding.path or ""):
            return replace(finding, severity=Severity.NOTE, message=_told(each, finding))
    return finding


def _same_place(path: str, found: str) -> bool:
    """The same item, or one inside the other; a source stands for the item that it carries."""
    path = path.partition(".source")[0]
    inside = f"{found}.".startswith(f"{path}.") or f"{path}.".startswith(f"{found}.")
    return path == found or (path != "" and found != "" and inside)


def _told(each: Mapping[str, Any], finding: Finding) -> Any:
    if "reason" not in each:
        return message("checks.yaml lets this pass: {finding}", finding=finding.message)
    return message(
        "waived until {until} ({reason}): {finding}",
        until=each["until"],
        reason=each["reason"],
        finding=finding.message,
    )
