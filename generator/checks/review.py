"""The office's wording must have been held against its clauses as they are today, and the model stay as it was then."""

from collections.abc import Iterator

from generator.checks.subject import CheckProblem, CheckSubject
from generator.finding import FilePlace
from generator.message import Message, message
from generator.policy.review import LOCK_FILE, NOTICE, Accepted, Reviewed, ReviewState


def paraphrase_stale(subject: CheckSubject) -> Iterator[CheckProblem]:
    """An item that has changed since somebody accepted it, or whose clause or looked-up values have, must be read
    again and accepted: `policydocs review POLICY ITEM`. The whole item counts, not its wording alone; of its clauses
    the words that it quotes and the sentences that bear on it.

    Passes: the answer is the one that review.lock knows.

    Fails: the answer was edited after its review, it is addressed to other readers now, or the clause it cites reads
    differently.
    """
    for item in subject.review_states:
        if item.state is ReviewState.STALE and item.accepted is not None:
            changed = _changed(item, item.accepted)
            by, on = item.accepted.by, item.accepted.on
            if item.path == NOTICE:
                told = message("the notice has changed since {by} accepted the model on {on}", by=by, on=on)
            elif changed:
                told = message("the clause has changed since {by} accepted this wording on {on}", by=by, on=on)
            elif item.wording:
                told = message("this wording has changed since {by} accepted it on {on}", by=by, on=on)
            else:
                told = message("this item has changed since {by} accepted it on {on}", by=by, on=on)
            yield _problem(subject, item, told, _clause(item, changed))


def paraphrase_unreviewed(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Wording that nobody has held against its clauses yet. Until then the documents of the policy say 草稿.

    Passes: review.lock lists the item.

    Fails (a warning): the item is new in a policy of which not everything has been accepted yet.
    """
    for item in subject.review_states if not subject.loaded.lock.complete else ():
        if item.state is ReviewState.UNREVIEWED and item.wording:
            told = message("nobody has reviewed this wording yet")
            yield _problem(subject, item, told, _clause(item, []))


def item_added(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Once all of a policy has been accepted, whatever is added to it must be accepted before it gets out.

    Passes: review.lock, complete, lists every item of the model.

    Fails: an award, an answer or a condition that came later and that nobody has accepted.
    """
    for item in subject.review_states if subject.loaded.lock.complete else ():
        if item.state is ReviewState.UNREVIEWED:
            told = message("it was added after everything had been accepted, and nobody has reviewed it")
            yield _problem(subject, item, told, _clause(item, []))


def item_removed(subject: CheckSubject) -> Iterator[CheckProblem]:
    """What has been accepted does not vanish unseen: an item that review.lock lists is in the model.

    Passes: every item of review.lock is there.

    Fails: an answer of the FAQ, a remark, an interpretation was taken out after its review. If that was meant:
    `policydocs review POLICY`.
    """
    present = {item.path for item in subject.review_states}
    for path, accepted in subject.loaded.lock.items.items():
        if path not in present:
            yield CheckProblem(
                message("{by} accepted it on {on}, and it is gone", by=accepted.by, on=accepted.on),
                message("restore it, or accept the model without it: policydocs review {policy}", policy=subject.name),
                path,
                next((clause for clause in accepted.clauses if clause in subject.clauses), None),
            )


def review_lock_edited(subject: CheckSubject) -> Iterator[CheckProblem]:
    """review.lock carries a seal over all that it says; only `policydocs review` writes it.

    Passes: the file as the tool wrote it.

    Fails: a hash, a name or a day in it was changed by hand, an entry was taken out, or two versions were merged.
    """
    if not subject.loaded.lock.sealed:
        yield CheckProblem(
            message("{file} is not as the tool wrote it: its seal does not fit", file=LOCK_FILE),
            message("restore it from your archive, or review again: policydocs review {policy}", policy=subject.name),
            place=subject.file(LOCK_FILE),
        )


def _clause(item: Reviewed, changed: list[str]) -> str | None:
    """The clause to show: one that changed, else the first; the notice as a whole has none."""
    return None if item.path == NOTICE else next(iter(changed or item.clauses), None)


def _changed(item: Reviewed, accepted: Accepted) -> list[str]:
    """The clauses of which other words stand now where the item rests on them."""
    if item.path == NOTICE:
        return []
    now, then = (item.rests, accepted.rests) if accepted.rests else (item.clauses, accepted.clauses)
    return [clause for clause, sha in now.items() if then.get(clause) != sha]


def _problem(subject: CheckSubject, item: Reviewed, told: Message, clause: str | None) -> CheckProblem:
    return CheckProblem(
        told,
        message(
            "read it against the clause, then: policydocs review {policy} {item}", policy=subject.name, item=item.path
        ),
        item.path,
        clause,
        place=FilePlace(subject.notice_file) if item.path == NOTICE else None,
    )


def draft_guess(subject: CheckSubject) -> Iterator[CheckProblem]:
    """A drafted part that needs a person: `policydocs new` marks it with a comment that begins with 待核. Remove the
    comment when the part is right.

    Passes: no such comment is left.

    Fails (a note): # 待核：请核对施行日期和截止日期。
    """
    for place, words in subject.loaded.guesses:
        yield CheckProblem(
            message("a draft to be looked at: {words}", words=words),
            message("correct the part below and remove the comment"),
            place=place,
        )
