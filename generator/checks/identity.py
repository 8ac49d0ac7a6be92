"""What the notice is and how long it holds: the model against the notice's head and last clauses."""

import re
from collections.abc import Iterator

from generator.checks.subject import CheckSubject, Problem, squeeze
from generator.message import message
from generator.policy.status import State

BY_RULE = re.compile(r"自(?:本\w{1,4})?(?:发布|公布|印发|颁布)之日起")


def identity_mismatch(subject: CheckSubject) -> Iterator[Problem]:
    """Title, document number, issuers, day of issue and definitions must be those printed in the notice; where
    the file has no title, the title is made of words of the notice.

    Passes, when the notice prints 钦政办规〔2021〕12号:

        document_number: 钦政办规〔2021〕12号

    Fails:

        document_number: 钦政办规〔2021〕21号
    """
    policy, notice = subject.policy, subject.notice
    titles = [squeeze(title) for title in (notice.body_title, notice.title) if title]
    if titles and squeeze(policy.title) not in titles:
        yield _other("title", policy.title, " / ".join(titles))
    if not titles and squeeze(policy.title) not in subject.whole_text:
        yield _other("title", policy.title, None)
    if squeeze(policy.document_number or "") != squeeze(notice.document_number or ""):
        yield _other("document_number", policy.document_number, notice.document_number)
    if policy.issued != notice.issued:
        yield _other("issued", policy.issued, notice.issued)
    if [squeeze(name) for name in policy.issuers] != [squeeze(name) for name in notice.issuers]:
        yield _other("issuers", "、".join(policy.issuers), "、".join(notice.issuers))
    printed = {squeeze(definition.term): squeeze(definition.meaning) for definition in notice.definitions}
    for definition in policy.definitions:
        term, meaning = squeeze(definition.term), squeeze(definition.meaning)
        if term in printed and printed[term] != meaning:
            yield _other(f"definitions.{definition.id}.meaning", definition.meaning, printed[term])
    for term in printed.keys() - {squeeze(definition.term) for definition in policy.definitions}:
        yield Problem(
            message("the notice defines {term}, the model does not", term=term),
            message("add it under definitions"),
            "definitions",
        )


def _other(path: str, stated: object, printed: object) -> Problem:
    return Problem(
        message("the model says {stated}, the notice prints {printed}", stated=stated or "—", printed=printed or "—"),
        message("take over what the notice prints"),
        path,
    )


def validity_mismatch(subject: CheckSubject) -> Iterator[Problem]:
    """Start and end of the term must be those of the notice; 自发布之日起 is a rule, not a date.

    Passes, when the notice reads 自发布之日起施行，执行至 2025 年 12 月 31 日止:

        validity: {start: {rule: from_publication}, end: 2025-12-31, source: …}

    Fails:

        validity: {start: {rule: from_publication}, end: 2026-12-31, source: …}
    """
    validity, effective = subject.policy.validity, subject.notice.effective
    if validity.end != effective.end:
        yield _other("validity.end", validity.end, effective.end)
    text = squeeze(effective.text or "")
    if validity.start.date is not None and validity.start.date != effective.start:
        yield _other("validity.start", validity.start.date, effective.start or effective.text)
    says_rule = BY_RULE.search(text) is not None
    if validity.start.rule == "not_said" and (effective.start is not None or says_rule):
        yield _other("validity.start", validity.start.rule, effective.start or effective.text)
    if validity.start.rule == "from_publication" and (effective.start is not None or not says_rule):
        yield _other("validity.start", validity.start.rule, effective.start or effective.text)


def policy_lapsed(subject: CheckSubject) -> Iterator[Problem]:
    """On the as-of date the notice's term is over. Documents say so, forms are marked closed.

    Passes with `--as-of 2025-06-30`, when the term ends on 2025-12-31.

    Fails (a warning) with `--as-of 2026-01-01`.
    """
    end = subject.policy.validity.end
    if subject.status.state is State.LAPSED and end is not None:
        yield Problem(
            message("the notice's term ended on {end}", end=end.isoformat()),
            message("documents say so; a notice that follows it is a new policy with `revises`"),
            "validity.end",
            str(subject.policy.validity.source[0].clause),
        )
