"""Faults in the notice: a copy of the official text that is not the official text any more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from benchmarks.faults import text_rules as rules
from benchmarks.faults.fault import Candidates, Fault, FaultClass, source
from benchmarks.faults.original import FOLDER, Original
from benchmarks.faults.placing import source_fault
from benchmarks.faults.text_rules import Edit, Rule

_NOTICE = f"{FOLDER}/notice.txt"
_SENTENCE = re.compile(r"(?<=。)[^。（）\n]{8,}。")
_CLAUSE = re.compile(r"^[一二三四五六七八九十]+、", re.MULTILINE)


def _by(rule: Rule) -> Candidates:
    return lambda original: (source_fault(original, _NOTICE, edit) for edit in rule(original.text(_NOTICE)))


def _by_units(rule: Callable[[tuple[str, ...]], Rule]) -> Candidates:
    return lambda original: _by(rule(original.units))(original)


def _sentence_gone(text: str) -> Iterator[Edit]:
    yield from (Edit(found.start(), found.end(), "") for found in _SENTENCE.finditer(text))


def _sentence_twice(text: str) -> Iterator[Edit]:
    yield from (Edit(found.end(), found.end(), found[0]) for found in _SENTENCE.finditer(text))


def _sentence_new(text: str) -> Iterator[Edit]:
    """Words that the notice does not have."""
    for found in _SENTENCE.finditer(text):
        for words in ("企业应当按季度报送统计数据。", "对成效突出的企业再给予一次性奖励。", "本款由市财政局负责解释。"):
            yield Edit(found.end(), found.end(), words)


def _clauses(original: Original) -> Iterator[Fault]:
    """A clause is gone, or has its neighbour's number."""
    text = original.text(_NOTICE)
    starts = [found.start() for found in _CLAUSE.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield source_fault(original, _NOTICE, Edit(start, end, ""))
    for found in _CLAUSE.finditer(text):
        yield source_fault(
            original, _NOTICE, Edit(found.start(), found.end(), "二、" if found[0] != "二、" else "三、")
        )


def _labels(text: str) -> Iterator[Edit]:
    for found in re.finditer("牵头单\n*\n*位|配合单位", text):
        yield Edit(found.start(), found.end(), "配合单位" if found[0].startswith("牵") else "牵头单位")


def _truncated(text: str) -> Iterator[Edit]:
    for found in re.finditer("。", text):
        if len(text) // 2 < found.end() < len(text):
            yield Edit(found.end(), len(text), "")


CLASSES: tuple[FaultClass, ...] = (
    source("notice: figure", _by(rules.either(rules.digit, rules.digit_added))),
    source("notice: unit", _by(rules.UNITS)),
    source("notice: percent sign", _by(rules.PERCENT_SIGN)),
    source("notice: numeral or repetition", _by(rules.NUMERALS)),
    source("notice: bound dropped", _by(rules.BOUND_DROPPED)),
    source("notice: bound flipped", _by(rules.BOUND_FLIPPED)),
    source("notice: date", _by(rules.date)),
    source("notice: document number", _by(rules.document_number)),
    source("notice: duration", _by(rules.duration)),
    source("notice: level", _by(rules.LEVELS)),
    source("notice: negation", _by(rules.NEGATION)),
    source("notice: duty word", _by(rules.DUTY)),
    source("notice: another organisation", _by_units(rules.other_unit)),
    source("notice: organisation misspelt", _by_units(rules.misspelt_unit)),
    source("notice: organisation dropped", _by_units(rules.dropped_unit)),
    source("notice: lead and cooperating exchanged", _by(_labels)),
    source("notice: character altered", _by(rules.one_character)),
    source("notice: character dropped", _by(rules.character_dropped)),
    source("notice: look-alike character", _by(rules.LOOK_ALIKE)),
    source("notice: sentence gone", _by(_sentence_gone)),
    source("notice: sentence added", _by(rules.either(_sentence_new, _sentence_twice))),
    source("notice: clause gone or renumbered", _clauses),
    source("notice: cut off", _by(_truncated)),
)
