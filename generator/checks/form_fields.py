"""What a form limits and computes by is what its own fields quote."""

from collections.abc import Callable, Iterator, Mapping

from generator.checks.figures import AMOUNTS
from generator.checks.form_grants import grant_problems
from generator.checks.subject import CheckProblem, CheckSubject
from generator.message import message
from generator.policy.awards import Tier
from generator.policy.forms import AnswerType, FormField
from generator.policy.grant_lines import grant_parts
from generator.policy.paths import resolve
from generator.policy.text import FieldId
from generator.policy.values import Factor, Money, Portion, Share

_IN_WORDS = (Factor, Portion)  # their words are claimed elsewhere: 1:1, 全额
_FIGURES = (AnswerType.MONEY, AnswerType.NUMBER, AnswerType.COMPUTED)


def form_field_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
    """A field's limit, and the sums and rates of the award that it computes by, are figures of the words that the field
    quotes, where these hold figures. What the award takes is given by a field of the right kind and unit: the base of
    a rate, the figure of a band, how many of each unit, the level, the place, the year. A condition names answers that
    its field can have, capitals follow a sum.

    Passes, in a field that quotes 补助总额不超过 10 万元:

        limit: awards.patent.amount

    and, where the award gives 按合同金额的10%:

        computes: {award: awards.contract, base: contract-sum}

    Fails (the sum of another award):

        limit: awards.gazelle.parts.once.amount
    """
    for form in subject.policy.forms:
        fields = {str(field.id): field for group in form.groups for field in group.fields}
        answers = {name: _answers(subject, field) for name, field in fields.items()}
        for group in form.groups:
            reach = {
                FieldId(field.id): field for field in (*fields.values(), *group.fields)
            }  # its own group goes first
            for field in group.fields:
                path = f"forms.{form.id}.groups.{group.id}.fields.{field.id}"
                yield from _not_quoted(subject, field, path)
                yield from _wrong_input(fields, field, path)
                yield from grant_problems(subject, reach, field, path)
                yield from _wrong_condition(fields, answers, field, path)


def _named(field: FormField) -> Iterator[tuple[str, str]]:
    """(key, model path) of every value of the model that the field works with."""
    if field.limit:
        yield "limit", str(field.limit)
    for key, computing in (("computes", field.computes), ("limited_by", field.limited_by)):
        if computing is not None:
            yield key, str(computing.award)


def _not_quoted(subject: CheckSubject, field: FormField, path: str) -> Iterator[CheckProblem]:
    """A limit, rate or table that the field's own quote does not hold, where it holds figures at all."""
    located = [found for source in field.source or () if (found := subject.located(source))]
    facts = [fact for clause, span in located for fact in clause.facts_in(span) if fact.kind in AMOUNTS]
    for key, named in _named(field):
        stated = _figures(subject, key, named)
        if facts and stated is not None and not stated <= {fact.value for fact in facts}:
            yield CheckProblem(
                message("the model says {value}, the quoted words do not", value=named),
                message("the quoted words say: {facts}", facts="、".join(fact.text for fact in facts)),
                f"{path}.{key}",
                located[0][0].id,
                facts[0].text,
            )


def _figures(subject: CheckSubject, key: str, named: str) -> set[object] | None:
    """The figures that must be quoted: of a limit its own, of an award those of its lines; None where nothing is."""
    try:
        if key == "limit":
            return _of_amount(resolve(subject.policy, named))
        lines = [line for lines in grant_parts(subject.policy, named) for line in lines]
    except LookupError:
        return None
    return {figure for line in lines if not isinstance(line.amount, _IN_WORDS) for figure in _of_amount(line.amount)}


def _of_amount(value: object) -> set[object]:
    """Sums and percentages; what has no figure counts as one that no words hold."""
    figure = value.value if isinstance(value, Money) else value.percent if isinstance(value, Share) else None
    end = getattr(value, "to", None)
    return {figure} if end is None else {figure, end}


def _wrong_input(fields: dict[str, FormField], field: FormField, path: str) -> Iterator[CheckProblem]:
    if field.capitals_of:
        yield from _not_among(fields, _is_sum, str(field.capitals_of), f"{path}.capitals_of")


def _is_sum(field: FormField) -> bool:
    return field.type in (AnswerType.MONEY, AnswerType.COMPUTED)


def _wrong_condition(
    fields: Mapping[str, FormField], answers: Mapping[str, tuple[str, ...]], field: FormField, path: str
) -> Iterator[CheckProblem]:
    def is_counted(other: FormField) -> bool:
        return other.type in _FIGURES and other.id != field.id

    def is_chosen(other: FormField) -> bool:
        return other.id != field.id and bool(answers[str(other.id)])

    for other in field.counts:
        yield from _not_among(fields, is_counted, str(other), f"{path}.counts")
    if field.only_if is None:
        return
    name = str(field.only_if.field)
    yield from _not_among(fields, is_chosen, name, f"{path}.only_if.field")
    there = answers[name] if name in fields and is_chosen(fields[name]) else ()
    for value in field.only_if.is_any_of if there else ():
        if value not in there:
            yield CheckProblem(
                message("{field} has no answer {value}", field=name, value=value),
                message("there are: {names}", names=", ".join(there)),
                f"{path}.only_if.is_any_of",
            )


def _answers(subject: CheckSubject, field: FormField) -> tuple[str, ...]:
    """What a field that is answered by choosing can hold."""
    if field.type is AnswerType.YES_NO:
        return ("yes", "no")
    if field.choices_from is None:
        return tuple(str(choice.id) for choice in field.choices)
    try:
        tiers = resolve(subject.policy, field.choices_from)
    except LookupError:
        return ()
    return tuple(str(tier.id) for tier in tiers if isinstance(tier, Tier)) if isinstance(tiers, tuple) else ()


def _not_among(
    fields: Mapping[str, FormField], is_right: Callable[[FormField], bool], name: str, path: str
) -> Iterator[CheckProblem]:
    """`name` is of no field that is right; only where that is so are all fields gone through, to say which are."""
    if name not in fields or not is_right(fields[name]):
        right = [other for other, field in fields.items() if is_right(field)]
        yield CheckProblem(
            message("{path}: the form has no field {field}", path=path, field=name),
            message("there are: {names}", names=", ".join(right)),
            path,
        )
