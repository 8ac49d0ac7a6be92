"""Faults in the office's own wording: answers, summaries, remarks, interpretations, forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from benchmarks.faults import text_rules as rules
from benchmarks.faults.fault import Candidates, Fault, FaultClass, source
from benchmarks.faults.model_figures import MODEL
from benchmarks.faults.original import FOLDER, Original
from benchmarks.faults.placing import at_values, deleted, in_values, set_to, source_fault, together
from benchmarks.faults.text_rules import Edit
from benchmarks.faults.yaml_nodes import Value, at

FAQ, FORMS = "faq.yaml", "forms.yaml"
_ANSWER = r"faq\..*\.answer"
_STATEMENT = r"(?!eligibility).*\.(statement|summary|introduction)"
_LOOKUP = re.compile(r"\{\{ *([\w.-]+) *\}\}")
_QUOTED = re.compile(r"\[([^\[\]]+)\]\(clause:(\w+)\)")
_SENTENCE = re.compile(r"(?<=[\u4e00-\u9fff])。")
_SOFTENERS = rules.replaced(
    {"，以主管部门解释为准": ("",), "按政策": ("",), "分别": ("",), "条款没有写明": ("条款已写明",)}
)

Made = Callable[[str, Original], Iterator[Edit]]


def _in_wording(file: str, pattern: str, made: Made) -> Candidates:
    """A class: `made` gives the edits of each wording of a file, within its own characters."""

    def candidates(original: Original) -> Iterator[Fault]:
        name = f"{FOLDER}/{file}"
        text = original.text(name)
        for value in at(text, pattern):
            for edit in made(text[value.start : value.end], original):
                yield source_fault(original, name, edit.moved(value.start))

    return candidates


def _typed_value(text: str, original: Original) -> Iterator[Edit]:
    """A look-up gives way to its value, typed by hand: right today."""
    for found in _LOOKUP.finditer(text):
        words = original.shown.get(found[1], "")
        if re.search(r"[0-9]|[局委府厅]$|级", words):
            yield Edit(found.start(), found.end(), words)


def _typed_quote(text: str, _: Original) -> Iterator[Edit]:
    """A checked quote with a fact in it becomes plain words."""
    for found in _QUOTED.finditer(text):
        if re.search(r"[0-9一百万]|级", found[1]):
            yield Edit(found.start(), found.end(), found[1])


def _typed_figure(text: str, _: Original) -> Iterator[Edit]:
    """A sentence with a figure that stands nowhere, and one that stands in the notice."""
    for found in _SENTENCE.finditer(text):
        for words in (
            "，最高30万元",
            "，每户10万元",
            "，连续3年",
            "，按20%计算",
            "，须在60日内提出",
            "，由市财政局拨付",
        ):
            yield Edit(found.start(), found.start(), words)


def _other_lookup(text: str, original: Original) -> Iterator[Edit]:
    """The value of another item: right as a figure, wrong in this place."""
    paths = sorted(
        path for path in original.shown if path.startswith(("awards.", "clauses.", "organisations.", "validity."))
    )
    for found in _LOOKUP.finditer(text):
        kin = [path for path in paths if _like(path, found[1]) and original.shown[path] != original.shown.get(found[1])]
        if kin:
            yield Edit(found.start(1), found.end(1), kin[len(found[1]) % len(kin)])


def _like(path: str, other: str) -> bool:
    """awards.x.amount and awards.y.amount: the same collection, the same last name or depth."""
    mine, theirs = path.split("."), other.split(".")
    return path != other and mine[0] == theirs[0] and len(mine) == len(theirs) and mine[2:3] == theirs[2:3]


def _quote_altered(text: str, _: Original) -> Iterator[Edit]:
    for found in _QUOTED.finditer(text):
        yield from (edit.moved(found.start(1)) for edit in rules.one_character(found[1]))


def _quote_of_another(text: str, _: Original) -> Iterator[Edit]:
    for found in _QUOTED.finditer(text):
        new = "c09" if found[2] != "c09" else "c03"
        yield Edit(found.start(2), found.end(2), new)


def _plain(rule: rules.Rule) -> Made:
    """A rule for the office's own words: neither look-ups nor quotes."""

    def made(text: str, _: Original) -> Iterator[Edit]:
        taken = [found.span() for pattern in (_LOOKUP, _QUOTED) for found in pattern.finditer(text)]
        for edit in rule(text):
            if not any(start < edit.end and edit.start < end for start, end in taken):
                yield edit

    return made


