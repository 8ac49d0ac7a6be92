"""Faults in the words that the model takes from the notice: quotes, names, organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.faults import text_rules as rules
from benchmarks.faults.fault import Candidates, Fault, FaultClass, source
from benchmarks.faults.model_figures import MODEL
from benchmarks.faults.original import FOLDER, Original
from benchmarks.faults.placing import (
    at_values,
    deleted,
    in_values,
    source_fault,
    together,
    with_neighbour,
    with_units,
)
from benchmarks.faults.text_rules import Edit
from benchmarks.faults.yaml_nodes import Value, at

_QUOTE = r"(?!faq|forms).*\.quote"
_WORDS = r"awards\.[^.]*\.(beneficiary|trigger|benefit|scope)"
_UNITS = r"clauses\.[^.]*\.(lead|cooperating)"
_CLAUSE = re.compile(r"c(\d\d)")


def _other_clause(text: str, value: Value) -> Iterator[Edit]:
    found = _CLAUSE.fullmatch(text[value.start : value.end])
    for step in (1, 5):
        if found:
            yield Edit(value.start, value.end, f"c{(int(found[1]) - 1 + step) % 15 + 1:02}")


def _shorter(text: str, value: Value) -> Iterator[Edit]:
    """A quote that leaves out its last part."""
    for found in re.finditer("，", text[value.start : value.end]):
        rest = text[value.start + found.start() : value.end]
        yield Edit(value.start + found.start(), value.end, '"' if rest.endswith('"') else "")


def _exchanged_lists(original: Original) -> Iterator[Fault]:
    """lead and cooperating change places."""
    name = f"{FOLDER}/{MODEL}"
    text = original.text(name)
    for lead in at(text, r"clauses\.[^.]*\.lead"):
        key = text.rfind("lead:", 0, lead.start)
        found = re.compile(r"lead:(.*\n +)cooperating:").match(text, key)
        if found:
            yield source_fault(original, name, Edit(found.start(), found.end(), f"cooperating:{found[1]}lead:"))


def _moved_unit(original: Original) -> Iterator[Fault]:
    """The last lead organisation becomes the first cooperating one."""
    name = f"{FOLDER}/{MODEL}"
    text = original.text(name)
    for found in re.finditer(r"lead: \[(?:[^\]\n]*)(, )([\w-]+)\](\n +cooperating: \[)", text):
        yield source_fault(original, name, Edit(found.start(1), found.end(), f"]{found[3]}{found[2]}, "))


def _added_unit(original: Original) -> Iterator[Fault]:
    """An organisation that the clause does not name."""
    name = f"{FOLDER}/{MODEL}"
    text = original.text(name)
    known = tuple(original.model["organisations"])
    for value in at(text, _UNITS):
        named = text[value.start + 1 : value.end - 1].split(", ")
        extra = next(each for each in known[len(named) :] if each not in named)
        yield source_fault(original, name, Edit(value.end - 1, value.end - 1, f", {extra}"))


def _other_unit(original: Original) -> Iterator[Fault]:
    """One organisation is another one."""
    name = f"{FOLDER}/{MODEL}"
    text = original.text(name)
    known = tuple(original.model["organisations"])
    for value in at(text, rf"{_UNITS}\.\d+"):
        own = text[value.start : value.end]
        new = known[(known.index(own) + 7) % len(known)]
        yield source_fault(original, name, Edit(value.start, value.end, new))


def _of_another(file: str, pattern: str) -> Candidates:
    """A field has the words of its next namesake."""

    def candidates(original: Original) -> Iterator[Fault]:
        name = f"{FOLDER}/{file}"
        text = original.text(name)
        found = list(at(text, pattern))
        for first, second in zip(found, [*found[1:], found[0]], strict=True):
            left, right = text[first.start : first.end], text[second.start : second.end]
            if left != right:
                yield source_fault(original, name, Edit(first.start, first.end, right))

    return candidates


CLASSES: tuple[FaultClass, ...] = (
    source("model: quote altered by one character", in_values(MODEL, _QUOTE, rules.one_character)),
    source("model: character dropped from a quote", in_values(MODEL, _QUOTE, rules.character_dropped)),
    source("model: unseen or look-alike character", in_values(MODEL, _QUOTE, rules.UNSEEN)),
    source("model: figure in a quote", in_values(MODEL, _QUOTE, rules.digit)),
    source("model: quote cut short", at_values(MODEL, _QUOTE, _shorter)),
    source("model: wrong clause id", at_values(MODEL, r"(?!faq|forms).*\.clause", _other_clause)),
    source("model: negation in a quote", in_values(MODEL, _QUOTE, rules.NEGATION)),
    source("model: beneficiary, trigger or scope altered", in_values(MODEL, _WORDS, rules.one_character)),
    source(
        "model: beneficiary or trigger of another award",
        together(_of_another(MODEL, r"awards\.[^.]*\.beneficiary"), _of_another(MODEL, r"awards\.[^.]*\.trigger")),
    ),
    source(
        "model: trigger cut short", in_values(MODEL, r"awards\.[^.]*\.(trigger|scope|benefit)", rules.character_dropped)
    ),
    source(
        "model: verb of a measure",
        together(_of_another(MODEL, r"measures\.[^.]*\.verb"), in_values(MODEL, r"measures\.[^.]*\.verb", rules.DUTY)),
    ),
    source(
        "model: name of another item",
        together(_of_another(MODEL, r"awards\.[^.]*\.name"), _of_another(MODEL, r"measures\.[^.]*\.name")),
    ),
    source(
        "model: definition or title altered",
        in_values(
            MODEL, r"title|definitions\..*\.(term|meaning)|issuers\.\d|eligibility\.applies_to", rules.one_character
        ),
    ),
    source("model: lead and cooperating exchanged", together(_exchanged_lists, _moved_unit)),
    source("model: organisation dropped from a clause", deleted(MODEL, rf"{_UNITS}\.\d+")),
    source("model: organisation added to a clause", _added_unit),
    source("model: another organisation in a clause", _other_unit),
    source("model: order of organisations", with_neighbour(MODEL, r"clauses\.[^.]*\.(lead|cooperating)\.\d+")),
    source("model: organisation misspelt", with_units(MODEL, r"organisations\..*\.name", rules.misspelt_unit)),
    source("model: names of organisations exchanged", with_units(MODEL, r"organisations\..*\.name", rules.other_unit)),
    source("model: requirement altered", in_values(MODEL, r"eligibility\..*\.statement", rules.one_character)),
    source(
        "model: negation in a requirement", in_values(MODEL, r"eligibility\..*\.(statement|question)", rules.NEGATION)
    ),
)
