"""What `review` leaves to a person's own look: items that carry 待核, and those that turn on words of weight."""

from __future__ import annotations

from collections.abc import Container, Iterable

from generator.checks.subject import CheckSubject
from generator.checks.weighty_words import weighty_words
from generator.cli.console import Console
from generator.draft.record import still_as_made
from generator.message import message
from generator.policy.review import Reviewed, ReviewState

_NAMED_AT_ONCE = 6  # more names than that make no command that anybody reads


def turning_on_words(console: Console, subject: CheckSubject) -> frozenset[str]:
    """What waits to be accepted by name, or by a yes to it alone: words that a person wrote turn its meaning, and
    nothing can judge them."""
    waiting = (item for item in subject.reviews if item.state is not ReviewState.ACCEPTED)
    own = {item.path for item in waiting if weighty_words(subject, item)}
    return frozenset(own - still_as_made(console.workspace.policy_folder(subject.name)))


def tell_counted(console: Console, items: Iterable[Reviewed], marked: Container[str], weighty: Container[str]) -> None:
    """How many items wait, and for what: each is counted once, so that the parts make the whole."""
    waiting = [item for item in items if item.state is not ReviewState.ACCEPTED]
    guessed = sum(item.path in marked for item in waiting)
    by_name = sum(item.path in weighty and item.path not in marked for item in waiting)
    console.tell(
        message(
            "{count} items are new or stale: {together} are accepted together, {marked} carry 待核, {weighty} turn on "
            "words that no program can judge; {worded} of all have wording of the office",
            count=len(waiting),
            together=len(waiting) - guessed - by_name,
            marked=guessed,
            weighty=by_name,
            worded=sum(bool(item.wording) for item in waiting),
        )
    )


def tell_turning_on_words(console: Console, left: list[str], policy: str) -> None:
    if left:
        console.tell(
            message(
                "{count} items turn on words that no program can judge (negations, limits, promises) and are not "
                "accepted along with others: {names}",
                count=len(left),
                names=", ".join(left),
            )
        )
        names = " ".join(left) if len(left) <= _NAMED_AT_ONCE else "ITEM …"
        console.tell(
            message(
                "read each, then accept it by its name: policydocs review {policy} {names}; or one by one: policydocs "
                "review {policy} --ask",
                policy=policy,
                names=names,
            )
        )


def told_guessed(console: Console, left: list[str], policy: str) -> bool:
    """Says what was not accepted and why. Whether there is any."""
    if left:
        count, names = len(left), ", ".join(left)
        console.tell(message("{count} items still carry 待核 and are not accepted: {names}", count=count, names=names))
        console.tell(
            message("correct each and remove its comment, or name it: policydocs review {policy} ITEM", policy=policy)
        )
    return bool(left)
