"""Faults in the typed values of the model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.faults import text_rules as rules
from benchmarks.faults.fault import FaultClass, source
from benchmarks.faults.placing import (
    at_values,
    deleted,
    in_values,
    key_renamed,
    set_to,
    together,
    with_neighbour,
)
from benchmarks.faults.text_rules import Edit
from benchmarks.faults.yaml_nodes import Value

MODEL = "policy.yaml"
# Figures of a worked example are assumptions: any is as right as another.
_BORNE_OUT = r"(?!examples\.).*\."
_SUM = _BORNE_OUT + "(amount|target|fund)"


def _tenth_of_thousands(text: str, value: Value) -> Iterator[Edit]:
    """万元 read as 元: the last four zeros are gone."""
    found = re.search(r"0{4}$", text[value.start : value.end])
    if found:
        yield Edit(value.start + found.start(), value.end, "")


def _bounded(text: str, value: Value) -> Iterator[Edit]:
    """A bound that the clause does not have."""
    body = text[value.start : value.end]
    if body.startswith("{") and "bound" not in body:
        yield from (Edit(value.end - 1, value.end - 1, f", bound: {new}") for new in ("at_most", "at_least"))


def _inclusive(text: str, value: Value) -> Iterator[Edit]:
    """含 that the clause does not say."""
    body = text[value.start : value.end]
    if body.startswith(("{value", "{percent")):
        yield Edit(value.end - 1, value.end - 1, ", inclusive: true")


CLASSES: tuple[FaultClass, ...] = (
    source("model: digit of a sum", in_values(MODEL, _BORNE_OUT + "value", rules.digit)),
    source("model: zero too many", in_values(MODEL, _BORNE_OUT + "(value|percent|years|count)", rules.digit_added)),
    source("model: 万元 becomes 元", at_values(MODEL, _BORNE_OUT + "value", _tenth_of_thousands)),
    source("model: currency", at_values(MODEL, _BORNE_OUT + "unit", set_to("USD"))),
    source("model: percentage", in_values(MODEL, _BORNE_OUT + "percent", rules.digit)),
    source("model: base of a percentage", in_values(MODEL, r".*\.of", rules.one_character)),
    source("model: bound dropped", deleted(MODEL, r".*\.bound")),
    source("model: bound flipped", at_values(MODEL, r".*\.bound", set_to("at_most", "at_least"))),
    source("model: bound added", at_values(MODEL, _SUM, _bounded)),
    source("model: 含 added", at_values(MODEL, _SUM, _inclusive)),
    source(
        "model: tier order",
        together(
            with_neighbour(MODEL, r"awards\.[^.]*\.tiers\.[^.]*\.amount"),
            with_neighbour(MODEL, r"awards\.[^.]*\.tiers\.[^.]*\.level"),
        ),
    ),
    source("model: level", in_values(MODEL, r".*\.level", rules.LEVELS)),
    source(
        "model: duration",
        together(
            in_values(MODEL, r".*\.(years|months|days|count)", rules.digit),
            at_values(MODEL, r".*\.duration\.years", key_renamed({"years": "months"})),
            deleted(MODEL, r"awards\..*\.years"),
        ),
    ),
    source(
        "model: repetition",
        together(
            at_values(MODEL, r".*\.(payment|repetition)", set_to("one_off", "yearly", "not_said")),
            deleted(MODEL, r".*\.(payment|figures)"),
        ),
    ),
    source("model: date", in_values(MODEL, r"issued|validity\.end", rules.date)),
    source(
        "model: rule of the term",
        together(
            at_values(MODEL, r"validity\.start", set_to("{date: 2021-12-30}", "{date: 2022-01-01}")),
            deleted(MODEL, r"validity\.end"),
        ),
    ),
    source(
        "model: day that the term counts from",
        at_values(
            MODEL,
            r"validity\.start",
            set_to(
                "{rule: from_issue}",
                "{rule: from_publication, words: 自印发之日起施行}",
                "{rule: as_printed, words: 施行}",
            ),
        ),
    ),
    source("model: document number", in_values(MODEL, "document_number", rules.document_number)),
    source(
        "model: sum invented",
        at_values(
            MODEL,
            r"awards\..*\.amount",
            lambda text, value: set_to("{value: 100000, unit: CNY}")(text, value) if value.scalar else iter(()),
        ),
    ),
    source(
        "model: sum withheld",
        at_values(
            MODEL,
            r"awards\..*\.amount",
            lambda text, value: iter(()) if value.scalar else set_to("not_in_this_notice")(text, value),
        ),
    ),
    source(
        "model: target, fund and amount exchanged",
        at_values(MODEL, r"measures\..*\.(target|fund)", key_renamed({"target": "fund", "fund": "target"})),
    ),
    source(
        "model: formula of an example",
        together(
            at_values(
                MODEL, r"examples\..*\.operation", set_to("percent_of", "times", "sum", "smaller_of", "larger_of")
            ),
            at_values(
                MODEL,
                r"examples\..*\.inputs\.\d",
                set_to("awards.gazelle.parts.once.amount", "awards.gazelle.parts.yearly.amount", "regional-award"),
            ),
        ),
    ),
)
