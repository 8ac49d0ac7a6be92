"""What an award gives: the package, the page (in node) and the audit agree over thousands of rules and answers."""

from __future__ import annotations

import json
import random
import subprocess
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from generator.audit.read.model import Model
from generator.audit.rederive.grant_rules import fields_of_rule, rule_of
from generator.documents.blocks import FieldType
from generator.documents.formula import Formula
from generator.forms.definition.definition import FieldDefinition, FormDefinition, as_json, is_genuine
from generator.forms.definition.read import read_definition
from generator.forms.definition.soundness import is_sound
from generator.forms.rules.computed import computed_answer, to_the_cent, why_open
from generator.forms.rules.granted import Open, granted
from generator.policy.as_data import without_none
from generator.policy.bounds import ends_of
from generator.policy.frozen import Frozen
from generator.policy.granting import granted as in_documents
from generator.policy.granting_inputs import AmbiguousLineError, CaseInputs
from generator.policy.values import Money
from tests.forms.random_awards import Drawn, answers, drawn

_STYLES = Path(__file__).parents[2] / "templates" / "styles"
_RUN = """
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
const told = ({ rule, record }) => {
  const found = Grants.granted(rule, record);
  const { sum, open } = Grants.computed({ operation: "granted", rule }, record);
  if (found === null) return null;
  return [Grants.toTheCent(found.least), found.most === null ? null : Grants.toTheCent(found.most), open, sum];
};
process.stdout.write(JSON.stringify(cases.map(told)));
"""
_RULES, _RECORDS = 1000, 8


@pytest.fixture(scope="module")
def awards() -> list[Drawn]:
    chance = random.Random(20261127)
    return [drawn(chance) for _ in range(_RULES)]


def _definition(made: Drawn) -> FormDefinition:
    fields = tuple(FieldDefinition(name, FieldType.NUMBER, str(made.fields[name].label)) for name in made.fields)
    total = FieldDefinition("total", FieldType.COMPUTED, "合计", formula=Formula("granted", rule=made.rule))
    asked = FieldDefinition("asked", FieldType.MONEY, "申请金额", within=made.rule)
    return FormDefinition("p", "f", "第一版", "表", (*fields, total, asked), "0")


def _plain(value: Frozen) -> dict[str, Any]:
    return without_none(value)


def _as_data(made: Drawn) -> dict[str, Any]:
    return as_json(_definition(made))["fields"][-1]["within"]


def test_the_audit_makes_the_same_rule_from_the_model(awards: list[Drawn]) -> None:
    for made in awards:
        model = Model(json.loads(json.dumps(made.model)), {}, {}, ())
        fields = {str(name): (_plain(field), str(name)) for name, field in made.fields.items()}
        found = rule_of(model, _plain(made.computing), fields)
        assert found == _as_data(made), made.award
        assert tuple(fields_of_rule(found)) == made.rule.fields


def test_a_rule_comes_back_from_its_definition_and_is_sound(awards: list[Drawn]) -> None:
    for made in awards:
        definition = _definition(made)
        back = read_definition(json.dumps(as_json(definition)))
        assert back == definition
        assert is_sound(back)
        assert not is_genuine(back)  # its fingerprint is made up


def test_the_page_computes_what_the_package_computes(awards: list[Drawn]) -> None:
    chance = random.Random(7)
    cases = [(made, answers(chance, made)) for made in awards for _ in range(_RECORDS)]
    told = [{"rule": _as_data(made), "record": record} for made, record in cases]
    found = _in_node(told)
    kinds: set[object] = set()
    for (made, record), shown in zip(cases, found, strict=True):
        wanted = _wanted(made, record)
        assert shown == wanted, (made.award, record)
        kinds.add("missing" if wanted is None else wanted[2])
    assert kinds == {"missing", None, "unsaid", "between", "no_line"}


def _wanted(made: Drawn, record: dict[str, str]) -> list[str | None] | None:
    found = granted(made.rule, record)
    if found is None:
        return None
    formula = Formula("granted", rule=made.rule)
    open_ = why_open(formula, record)
    most = None if found.most is None else to_the_cent(found.most)
    return [to_the_cent(found.least), most, open_.value if open_ else None, computed_answer(formula, record)]


def test_documents_and_forms_compute_alike(awards: list[Drawn]) -> None:
    """`granted` of the worked examples gives what forms give, and leaves an unsaid limit to the office as they do."""
    chance = random.Random(8)
    compared = undecided = 0
    for made in filter(_is_told_alike, awards):
        for _ in range(_RECORDS):
            record = answers(chance, made)
            found = granted(made.rule, record)
            if found is None or found.open is Open.NO_LINE:
                continue
            try:
                told = in_documents(made.award, _case(made, record), ends_of(made.rules)).money
            except AmbiguousLineError:
                undecided += 1
                assert found.open is Open.UNSAID or found.least == found.most  # whichever line applies
                continue
            assert found.open is not Open.UNSAID, (made.award, record)
            compared += 1
            least = None if made.rule.is_ceiling else found.least * 10_000  # of a ceiling only the upper end is told
            most = None if found.most is None else found.most * 10_000
            assert (least, most) == _told(told, made.rule.is_ceiling), (made.award, record)
    assert compared > _RULES
    assert undecided


def _case(made: Drawn, record: dict[str, str]) -> CaseInputs:
    """The answers as figures of a case: sums in yuan, counts in their units."""
    figures = {name: Decimal(answer) * _SIZES.get(name, 1) for name, answer in record.items() if name != "level"}
    bases = {"": Money(value=figures["base"], unit="CNY")} if "base" in figures else {}
    band = next((figures[name] for name in map(str, (made.computing.band,)) if name in figures), None)
    units = {"人": "people", "人次": "thousands", "平方米": "area", "月": "months"}
    return CaseInputs(
        bases=bases,
        figures={} if band is None else {"": band},
        quantities={unit: figures[name] for unit, name in units.items() if name in figures},
        level=record.get("level"),
        rank=int(record["rank"]) if "rank" in record else None,
        year=1,
    )


_SIZES = {"base": 10_000, "sum": 10_000, "dollars": 10_000, "thousands": 10_000}


def _is_told_alike(made: Drawn) -> bool:
    """Documents add up the years, and tell no sum of which only some parts have an upper end."""
    endless = any(line.bound == "at_least" for line in made.rule.lines)
    return not endless and not any(part.years for part in made.award.parts)


def _told(money: Money, is_ceiling: bool) -> tuple[Fraction | None, Fraction]:
    most = money.value if money.to is None else money.to
    return None if is_ceiling else Fraction(money.value), Fraction(most)


def _in_node(cases: list[dict[str, object]]) -> list[list[str | None] | None]:
    scripts = [(_STYLES / f"form-{name}.js").read_text(encoding="utf-8") for name in ("figures", "grants")]
    source = "\n".join((*scripts, _RUN))
    run = subprocess.run(
        ["/usr/bin/env", "node", "-e", source], input=json.dumps(cases), capture_output=True, text=True, check=True
    )
    found: list[list[str | None] | None] = json.loads(run.stdout)
    return found
