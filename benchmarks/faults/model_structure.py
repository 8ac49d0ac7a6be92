"""Faults in what the model holds: items that are gone, joined otherwise or expected otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.faults.fault import FaultClass, source
from benchmarks.faults.model_figures import MODEL
from benchmarks.faults.placing import at_values, deleted, key_renamed, set_to, together
from benchmarks.faults.text_rules import Edit
from benchmarks.faults.yaml_nodes import Value

_ID = r"(?!\d+$)[^.]*"
_LEAF = r"eligibility\.all_of\.(?:[^.]*\.(?:any_of|all_of)\.)*"


def _expected(text: str, value: Value) -> Iterator[Edit]:
    """expected: false for a leaf that expects true, and the other way round."""
    indent = " " * (value.start - text.rfind("\n", 0, value.start) - 1)
    stated = text.find("expected:", value.start, value.end)
    if stated < 0:
        yield Edit(value.start, value.start, f"expected: false\n{indent}")
    else:
        yield Edit(stated, stated + len("expected: false"), "expected: true")


def _alternatives(text: str, value: Value) -> Iterator[Edit]:
    yield from key_renamed({"any_of": "all_of", "all_of": "any_of"})(text, value)


CLASSES: tuple[FaultClass, ...] = (
    source("model: award deleted", deleted(MODEL, rf"awards\.{_ID}")),
    source("model: tier or part deleted", deleted(MODEL, rf"awards\.{_ID}\.(tiers|parts)\.{_ID}")),
    source("model: measure deleted", deleted(MODEL, rf"measures\.{_ID}")),
    source("model: condition deleted", deleted(MODEL, rf"awards\.{_ID}\.conditions(\.{_ID})?")),
    source("model: exclusion deleted", deleted(MODEL, rf"awards\.{_ID}\.exclusions(\.{_ID})?")),
    source("model: scope or benefit deleted", deleted(MODEL, rf"awards\.{_ID}\.(scope|benefit)")),
    source("model: target or fund deleted", deleted(MODEL, rf"measures\.{_ID}\.(target|fund)")),
    source("model: rule or definition deleted", deleted(MODEL, rf"(rules|definitions)\.{_ID}")),
    source("model: clause deleted", deleted(MODEL, rf"clauses\.{_ID}")),
    source("model: organisation deleted", deleted(MODEL, rf"organisations\.{_ID}")),
    source("model: summary deleted", deleted(MODEL, rf"clauses\.{_ID}\.summary")),
    source(
        "model: remark or interpretation deleted", deleted(MODEL, rf"(awards\.{_ID}\.remarks|interpretations)\.{_ID}")
    ),
    source("model: eligibility leaf deleted", deleted(MODEL, rf"{_LEAF}{_ID}")),
    source(
        "model: any_of and all_of exchanged", at_values(MODEL, r"eligibility\.(?:.*\.)?(any_of|all_of)", _alternatives)
    ),
    source(
        "model: expected answer flipped",
        at_values(
            MODEL,
            rf"{_LEAF}{_ID}",
            lambda text, value: (
                _expected(text, value)
                if "question:" in text[value.start : value.end] and "_of:" not in text[value.start : value.end]
                else iter(())
            ),
        ),
    ),
    source(
        "model: addressee changed",
        at_values(MODEL, rf"measures\.{_ID}\.addressee", set_to("enterprise", "zone", "department")),
    ),
    source(
        "model: kind of a rule changed",
        at_values(MODEL, rf"rules\.{_ID}\.kind", set_to("own_terms", "precedence", "amendment", "higher_rules")),
    ),
    source(
        "model: award leads to another form",
        at_values(
            MODEL, rf"awards\.{_ID}\.form", set_to("gazelle", "incubator", "patent-purchase", "high-tech-recognition")
        ),
    ),
    source(
        "model: exclusion stated as condition",
        at_values(
            MODEL,
            rf"awards\.{_ID}\.(conditions|exclusions)",
            key_renamed({"conditions": "exclusions", "exclusions": "conditions"}),
        ),
    ),
    source(
        "forms: form, group or field deleted",
        together(
            deleted("forms.yaml", rf"forms\.{_ID}"),
            deleted("forms.yaml", rf"forms\.{_ID}\.groups\.{_ID}\.fields\.{_ID}"),
        ),
    ),
    source("FAQ: question deleted", deleted("faq.yaml", rf"faq\.groups\.{_ID}\.questions\.{_ID}")),
)
