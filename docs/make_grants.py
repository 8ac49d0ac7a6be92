"""docs/grants.md from the patterns in tests/grants: `python -m docs.make_grants`.

Every pattern is a small notice with its model. What the page prints is what the tool makes of it today: the YAML is
checked against the sentence, the words stand in a composed guidebook, the sums are computed by the model's own rules.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from generator.checks.run import run_checks
from generator.checks.subject import CheckSubject
from generator.documents.blocks import Document, Statement
from generator.documents.compose import TEMPLATE_FUNCTIONS, Subject, compose
from generator.documents.ledger import entries
from generator.documents.templates import TemplateSet, load_templates
from generator.finding import Finding, Severity
from generator.notice.model import Notice
from generator.notice.read import read_notice
from generator.policy import wording
from generator.policy.awards import Award, Part, Tier
from generator.policy.bounds import ends_of
from generator.policy.granting import GrantedLine, granted
from generator.policy.granting_inputs import AmbiguousLineError, CannotGrantError, CaseInputs, NoLineError
from generator.policy.load import LoadedPolicy, load_policy
from generator.policy.model import Policy
from generator.policy.paths import resolve
from generator.policy.status import status_on
from generator.policy.values import Money

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "grants.md"
PATTERNS = ROOT / "tests" / "grants"
AS_OF = datetime.date(2023, 6, 30)
NO_LINE = "没有适用的档次"
UNDECIDED = "原文没有说明界限本数属于哪一档，由受理单位认定"
_TERM = "本办法自发布之日起施行，执行至2026年12月31日止。"
_NUMERALS = "一二三四五六七八九十"
_HEAD = """\
# What notices grant

Patterns of grants, limits, bands and terms as notices print them; for each the YAML that states it, what the documents
print at a glance, and what it comes to. Made by `python -m docs.make_grants` from `tests/grants`: the sentences are
invented, the rest is what the tool makes of them. [model.md](model.md) explains every key.
"""
_NOTICE = """\
示例市人民政府
关于印发示例市支持发展若干办法的通知

示政规〔2022〕3号

现将《示例市支持发展若干办法》印发给你们，请认真贯彻执行。

2022年2月1日

示例市支持发展若干办法

为支持发展，制定本办法。

