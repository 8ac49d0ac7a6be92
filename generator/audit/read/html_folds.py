"""What folds on a page, and the boxes to tick: the two places where a reader sees less, or something to press."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.audit.read.finished import Foreign

_BOX = {"type": "checkbox"}
_NOT_IN_A_FOLD = ("h1", "h2", "h3", "h4", "nav", "details", "blockquote", "section", "form")
QUESTION_FOLD = "question-fold"  # code of what a document that answers questions may have


def is_box(label: etree._Element) -> bool:
    """Whether a label is a box to tick with its words: nothing stands before the box, which is not ticked, and the
    label is all that an item of a list to tick has."""
    around = label.getparent()
    return (
        label.tag == "label"
        and not label.attrib
        and len(label) > 0
        and label[0].tag == "input"
        and dict(label[0].attrib) == _BOX
        and not label.text
        and around is not None
        and around.tag == "li"
        and len(around) == 1
        and _class(around.getparent()) == "tick"
    )


def odd_folds(root: etree._Element) -> Iterator[Foreign]:
    """Folds that hide what no page of ours hides, and boxes elsewhere than in a list to tick; questions that fold as
    what they are: only a document that answers questions may have some."""
    for fold in root.iter("details"):
        closed = fold.get("open") is None
        fits = _has_summary(fold) and (_is_question(fold) if closed else _is_contents(fold))
        if closed or not fits:
            words = "".join(map(str, fold.itertext())).strip()[:40]
            yield Foreign(QUESTION_FOLD if fits else "active-content", f"<details>: {words}")
    for label in root.iter("label"):
        if _is_loose(label) and not is_box(label):
            yield Foreign("active-content", "<label>: a box to tick that is not one of ours")


def _is_loose(label: etree._Element) -> bool:
    """Whether a label with something to tick stands in an item of a list."""
    around = label.getparent()
    return around is not None and around.tag == "li" and label.find("input") is not None


def _has_summary(fold: etree._Element) -> bool:
    """Whether a fold begins with its summary, and has no other."""
    tags = [each.tag for each in fold]
    return tags[:1] == ["summary"] and tags.count("summary") == 1


def _is_contents(fold: etree._Element) -> bool:
    """Contents that stand open, behind their heading."""
    around = fold.getparent()
    return (
        around is not None
        and around.tag == "nav"
        and len(around) == 1
        and "class" not in fold.attrib
        and [each.tag for each in fold] == ["summary", "ul"]
        and [each.tag for each in fold[0]] == ["h2"]
    )


def _is_question(fold: etree._Element) -> bool:
    """A question with its answer: no heading, no note and no further fold is out of sight in it."""
    around = fold.getparent()
    hidden = [each for part in fold[1:] for each in part.iter()]
    return (
        around is not None
        and around.tag == "main"
        and _class(fold) == "fold"
        and [each.tag for each in fold[0]] == ["h3"]
        and not any(each.tag in _NOT_IN_A_FOLD or _class(each).startswith("note") for each in hidden)
    )


def _class(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get("class", ""))
