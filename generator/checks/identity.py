"""What the notice is and how long it holds: the model against the notice's head and last clauses."""

from collections.abc import Iterator

from generator.checks.reading_hints import field_line, or_correct, path_of, place_of
from generator.checks.subject import CLOSING, PREAMBLE, CheckProblem, CheckSubject, squeeze
from generator.dataclass import replace
from generator.message import Message, message
from generator.notice.start_words import start_words
from generator.policy.model import StartRule
from generator.policy.status import State


def identity_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
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
        yield _misread(subject, "title", policy.title, " / ".join(titles))
    if not titles and squeeze(policy.title) not in subject.whole_text:
        yield _other("title", policy.title, None)
    if squeeze(policy.document_number or "") != squeeze(notice.document_number or ""):
        yield _misread(subject, "document_number", policy.document_number, notice.document_number)
    if policy.issued != notice.issued:
        yield _misread(subject, "issued", policy.issued, notice.issued)
    if [squeeze(name) for name in policy.issuers] != [squeeze(name) for name in notice.issuers]:
        yield _misread(subject, "issuers", "、".join(policy.issuers), "、".join(notice.issuers))
    yield from _other_definitions(subject)


def _other_definitions(subject: CheckSubject) -> Iterator[CheckProblem]:
    printed = {squeeze(definition.term): squeeze(definition.meaning) for definition in subject.notice.definitions}
    for definition in subject.policy.definitions:
        term, meaning = squeeze(definition.term), squeeze(definition.meaning)
        if term in printed and printed[term] != meaning:
            problem = _other(f"definitions.{definition.id}.meaning", definition.meaning, printed[term])
            hint = _definition_hint(subject, problem.hint, term, meaning, printed[term])
            yield problem if _is_corrected(subject, "definitions") else replace(problem, hint=hint)
    for term in printed.keys() - {squeeze(definition.term) for definition in subject.policy.definitions}:
        yield CheckProblem(
            message("the notice defines {term}, the model does not", term=term),
            _definition_hint(subject, message("add it under definitions"), term, printed[term], printed[term]),
            "definitions",
        )


def _misread(subject: CheckSubject, field: str, stated: object, printed: object) -> CheckProblem:
    """What the model says of the notice, with the correction to write where the model is right."""
    problem = _other(field, stated, printed)
    if not stated:
        return problem
    shown = [str(name) for name in subject.policy.issuers] if field == "issuers" else str(stated)
    if _is_corrected(subject, field):
        return problem
    clause, words = place_of(subject, _printed_words(subject, field, shown))
    return replace(problem, hint=or_correct(problem.hint, clause, words, field_line(field, shown), field))


def _is_corrected(subject: CheckSubject, kind: str) -> bool:
    """Whether a person told already how the notice is to be read here: then the model has to follow."""
    return any(each.kind == kind for each in subject.notice.corrections)


def _printed_words(subject: CheckSubject, field: str, shown: str | list[str]) -> str:
    """The words of the notice that a correction can rest on."""
    if field == "issued":
        facts = (fact for clause in (PREAMBLE, CLOSING) for fact in subject.clauses[clause].facts)
        return next((fact.text for fact in facts if fact.value == shown), "")
    return shown[0] if isinstance(shown, list) else shown


def _definition_hint(subject: CheckSubject, hint: Message, term: str, meaning: str, read: str) -> Message:
    """The correction of a short name: the words from what it stands for to the name, with the bracket behind."""
    for clause in subject.clauses.values():
        start, end = clause.text.find(read), clause.text.find(term, max(clause.text.find(read), 0))
        if 0 <= start < end:
            close = clause.text.find("）", end) + 1 or end + len(term)
            line = f"definitions: [{{{field_line('term', term)}, {field_line('meaning', meaning)}}}]"
            return or_correct(hint, path_of(clause), clause.text[start:close], line, f"term-{clause.id}")
    return hint


def _other(path: str, stated: object, printed: object) -> CheckProblem:
    return CheckProblem(
        message("the model says {stated}, the notice prints {printed}", stated=stated or "—", printed=printed or "—"),
        message("take over what the notice prints"),
        path,
    )


def validity_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Start and end of the term must be those of the notice; 自发布之日起 is a rule, not a date. 自印发之日起 is
    another rule, and other words (自公布之日起30日后施行) are stated as `words`, so that documents print them.

    Passes, when the notice reads 自发布之日起施行，执行至 2025 年 12 月 31 日止:

        validity: {start: {rule: from_publication}, end: 2025-12-31, source: …}

    Fails:

        validity: {start: {rule: from_publication}, end: 2026-12-31, source: …}
    """
    for path, stated, printed in _wrong_term(subject):
        problem = _other(path, stated, printed)
        source = subject.policy.validity.source[0]
        clause = subject.clauses.get(source.clause)
        line = f"term: {{{_term_line(subject)}}}"
        place = path_of(clause) if clause else str(source.clause)
        hint = or_correct(problem.hint, place, str(source.quote), line, path)
        yield problem if _is_corrected(subject, "term") else replace(problem, hint=hint)
    published, issued = subject.policy.office.published, subject.policy.issued
    if published and issued and published.date < issued:
        yield CheckProblem(
            message(
                "published on {published}, before it was issued on {issued}", published=published.date, issued=issued
            ),
            message("enter the day on which the notice was published"),
            "office.published.date",
        )


def _wrong_term(subject: CheckSubject) -> Iterator[tuple[str, object, object]]:
    """(path, stated, printed) of each date and rule of the term that the notice has not."""
    validity, effective = subject.policy.validity, subject.notice.effective
    if validity.end != effective.end:
        yield "validity.end", validity.end, effective.end
    start = validity.start
    if start.date != effective.start or (start.date is None and _says_otherwise(start, effective.words)):
        yield "validity.start", start.date or start.words or start.rule, effective.start or effective.text


def _says_otherwise(start: StartRule, printed: str | None) -> bool:
    """Whether a start without a date is another than the notice's words give: 印发 is no 发布, a wait is none."""
    found = start_words(squeeze(printed or ""))
    if found is None or start.rule == "not_said":
        return found is not None or start.rule != "not_said"
    return start.rule != found.kind or (found.words != squeeze(start.words) if start.words else not found.usual)


def _term_line(subject: CheckSubject) -> str:
    validity = subject.policy.validity
    start = validity.start.date or (validity.start.rule if validity.start.rule != "not_said" else None)
    length = validity.term
    told = {
        "start": start,
        "end": validity.end,
        "years": length and length.years,
        "months": length and length.months,
    }
    return ", ".join(f"{name}: {value}" for name, value in told.items() if value is not None)


def policy_lapsed(subject: CheckSubject) -> Iterator[CheckProblem]:
    """On the as-of date the notice's term is over. Documents say so, forms are marked closed.

    Passes with `--as-of 2025-06-30`, when the term ends on 2025-12-31.

    Fails (a warning) with `--as-of 2026-01-01`.
    """
    end = subject.status.end
    if subject.status.state is State.LAPSED and end is not None:
        yield CheckProblem(
            message("the notice's term ended on {end}", end=end.isoformat()),
            message("documents say so; a notice that follows it is a new policy with `revises`"),
            "validity.end",
            str(subject.policy.validity.source[0].clause),
        )
