"""A notice that was read, for a person at a terminal."""

from collections.abc import Callable, Iterator

from generator.message import Message, Translate, message
from generator.notice.model import Notice, NoticeAmount, NoticeClause

# Words and what they are (a role, "number", "warning"); gives the words as the terminal is to show them.
Paint = Callable[[str, str], str]

_BOUNDS = {"exact": "", "at_most": "≤ ", "at_least": "≥ "}
_ROLES = {
    "award": message("award"),
    "relief": message("relief"),
    "condition": message("condition"),
    "fund": message("fund"),
    "target": message("target"),
    "other": message("other figure"),
}
_UNITS = {
    "lead": message("leads"),
    "cooperating": message("cooperates"),
    "responsible": message("is responsible"),
    "inherited": message("named by another clause"),
}


def plain(words: str, _kind: str) -> str:
    """Words as they are: for a pipe."""
    return words


def notice_text(notice: Notice, translate: Translate, paint: Paint = plain) -> str:
    """Head, clauses with their organisations and figures, and what could not be understood."""
    lines = [line.text(translate) for line in _head(notice)]
    lines += [line for clause in notice.clauses for line in _clause(clause, translate, paint)]
    for each in notice.corrections:
        told = message("corrected ({id}): {before} → {after}", id=each.id, before=each.before, after=each.after)
        lines.append(paint(told.text(translate), "warning"))
    lines += ["", _counted(notice).text(translate)]
    warnings = (message("warning: {words}", words=words).text(translate) for words in notice.warnings)
    return "\n".join((*lines, *(paint(words, "warning") for words in warnings)))


def _counted(notice: Notice) -> Message:
    """How many numbers became clauses and how many did not: none goes without being told."""
    return message(
        "{clauses} clauses; {others} numbers at line starts are no clauses",
        clauses=sum(1 for clause in notice.clauses if clause.number),
        others=len(notice.passed_over),
    )


def _head(notice: Notice) -> Iterator[Message]:
    yield message("title: {value}", value=notice.title)
    yield message("document number: {value}", value=notice.document_number or "—")
    yield message("issued by: {value}", value="、".join(notice.issuers) or "—")
    yield message("issued on: {value}", value=notice.issued or "—")
    effective = notice.effective
    yield message(
        "term: {start} to {end} ({words})",
        start=effective.start or "—",
        end=effective.end or "—",
        words=effective.text or "—",
    )
    for definition in notice.definitions:
        yield message("defined: {term} = {meaning}", term=definition.term, meaning=definition.meaning)


def _clause(clause: NoticeClause, translate: Translate, paint: Paint) -> Iterator[str]:
    indent = "  " * clause.path.count("/")
    yield ""
    yield f"{indent}{paint(clause.number, 'number')} {clause.heading or clause.text[:40]}"
    for role, does in _UNITS.items():
        names = getattr(clause, role)
        if names:
            told = paint("、".join(names), role)
            yield message("{indent}  {role}: {names}", indent=indent, role=does, names=told).text(translate)
    if clause.amounts:
        figures = "，".join(_figure(amount, translate, paint) for amount in clause.amounts)
        yield message("{indent}  figures: {figures}", indent=indent, figures=figures).text(translate)
    others = "，".join(paint(words, "fact") for words in dict.fromkeys(fact.text for fact in clause.facts))
    if others:
        yield message("{indent}  other facts: {facts}", indent=indent, facts=others).text(translate)


def _figure(amount: NoticeAmount, translate: Translate, paint: Paint) -> str:
    """≤ 30万元 (award): the role is said in words too, so that it is told without colour."""
    words = f"{_BOUNDS[amount.bound]}{amount.text}"
    return paint(f"{words}（{_ROLES[amount.role].text(translate)}）", amount.role)
