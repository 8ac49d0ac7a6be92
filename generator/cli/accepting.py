"""Accepting items of a policy: into its review lock, and the edition of a draft once nothing is left."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence

import click

from generator.checks.guesses import guessed_items
from generator.checks.subject import CheckSubject
from generator.cli.console import Console
from generator.cli.review_order import ReviewOrder, chosen_of, show, subject_of, tell_kept
from generator.cli.review_waiting import tell_turning_on_words, told_guessed, turning_on_words
from generator.message import message
from generator.policy.review import DRAFT_EDITION, LOCK_FILE, Accepted, Reviewed, ReviewState, sha, write_lock
from generator.policy.yaml_edit import with_value
from generator.publish.folder import write_if_changed

FIRST_EDITION = "第一版"


def accept(console: Console, order: ReviewOrder) -> int:
    """Accepts what was asked for; what still carries 待核 only where it is named."""
    subject = subject_of(console, order)
    if subject is None:
        return 1
    guessed = {} if order.items else guessed_items(subject)
    weighty = frozenset[str]() if order.items or order.ask else turning_on_words(console, subject)
    refused = {*guessed, *weighty}
    pending = tuple(item for item in chosen_of(subject, order.items) if item.path not in refused)
    pending = _asked(console, subject, pending, order)
    tell_kept(console, subject, by_name=False)
    if not refused and _is_last(subject, pending):
        subject, pending = _with_edition(console, subject, pending, order)
    accepted = {item.path: item.accepted_by(order.by, order.day.isoformat()) for item in pending}
    _write(console, subject, accepted, refused, order)
    _tell_left(console, subject, accepted, refused)
    left = [item.path for item in chosen_of(subject, ()) if item.path in refused]
    return _tell_refused(console, left, guessed, order.policy)


def _tell_refused(console: Console, left: Sequence[str], guessed: Container[str], policy: str) -> int:
    """What was not accepted along with the rest, and why; the exit code."""
    tell_turning_on_words(console, [path for path in left if path not in guessed], policy)
    return int(told_guessed(console, [path for path in left if path in guessed], policy) or bool(left))


def _write(
    console: Console,
    subject: CheckSubject,
    accepted: Mapping[str, Accepted],
    refused: Collection[str],
    order: ReviewOrder,
) -> None:
    lock, complete = _with(subject, accepted, refused, order)
    data = write_lock(lock, complete=complete, texts=_texts(subject))
    if write_if_changed(console.workspace.policy_folder(order.policy) / LOCK_FILE, data):
        console.tell(message("{count} items accepted by {name}", count=len(accepted), name=order.by))
    else:
        console.tell(message("{count} items are new or stale", count=0))


def _with_edition(
    console: Console, subject: CheckSubject, pending: tuple[Reviewed, ...], order: ReviewOrder
) -> tuple[CheckSubject, tuple[Reviewed, ...]]:
    """With the edition set that was given: the forms have another one then, which is accepted with them."""
    agreed = {item.path for item in subject.reviews if item.state is ReviewState.ACCEPTED}
    if not _set_edition(console, subject, order):
        return subject, pending
    now = subject_of(console, order)
    assert now is not None  # noqa: S101 - an edition in its place is as good as the one before
    again = (item for item in now.reviews if item.path in agreed and item.state is not ReviewState.ACCEPTED)
    return now, (*chosen_of(now, order.items), *again)


def _asked(
    console: Console, subject: CheckSubject, pending: tuple[Reviewed, ...], order: ReviewOrder
) -> tuple[Reviewed, ...]:
    """Shows the items; with --ask those that were accepted one by one."""
    agreed = []
    for item in pending:
        show(console, subject, item)
        if not order.ask or click.confirm(message("accept it?").text(console.translate)):
            agreed.append(item)
    return tuple(agreed)


def _tell_left(console: Console, subject: CheckSubject, accepted: Container[str], refused: Container[str]) -> None:
    """What is not accepted yet, none left out: what was accepted and what is left make what there was."""
    left = _left(subject, accepted)
    if _waits_for_a_person(left, refused):
        worded = sum(bool(item.wording) for item in left)
        console.tell(
            message(
                "{count} items are left to review, {worded} of them with wording of the office",
                count=len(left),
                worded=worded,
            )
        )


def _left(subject: CheckSubject, accepted: Container[str]) -> list[Reviewed]:
    return [item for item in subject.reviews if item.state is not ReviewState.ACCEPTED and item.path not in accepted]


def _waits_for_a_person(left: Iterable[Reviewed], refused: Container[str]) -> bool:
    """Whether any of it has to be judged; else all of it is accepted along with the last that had."""
    return any(_to_judge(item) or item.path in refused for item in left)


def _set_edition(console: Console, subject: CheckSubject, order: ReviewOrder) -> bool:
    """Gives what is called a draft, policy and forms, its edition in the model files. Whether there was any."""
    paths = [f"forms.{form.id}.edition" for form in subject.policy.forms if form.edition == DRAFT_EDITION]
    paths += ["edition"] if subject.policy.edition == DRAFT_EDITION or order.edition else []
    edition = order.edition or FIRST_EDITION
    for path in paths:
        place = subject.places.by_path[path]
        file = console.workspace.root / place.file
        write_if_changed(file, with_value(file.read_bytes().decode(), place, edition).encode())
        console.tell(message("{path} is {edition} now", path=path, edition=edition))
    return bool(paths)


def _is_last(subject: CheckSubject, pending: tuple[Reviewed, ...]) -> bool:
    """Whether nothing that a person has to judge is left once these items are accepted."""
    paths = {item.path for item in pending}
    return not any(_to_judge(item) for item in subject.reviews if item.path not in paths)


def _to_judge(item: Reviewed) -> bool:
    waits = item.state is ReviewState.UNREVIEWED and bool(item.wording)
    return waits or item.state is ReviewState.STALE


def _with(
    subject: CheckSubject, accepted: Mapping[str, Accepted], refused: Container[str], order: ReviewOrder
) -> tuple[dict[str, Accepted], bool]:
    """The lock with what is accepted now, without what is gone, and whether nothing is left to accept.

    What has no wording is accepted along with the last item that has some: there is nothing in it to judge.
    """
    lock = {
        item.path: _standing(item, seen=not order.items) for item in subject.reviews if item.accepted is not None
    } | dict(accepted)
    left = _left(subject, accepted)
    if _waits_for_a_person(left, refused):
        return lock, subject.loaded.lock.complete
    day = order.day.isoformat()
    return lock | {item.path: item.accepted_by(order.by, day) for item in left}, True


def _standing(item: Reviewed, *, seen: bool) -> Accepted:
    """What the lock says of an item. One that is as it was accepted is held to the words of today where the lock is of
    an earlier version, and where all that changed was `seen`; who accepted it and when stays."""
    assert item.accepted is not None  # noqa: S101 - asked for such items only
    dated = item.state is ReviewState.ACCEPTED and (not item.accepted.rests or (seen and item.kept))
    told = item.accepted
    return item.accepted_by(told.by, told.on, told.carried) if dated else told


def _texts(subject: CheckSubject) -> dict[str, str]:
    """The words of clauses, by hash: those that items were accepted against, and those of today."""
    lock = subject.loaded.lock
    return dict(lock.texts if lock.sealed else {}) | {
        sha(clause.text): clause.text for clause in subject.clauses.values()
    }
