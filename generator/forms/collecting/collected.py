"""A returned form to a checked record: which form it is, what it says, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.dataclass import dataclass
from generator.finding import Severity
from generator.forms.answers.answer import Answer
from generator.forms.collecting.editions import carried, old_edition, other_policy, policy_replaced
from generator.forms.collecting.interpreting import interpret
from generator.forms.collecting.known import KnownForm, Library, by_fields, by_store
from generator.forms.definition.definition import FormDefinition, is_genuine
from generator.forms.definition.read import read_definition
from generator.forms.definition.soundness import is_sound
from generator.forms.problem import FormProblem
from generator.forms.returned.raw import FormRefused, Identity, RawForm, several_forms
from generator.forms.rules.checking import checker
from generator.forms.rules.computed import completed
from generator.message import Message, message

_BLANK = FormProblem("blank-form", None, Severity.ERROR, message("nothing has been filled in"))

_LONGEST_DEFINITION = 1 << 18  # characters; a form of a hundred fields makes 20,000


@dataclass(frozen=True, slots=True)
class Collected:
    """One returned file. `definition` and `record` are None where it is no form that could be read.

    `edition`, `fingerprint`: as the file says; the record is in the terms of `definition`, today's where there is one.
    `computed`: given answers of computed fields that were put right stand in `problems`.
    """

    file: str
    definition: FormDefinition | None = None
    edition: str = ""
    fingerprint: str = ""
    record: dict[str, Answer] | None = None
    problems: tuple[FormProblem, ...] = ()
    known: KnownForm | None = None

    @property
    def failed(self) -> bool:
        """Whether an error is among its problems."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def collect_form(file: str, raw: RawForm | FormRefused, library: Library) -> Collected:
    """The checked record of a file, or the reason why there is none. Never raises for what a file holds."""
    if isinstance(raw, FormRefused):
        return _refused(file, raw)
    try:
        return _collected(file, raw, library)
    except FormRefused as refused:
        return _refused(file, refused)


def _refused(file: str, refused: FormRefused) -> Collected:
    return Collected(file, problems=(FormProblem(refused.code, None, Severity.ERROR, _with_hint(refused)),))


def _with_hint(refused: FormRefused) -> Message:
    return (
        message("{problem}. {hint}", problem=refused.words, hint=refused.hint)
        if refused.hint.template
        else refused.words
    )


@dataclass(frozen=True, slots=True)
class _Recognised:
    """Which definitions a form is read by: `own`, the one it was filled in on, and `today`."""

    own: FormDefinition
    known: KnownForm | None
    problems: tuple[FormProblem, ...]


def _collected(file: str, raw: RawForm, library: Library) -> Collected:
    which = _recognised(raw, library)
    reading = interpret(raw, which.own)
    answers, problems = dict(reading.answers), [*which.problems, *_remarks(raw), *reading.problems]
    definition, rules = which.own, which.known.checker if which.known else checker(which.own)
    if which.known is not None:
        definition = which.known.definition
        if definition.fingerprint != which.own.fingerprint:
            answers, lost = carried(answers, which.own, definition)
            problems += [*_policies(which.own, which.known), old_edition(which.own, definition), *lost]
        elif which.known.followed_by is not None:
            problems.append(policy_replaced(definition, which.known.followed_by))
    problems += rules.check(answers, frozenset(reading.unread)) if answers or reading.unread else (_BLANK,)
    return Collected(
        file=file,
        definition=definition,
        edition=which.own.edition,
        fingerprint=which.own.fingerprint,
        record=completed(definition, answers),
        problems=_in_order(problems, definition),
        known=which.known,
    )


def _policies(own: FormDefinition, known: KnownForm) -> Iterator[FormProblem]:
    if own.policy != known.definition.policy:
        yield other_policy(own, known.definition)
    elif known.followed_by is not None:
        yield policy_replaced(own, known.followed_by)


def _in_order(problems: list[FormProblem], definition: FormDefinition) -> tuple[FormProblem, ...]:
    """Those of the file first, then as the fields stand in the form."""
    order = {field.name: number for number, field in enumerate(definition.fields)}
    return tuple(sorted(problems, key=lambda problem: order.get(problem.field or "", -1)))


def _remarks(raw: RawForm) -> Iterator[FormProblem]:
    for remark in raw.remarks:
        yield FormProblem(remark.code, None, Severity.WARNING, remark.message)


def _recognised(raw: RawForm, library: Library) -> _Recognised:
    """Which form it is. Raises FormRefused where that cannot be told, or where it is several."""
    if len(raw.stores) > 1:
        raise several_forms(_called(store, library) for store in raw.stores)
    own = _definition(raw.definition) if raw.definition is not None else None
    known = _known(raw, own, library)
    problems = list(_altered(raw, own))
    if known is None:
        if own is None and raw.definition is not None:
            raise FormRefused(message("what it says about its own fields was altered"), code="definition-altered")
        if own is None:
            raise FormRefused(
                message("which form it is cannot be told; it is none of this workspace"),
                message("Name the workspace of its policy with --root."),
                "unknown-form",
            )
        words = message(
            "the workspace has no form {form} of {policy}; it is checked by its own rules only",
            form=own.form,
            policy=own.policy,
        )
        return _Recognised(own, None, (*problems, FormProblem("unknown-form", None, Severity.WARNING, words)))
    if own is not None:
        current = own.fingerprint == known.definition.fingerprint
        return _Recognised(known.definition if current else own, known, tuple(problems))
    if not _is_of_today(raw, known.definition):
        edition = known.definition.edition
        words = message("which edition it is cannot be told; it is read by today's ({edition})", edition=edition)
        problems.append(FormProblem("edition-unknown", None, Severity.WARNING, words))
    return _Recognised(known.definition, known, tuple(problems))


def _called(store: str, library: Library) -> str:
    """The form that data of this GUID belong to, or the GUID."""
    found = by_store(library, (store,))
    return found.definition.title if found else store


def _altered(raw: RawForm, own: FormDefinition | None) -> Iterator[FormProblem]:
    """A file that says of itself what does not fit together."""
    if raw.definition is not None and own is None:
        words = message("what it says about its own fields was altered; it is read by today's form")
        yield FormProblem("definition-altered", None, Severity.ERROR, words)
    elif own is not None and raw.identity != Identity(own.policy, own.form, own.edition, own.fingerprint):
        words = message("what it says about its policy, form or edition was altered; its own fields tell them")
        yield FormProblem("definition-altered", None, Severity.ERROR, words)


@lru_cache(maxsize=64)
def _definition(text: str) -> FormDefinition | None:
    """The definition in `text`, None where there is none, it is not sound, or its fingerprint is not its own.

    Cached: the forms of one batch carry a few definitions only.
    """
    if len(text) > _LONGEST_DEFINITION:
        return None
    try:
        found = read_definition(text)
    except ValueError:
        return None
    return found if is_genuine(found) and is_sound(found) else None


def _known(raw: RawForm, own: FormDefinition | None, library: Library) -> KnownForm | None:
    """The form of today: by its own fields, by what the file says, by what its controls are bound to or called."""
    if own is not None:
        return library.form(own.policy, own.form)
    found = library.form(raw.identity.policy, raw.identity.form) if raw.identity else None
    found = found or by_store(library, raw.stores)
    return found or by_fields(library, (slot.name for slot in raw.slots if slot.name))


def _is_of_today(raw: RawForm, today: FormDefinition) -> bool:
    prints = (raw.identity.fingerprint,) if raw.identity else raw.prints
    return any(today.fingerprint.startswith(found) for found in prints)
