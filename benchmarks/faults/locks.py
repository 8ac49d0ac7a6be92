"""Faults in what guards the model: review locks edited by hand, and checks that are silenced while a figure changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial

from benchmarks.faults import text_rules as rules
from benchmarks.faults.fault import Candidates, Fault, FaultClass, Files, source, text_fault
from benchmarks.faults.original import FOLDER, Original
from benchmarks.faults.text_rules import Edit, Rule
from benchmarks.faults.yaml_nodes import at

_LOCK, _TEMPLATES = f"{FOLDER}/review.lock", "templates/review.lock"
_SILENCED = ("amount-mismatch", "amount-unclaimed", "fact-mismatch", "fact-unclaimed", "form-field-mismatch")


def _in_locks(rule: Rule) -> Candidates:
    def candidates(original: Original) -> Iterator[Fault]:
        for name in (_LOCK, _TEMPLATES):
            text = original.text(name)
            yield from (text_fault(name, text, edit) for edit in rule(text))

    return candidates


def _hash(text: str) -> Iterator[Edit]:
    for found in re.finditer(r'"[0-9a-f]{64}"', text):
        yield Edit(found.start(), found.end(), f'"{"0" * 64}"')


def _who(text: str) -> Iterator[Edit]:
    for found in re.finditer(r'"by": "([^"]*)"', text):
        yield Edit(found.start(1), found.end(1), "someone-else")


def _when(text: str) -> Iterator[Edit]:
    for found in re.finditer(r'"on": "\d{4}-\d\d-(\d\d)"', text):
        yield Edit(found.start(1), found.end(1), "01" if found[1] != "01" else "02")


def _entry_gone(text: str) -> Iterator[Edit]:
    for found in re.finditer(r'^"[^"]+": \{"by".*\},\n', text, re.MULTILINE):
        yield Edit(found.start(), found.end(), "")


def _words_then(text: str) -> Iterator[Edit]:
    """The words of a clause that the lock keeps as they were accepted."""
    for found in re.finditer(r'^"[0-9a-f]{64}": "[^"]*?(\d+)(?=万元|%|年)', text, re.MULTILINE):
        yield Edit(found.start(1), found.end(1), f"{int(found[1]) + 1}")


def _silenced(original: Original) -> Iterator[Fault]:
    """checks.yaml makes notes of what would tell, and a sum is another one."""
    name = f"{FOLDER}/policy.yaml"
    text = original.text(name)
    weights = json.dumps({"severities": dict.fromkeys(_SILENCED, "note")}).encode()
    for value in at(text, r"awards\..*\.(?:value|percent)"):
        for edit in rules.digit(text[value.start : value.end]):
            moved = edit.moved(value.start)
            yield Fault(name, f"silenced, and {moved.told(text)}", partial(_both, name, text, moved, weights))


def _both(name: str, text: str, edit: Edit, weights: bytes) -> Files:
    return {name: edit.applied(text).encode(), f"{FOLDER}/checks.yaml": weights}


CLASSES: tuple[FaultClass, ...] = (
    source("lock: hash of an item", _in_locks(_hash)),
    source("lock: who or when", _in_locks(rules.either(_who, _when))),
    source("lock: entry removed", _in_locks(_entry_gone)),
    source("lock: words of a clause as accepted", _in_locks(_words_then)),
    source("settings: checks silenced and a sum altered", _silenced),
)