"""
_POLICY = """\
version: 2
id: {id}
title: 示例市支持发展若干办法
document_number: 示政规〔2022〕3号
issuers: [示例市人民政府]
issued: 2022-02-01
"""


# Where the guidebook prints what stands around the sums, and the word that the page puts before it.
_PLACES = {
    "glance.cap": "",
    "card.conditions": "条件：",
    "card.exclusions": "不予享受：",
    "eligibility": "申请条件：",
    "rules.words": "规则：",
    "cover.term": "执行期：",
}


def _place(statement: Statement) -> str:
    """The place of a statement; those of the requirements are told by what they show."""
    shows = any((span.path or "").startswith("eligibility.all_of") for span in statement.spans)
    return "eligibility" if shows else statement.place or ""


@dataclass(frozen=True)
class Pattern:
    """One pattern: what it shows, its clauses, the model of them, and cases to compute."""

    name: str
    shows: str
    clauses: tuple[str, ...]
    model: str
    cases: tuple[dict[str, Any], ...]

    @classmethod
    def read(cls, path: Path) -> Pattern:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return cls(path.stem, data["shows"], tuple(data["clauses"]), data["model"], tuple(data["cases"]))

    @property
    def all_clauses(self) -> tuple[str, ...]:
        """The clauses with the term behind them where they hold none."""
        return self.clauses if "\nvalidity:" in f"\n{self.model}" else (*self.clauses, _TERM)

    @property
    def notice_text(self) -> str:
        numbered = (f"{numeral}、{words}" for numeral, words in zip(_NUMERALS, self.all_clauses, strict=False))
        return _NOTICE + "\n\n".join(numbered) + "\n"

    @property
    def policy_yaml(self) -> str:
        """policy.yaml: the model, and before it what every policy has."""
        count = len(self.all_clauses)
        listed = ", ".join(f"{{id: c{n:02}, path: {_NUMERALS[n - 1]}}}" for n in range(1, count + 1))
        term = (
            f"validity: {{start: {{rule: from_publication}}, end: 2026-12-31, source: {{clause: c{count:02}, "
            f"quote: {_TERM.rstrip('。')}}}}}\n"
        )
        own_term = "\nvalidity:" in f"\n{self.model}"
        return f"{_POLICY.format(id=self.name)}clauses: [{listed}]\n{'' if own_term else term}{self.model}"


def files(pattern: Pattern, policy: Policy) -> dict[str, str]:
    """The files of a policy folder, with questions that name every award: what a build wants to have."""
    named = "、".join(f"{{{{ awards.{award.id} }}}}" for award in policy.awards)
    source = "{clause: c01, quote: " + json.dumps(pattern.clauses[0].rstrip("。"), ensure_ascii=False) + "}"
    faq = (
        f"faq:\n  groups:\n    - id: all\n      name: 奖补\n      questions:\n        - id: which\n"
        f"          question: 有哪些奖补？\n          answer: '{named}。'\n          source: {source}\n"
    )
    return {"notice.txt": pattern.notice_text, "policy.yaml": pattern.policy_yaml, "faq.yaml": faq}


@dataclass(frozen=True)
class Made:
    """What the tool makes of a pattern."""

    pattern: Pattern
    loaded: LoadedPolicy
    notice: Notice
    templates: TemplateSet

    @cached_property
    def errors(self) -> tuple[Finding, ...]:
        """What `check` says against the model; that nobody has reviewed it yet is no error."""
        subject = CheckSubject(self.loaded, self.notice, status_on(self.policy, AS_OF), AS_OF, "notice.txt")
        return tuple(found for found in run_checks(subject, {}) if found.severity is Severity.ERROR)

    @property
    def policy(self) -> Policy:
        return self.loaded.policy

    @cached_property
    def guidebook(self) -> Document:
        subject = Subject(self.notice, self.policy, status_on(self.policy, AS_OF))
        return next(compose(subject, self.templates, {"guidebook"}))

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """What the guidebook prints of the awards at a glance, a line an award, then their conditions, the requirements
        of all applicants, the rules, and the term where the pattern is about it."""
        awards: list[list[str]] = []
        others: dict[str, list[str]] = {place: [] for place in _PLACES}
        for entry in entries(self.guidebook, ("html",)):
            place, text = entry.statement.place or "", entry.statement.text
            if place == "glance.award":
                awards.append([])
            elif place == "glance.amount":
                awards[-1].append(text)
            elif entry.part == "body":
                others.get(_place(entry.statement), []).append(text)
        if "\nvalidity:" not in f"\n{self.pattern.model}":
            others.pop("cover.term")
        lines = ("；".join(lines).replace("：；", "，") for lines in awards)
        return (*lines, *(f"{_PLACES[place]}{text}" for place, texts in others.items() for text in texts))

    def computed(self, case: dict[str, Any]) -> str:
        """What a line comes to in a case, in the words of documents."""
        try:
            return wording.money(self.granted(case).money)
        except NoLineError:
            return NO_LINE
        except AmbiguousLineError:
            return UNDECIDED
        except CannotGrantError:
            return wording.NO_FIGURE

    def granted(self, case: dict[str, Any]) -> GrantedLine:
        line = resolve(self.policy, case["line"])
        assert isinstance(line, Award | Part | Tier)
        return granted(line, inputs(case), ends_of(self.policy.rules))

    def steps(self, case: dict[str, Any]) -> str:
        """How the sum came about: 罚款金额的1%＝3000元."""
        try:
            return "，".join(f"{step.rule}＝{wording.money(step.money)}" for step in self.granted(case).steps)
        except CannotGrantError:
            return ""


def inputs(case: dict[str, Any]) -> CaseInputs:
    """The figures of a case."""
    return CaseInputs(
        bases={name: Money(value=Decimal(str(value)), unit="CNY") for name, value in case.get("bases", {}).items()},
        figures={name: Decimal(str(value)) for name, value in case.get("figures", {}).items()},
        quantities={name: Decimal(str(value)) for name, value in case.get("quantities", {}).items()},
        level=case.get("level"),
        rank=case.get("rank"),
        year=case.get("year"),
    )


def make(folder: Path, patterns: Path = PATTERNS) -> Iterator[Made]:
    """Every pattern, written below `folder`, loaded and read again. Raises ValueError where one does not load."""
    templates = load_templates((ROOT / "templates",), TEMPLATE_FUNCTIONS)
    for path in sorted(patterns.glob("*.yaml")):
        pattern = Pattern.read(path)
        own = folder / pattern.name
        own.mkdir(parents=True)
        (own / "notice.txt").write_text(pattern.notice_text, encoding="utf-8", newline="\n")
        (own / "policy.yaml").write_text(pattern.policy_yaml, encoding="utf-8", newline="\n")
        loading = load_policy(own, pattern.name)
        if loading.loaded is None:
            raise ValueError(f"{path}: {[str(found.message) for found in loading.findings]}")
        yield Made(pattern, loading.loaded, read_notice(own / "notice.txt"), templates)


def page() -> str:
    """The whole page."""
    with TemporaryDirectory() as folder:
        made = list(make(Path(folder)))
        table = "".join(_row(each) for each in made)
        sections = "\n".join(_section(each) for each in made)
    head = "| pattern | shows | printed | comes to |\n|---|---|---|---|\n"
    return f"{_HEAD}\n{head}{table}\n{sections}"


def _row(made: Made) -> str:
    name, case = made.pattern.name, made.pattern.cases[0]
    at_a_glance = len(made.policy.awards) + sum(not cap.awards for cap in made.policy.joint_caps)
    printed = "<br>".join(made.printed[:at_a_glance])
    return f"| [{name}](#{name}) | {made.pattern.shows} | {printed} | {case['about']}：{made.computed(case)} |\n"


def _section(made: Made) -> str:
    pattern = made.pattern
    said = "".join(f"> {clause}\n" for clause in pattern.clauses)
    printed = "".join(f"- {line}\n" for line in made.printed)
    cases = "".join(f"- {_case(made, case)}\n" for case in pattern.cases)
    return (
        f"## {pattern.name}\n\n{pattern.shows}\n\n{said}\n```yaml\n{pattern.model.strip()}\n```\n\n"
        f"Printed:\n\n{printed}\nComes to:\n\n{cases}"
    )


def _case(made: Made, case: dict[str, Any]) -> str:
    steps = made.steps(case)
    return f"{case['about']}：**{made.computed(case)}**" + (f"（{steps}）" if steps else "")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
