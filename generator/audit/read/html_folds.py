"""What folds on a page, and the boxes to tick: the two places where a reader sees less, or something to press."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_BOX = {"type": "checkbox"}
_NOT_IN_A_FOLD = ("h1", "h2", "h3", "h4", "nav", "details", "blockquote", "section", "form")
_QUESTIONS = "faq"  # the kind of document whose questions fold


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


def odd_folds(root: etree._Element) -> Iterator[str]:
    """Folds that hide what no page of ours hides, and boxes elsewhere than in a list to tick, as printed."""
    kind = _class(root.find("body")).partition(" ")[0]
    for fold in root.iter("details"):
        fits = _is_contents(fold) if fold.get("open") is not None else kind == _QUESTIONS and _is_question(fold)
        if not fits or len(fold) == 0 or fold[0].tag != "summary" or len(fold.findall("summary")) != 1:
            yield f"<details>: {''.join(map(str, fold.itertext())).strip()[:40]}"
    for label in root.iter("label"):
        around = label.getparent()
        loose = label.find("input") is not None and around is not None and around.tag == "li"
        if loose and not is_box(label):
            yield "<label>: a box to tick that is not one of ours"


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
        and len(fold) > 0
        and [each.tag for each in fold[0]] == ["h3"]
        and not any(each.tag in _NOT_IN_A_FOLD or _class(each).startswith("note") for each in hidden)
    )


def _class(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get("class", ""))
