"""Who leads and who cooperates: the model against the notice."""

from collections.abc import Iterator

from generator.checks.reading_hints import or_correct, units_line
from generator.checks.subject import CheckProblem, CheckSubject, squeeze
from generator.dataclass import replace
from generator.message import Message, message
from generator.policy.model import Clause

_ROLES = {
    "lead": message("leads"),
    "cooperating": message("cooperates"),
    "responsible": message("is responsible"),
}


def responsibility_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
    """The organisations of a clause must be those that the notice names for it, each in its role, none missing,
    none added, in the printed order.

    Passes, when the clause ends （牵头单位：甲局；配合单位：乙局）:

        {id: c02, path: 二, lead: [a], cooperating: [b]}

    Fails (roles swapped):

        {id: c02, path: 二, lead: [b], cooperating: [a]}
    """
    for problem in _mismatches(subject):
        key = (problem.path or "").split(".")[1]
        yield replace(problem, hint=_or_correct(subject, problem, key))


def _or_correct(subject: CheckSubject, problem: CheckProblem, key: str) -> Message:
    """The correction of a clause's organisations, where the model has them right."""
    clause = next(each for each in subject.policy.clauses if each.id == key)
    roles = {role: _names(subject, clause, role) for role in _ROLES}
    text = subject.clauses[key].text
    spans = [(text.find(name), text.find(name) + len(name)) for names in roles.values() for name in names]
    places = [span for span in spans if span[0] >= 0]
    start, end = min((first for first, _ in places), default=0), max((last for _, last in places), default=0)
    first = max(text.rfind(sign, 0, start) for sign in "（(。，；") + 1
    closes = [place for sign in "）)。；" if (place := text.find(sign, end)) >= 0]
    quote = text[first : min(closes, default=len(text))] if places else "（请引用原文）"
    return or_correct(problem.hint, str(clause.path), quote, units_line(roles), f"{key}-units")


def _mismatches(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Each organisation that stands in another role, is missing or added, or in another order."""
    for clause, printed in subject.model_clauses():
        right = {role: [squeeze(name) for name in getattr(printed, role)] for role in _ROLES}
        stated = {role: _names(subject, clause, role) for role in _ROLES}
        for role, names in stated.items():
            path = f"clauses.{clause.id}.{role}"
            yield from _wrong_role(role, names, right, path, clause)
            for name in (name for name in right[role] if not any(name in held for held in stated.values())):
                yield CheckProblem(
                    message("{name} {does} in the notice and is missing here", name=name, does=_ROLES[role]),
                    message("add it to {role}", role=role),
                    path,
                    str(clause.id),
                    name,
                )
            if sorted(names) == sorted(right[role]) and names != right[role]:
                yield CheckProblem(
                    message("the notice names them in another order: {names}", names="、".join(right[role])),
                    message("keep the printed order"),
                    path,
                    str(clause.id),
                )


def _names(subject: CheckSubject, clause: Clause, role: str) -> list[str]:
    """The printed names of the organisations; an id that is not declared is left to another check."""
    declared = subject.policy.organisations
    return [squeeze(declared[key].name) for key in getattr(clause, role) if key in declared]


def _wrong_role(
    role: str, names: list[str], right: dict[str, list[str]], path: str, clause: Clause
) -> Iterator[CheckProblem]:
    for name in names:
        if name in right[role]:
            continue
        other = next((other for other, held in right.items() if name in held), None)
        words: Message = (
            message("the notice does not name {name} for this clause", name=name)
            if other is None
            else message(
                "{name} {does} in the notice, here it stands under {role}", name=name, does=_ROLES[other], role=role
            )
        )
        hint = message("remove it") if other is None else message("move it to {role}", role=other)
        yield CheckProblem(words, hint, path, str(clause.id), name)
