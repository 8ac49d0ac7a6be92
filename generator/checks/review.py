"""The office's wording must have been held against its clauses as they are today."""

from collections.abc import Iterator

from generator.checks.subject import CheckSubject, Problem
from generator.message import message
from generator.policy.review import ReviewState


def paraphrase_stale(subject: CheckSubject) -> Iterator[Problem]:
    """Wording whose clause or whose own text has changed since somebody accepted it must be read again and accepted:
    `policydocs review POLICY ITEM`.

    Passes: the text of the answer is the one that review.lock knows.

    Fails: the answer was edited after its review, or the clause it cites reads differently now.
    """
    for item in subject.reviews:
        if item.state is ReviewState.STALE and item.accepted is not None:
            changed = [clause for clause, sha in item.clauses.items() if item.accepted.clauses.get(clause) != sha]
            yield Problem(
                message(
                    "the clause has changed since {by} accepted this wording on {on}",
                    by=item.accepted.by,
                    on=item.accepted.on,
                )
                if changed
                else message(
                    "this wording has changed since {by} accepted it on {on}", by=item.accepted.by, on=item.accepted.on
                ),
                message(
                    "read it against the clause, then: policydocs review {policy} {item}",
                    policy=subject.loaded.name,
                    item=item.path,
                ),
                item.path,
                next(iter(changed or item.clauses), None),
            )


def paraphrase_unreviewed(subject: CheckSubject) -> Iterator[Problem]:
    """Wording that nobody has held against its clauses yet. Until then the documents of the policy say 草稿.

    Passes: review.lock lists the item.

    Fails (a warning): the item is new.
    """
    for item in subject.reviews:
        if item.state is ReviewState.UNREVIEWED:
            yield Problem(
                message("nobody has reviewed this wording yet"),
                message(
                    "read it against the clause, then: policydocs review {policy} {item}",
                    policy=subject.loaded.name,
                    item=item.path,
                ),
                item.path,
                next(iter(item.clauses), None),
            )


def draft_guess(subject: CheckSubject) -> Iterator[Problem]:
    """A drafted part that needs a person: `policydocs new` marks it with a comment that begins with 待核. Remove the
    comment when the part is right.

    Passes: no such comment is left.

    Fails (a note): # 待核：请核对施行日期和截止日期。
    """
    for place, words in subject.loaded.guesses:
        yield Problem(
            message("a draft to be looked at: {words}", words=words),
            message("correct the part below and remove the comment"),
            place=place,
        )
