"""The wording of the templates must be as somebody accepted it: flipped words in it contradict no clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.subject import CheckProblem
from generator.finding import FilePlace
from generator.message import message
from generator.policy.review import LOCK_FILE, ReviewState
from generator.policy.template_review import TemplateReview

_HINT = message("read it, then: policydocs review --templates")


def template_stale(reviews: Iterable[TemplateReview]) -> Iterator[CheckProblem]:
    """Once the templates of a folder have been accepted, a change of their wording, columns, loops or declarations
    must be accepted too: `policydocs review --templates`. Looks edited in styles/reference.docx need no review.

    Passes: templates/review.lock knows guidebook/_apply.xml.j2 as it is.

    Fails: its words 申请前请向牵头单位了解 became 申请前请向配合单位了解; a column was taken out of a table;
    the lock was edited by hand.
    """
    for each in reviews:
        if each.state is not ReviewState.STALE:
            continue
        if each.name == LOCK_FILE:
            told = message("templates/{file} is not as the tool wrote it", file=LOCK_FILE)
        elif each.gone:
            told = message("the template {name} was accepted, and it is gone", name=each.name)
        else:
            told = message("nobody has accepted the template {name} as it is now", name=each.name)
        yield CheckProblem(told, _HINT, place=FilePlace(f"{each.folder}/{each.name}"))


def template_unreviewed(reviews: Iterable[TemplateReview]) -> Iterator[CheckProblem]:
    """A workspace's own template takes the place of the tool's, and nobody has accepted its wording yet.

    Passes: the workspace has no templates of its own, or templates/review.lock knows them.

    Fails (a warning): templates/faq/_question.xml.j2 in a workspace without templates/review.lock.
    """
    for each in reviews:
        if each.state is ReviewState.UNREVIEWED:
            told = message("nobody has accepted the template {name} of this workspace yet", name=each.name)
            yield CheckProblem(told, _HINT, place=FilePlace(f"{each.folder}/{each.name}"))