def _everywhere(made: Made) -> Candidates:
    return together(
        _in_wording(FAQ, _ANSWER, made),
        _in_wording(MODEL, _STATEMENT, made),
        _in_wording(FORMS, r".*\.(help|how_to\.\d+|label)", made),
    )


def _answers(made: Made) -> Candidates:
    return together(_in_wording(FAQ, _ANSWER, made), _in_wording(MODEL, _STATEMENT, made))


def _not_in_notice(_: str, value: Value) -> Iterator[Edit]:
    yield value.deleted()


def _right_made_up(text: str, _: Original) -> Iterator[Edit]:
    """What the notice grants the zone becomes a right of enterprises."""
    for found in re.finditer("支持(?:钦州高新区)?(?!.?企业)", text):
        yield Edit(found.start(), found.end(), "企业可享受")


CLASSES: tuple[FaultClass, ...] = (
    source("wording: value typed by hand for a look-up", _everywhere(_typed_value)),
    source("wording: quote typed as plain words", _everywhere(_typed_quote)),
    source("wording: figure or organisation added", _answers(_typed_figure)),
    source("wording: look-up of another item", _everywhere(_other_lookup)),
    source("wording: duty word strengthened or weakened", _answers(_plain(rules.DUTY))),
    source("wording: negation dropped", _answers(_plain(rules.NEGATION))),
    source("wording: right of enterprises made up", _answers(_right_made_up)),
    source("wording: limitation dropped", _answers(_plain(_SOFTENERS))),
    source("wording: character altered", _everywhere(_plain(rules.one_character))),
    source("wording: quote altered by one character", _everywhere(_quote_altered)),
    source("wording: quote of another clause", _everywhere(_quote_of_another)),
    source(
        "FAQ: question altered", in_values(FAQ, r"faq\..*\.question", rules.either(rules.NEGATION, rules.one_character))
    ),
    source("FAQ: quote altered by one character", in_values(FAQ, r"faq\..*\.quote", rules.one_character)),
    source("FAQ: left open becomes answered", at_values(FAQ, r"faq\..*\.not_in_notice", _not_in_notice)),
    source("FAQ: other readers", at_values(FAQ, r"faq\..*\.audience", set_to("enterprise", "office", "publisher"))),
    source("FAQ: source deleted", deleted(FAQ, r"faq\..*\.source(\.\d+)?")),
    source(
        "forms: limit or rate of another award",
        at_values(
            FORMS,
            r".*\.(limit|choices_from|(computes|limited_by)\.award)",
            set_to(
                "awards.high-tech-recognition.amount",
                "awards.patent-purchase.amount",
                "awards.innovation-platform.tiers",
                "awards.gazelle.parts.once.amount",
                "awards.incubator-recognition.tiers",
                "awards.high-tech-recognition",
            ),
        ),
    ),
    source(
        "forms: award of another form",
        at_values(FORMS, r"forms\.[^.]*\.awards\.\d+", set_to("gazelle", "patent-purchase", "innovation-platform")),
    ),
    source(
        "forms: field for the formula",
        at_values(
            FORMS,
            r".*\.(computes|limited_by)\.(base|band|quantity|level|rank|year)(\.\d+)?",
            set_to("which-year", "award-year", "recognition-date", "once-amount"),
        ),
    ),
    source("forms: quote altered by one character", in_values(FORMS, r"forms\..*\.quote", rules.one_character)),
    source("forms: label altered", in_values(FORMS, r".*\.(label|title|help)", rules.one_character)),
)
