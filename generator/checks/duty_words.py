"""Duty words: a paraphrase must not say more or less than its clause, nor move it to somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.subject import CheckProblem, CheckSubject, squeeze
from generator.message import message
from generator.policy.awards import Addressee, Measure
from generator.policy.prose import quotes_in, typed_text
from generator.policy.text import Prose
from generator.policy.walk import Visit, sources_of
from generator.regex import regex

# What a paraphrase says -> what its clause must then say (one of them).
_NEEDS: dict[str, tuple[str, ...]] = {
    "必须": ("必须", "应当", "须"),
    "务必": ("必须", "务必"),
    "应当": ("应当", "必须", "应"),
    "不得": ("不得", "严禁", "禁止", "不再", "不予"),
    "严禁": ("严禁", "禁止", "不得"),
    "禁止": ("严禁", "禁止", "不得"),
    "不予": ("不予", "不再", "不得"),
    "不再": ("不再", "不予", "不得"),
    "鼓励": ("鼓励",),
    "支持": ("支持", "扶持"),
    "优先": ("优先",),
    "原则上": ("原则上",),
    "予以": ("予以", "给予"),
    "给予": ("给予", "予以"),
    "可获得": ("给予", "予以", "享受", "奖励", "补助", "补贴"),
    "可享受": ("享受", "给予", "予以"),
    "有权": ("有权",),
    "一律": ("一律",),
    "保证": ("保证", "确保"),
    "确保": ("保证", "确保"),
}
# What limits or softens a clause and must not get lost in a statement that takes its place.
_KEEP = ("原则上", "优先", "不得", "不再", "不予", "鼓励", "应当", "必须")
_SAME = {"不再": ("不再", "不予", "不得"), "应当": ("应当", "必须"), "必须": ("必须", "应当")}
_CLAIMS_FOR_ENTERPRISES = regex(r"企业(?:均|都|也|就|即)?(?:可|有权|享受|享有|获得|应当获得|能)")


def duty_word_stronger(subject: CheckSubject) -> Iterator[CheckProblem]:
    """The office's wording uses a duty word (必须, 应当, 不得, 给予, 支持, 鼓励, 优先 …) only where the cited
    clauses use it or one of the same force.

    Passes, when the clause reads 鼓励企业申报发明专利:

        statement: 鼓励企业申报知识产权。

    Fails:

        statement: 企业应当申报知识产权。
    """
    for visit, words, clauses in _paraphrases(subject):
        said = "".join(subject.clauses[clause].text for clause in clauses)
        for duty, needed in _NEEDS.items():
            if _says(duty, words) and not any(word in said for word in needed):
                yield CheckProblem(
                    message(
                        "the wording says {duty}, the clause does not: {wording}", duty=duty, wording=_short(words)
                    ),
                    message("use the clause's own word"),
                    visit.path,
                    clauses[0],
                )


def _says(duty: str, words: str) -> bool:
    """Whether the wording uses the duty word, and not to say that the clause has none (没有禁止)."""
    return duty in words and re.search(rf"(?<!没有)(?<!不是)(?<!未){duty}", words) is not None


def duty_word_dropped(subject: CheckSubject) -> Iterator[CheckProblem]:
    """A statement that takes the place of quoted words keeps what limits or softens them: 原则上, 优先, 不得, 不再,
    鼓励, 应当.

    Passes, when the quote reads 原则上由园区统筹开发:

        statement: 规划控制范围原则上由园区统筹开发。

    Fails:

        statement: 规划控制范围由园区统筹开发。
    """
    for visit in subject.visits:
        if not isinstance(visit.value, Prose) or not visit.path.endswith(".statement"):
            continue
        if visit.path.startswith(("interpretations.", "eligibility")) or ".remarks." in visit.path:
            continue
        quoted = "".join(squeeze(source.quote) for source in visit.sources)
        whole = squeeze(typed_text(visit.value) + "".join(words for _, words in quotes_in(visit.value)))
        for duty in _KEEP:
            if duty in quoted and not any(word in whole for word in _SAME.get(duty, (duty,))):
                yield CheckProblem(
                    message(
                        "the clause says {duty}, the wording drops it: {wording}", duty=duty, wording=_short(whole)
                    ),
                    message("keep the clause's own word"),
                    visit.path,
                    str(visit.sources[0].clause),
                    duty,
                )


def addressee_moved(subject: CheckSubject) -> Iterator[CheckProblem]:
    """What the notice addresses to the zone or a department is no right of an enterprise, and the other way round;
    the verb of a measure stands in the words that it quotes.

    Passes, when the clause reads 支持园区谋划产业集群:

        measures: [{addressee: zone, verb: 支持, …}]

    Fails:

        measures: [{addressee: enterprise, verb: 支持, …}]
    """
    terms = sorted((squeeze(definition.term) for definition in subject.policy.definitions), key=len, reverse=True)
    for measure in subject.policy.measures:
        quoted = "".join(squeeze(source.quote) for source in sources_of(measure))
        yield from _addressee(measure, quoted, terms)
        if squeeze(measure.verb) not in quoted:
            yield CheckProblem(
                message("the verb {verb} does not stand in the quoted words", verb=measure.verb),
                message("use the verb of the quoted sentence"),
                f"measures.{measure.id}.verb",
                str(measure.source[0].clause),
            )
    for visit in subject.visits:
        if isinstance(visit.value, Prose) and visit.path.startswith("measures."):
            name = visit.path.split(".")[1]
            owner = next(measure for measure in subject.policy.measures if measure.id == name)
            found = _CLAIMS_FOR_ENTERPRISES.search(squeeze(typed_text(visit.value)))
            if found and owner.addressee is not Addressee.ENTERPRISE:
                yield CheckProblem(
                    message("{words}: the clause gives enterprises no such right", words=found[0]),
                    message("say whom the clause addresses"),
                    visit.path,
                    str(owner.source[0].clause),
                )


_ORGANISES = regex("(?:加强与|组织|策划|搭建|建立|建设|设立|举办|开展|依托|通过)[^，。；]+，")


def speaks_to_enterprises(quoted: str, terms: list[str]) -> bool:
    """Whether the words support, encourage or guide enterprises themselves: 鼓励企业…, 支持<园区>企业…

    组织招商活动，引导企业投资 is a task: what guides them is what a department does.
    """
    names = "|".join(map(re.escape, terms)) or r"(?!)"
    them = rf"(?:{names})?(?:内)?(?:的)?企业"
    led = None if _ORGANISES.match(quoted) else re.search(f"引导{them}", quoted)
    return led is not None or re.search(f"(?:支持|鼓励){them}", quoted) is not None


def _addressee(measure: Measure, quoted: str, terms: list[str]) -> Iterator[CheckProblem]:
    names = "|".join(map(re.escape, terms)) or r"(?!)"
    speaks = speaks_to_enterprises(quoted, terms)
    stated = measure.addressee is Addressee.ENTERPRISE
    no_right = re.search(rf"(?:支持|鼓励)(?:{names})(?!内?的?企业)", quoted) is not None or "企业" not in quoted
    if (stated and no_right and not speaks) or (not stated and speaks):
        yield CheckProblem(
            message(
                "addressee {stated}, but the clause says: {words}", stated=measure.addressee.value, words=_short(quoted)
            ),
            message("state whom the quoted words address"),
            f"measures.{measure.id}.addressee",
            str(measure.source[0].clause),
        )


def _paraphrases(subject: CheckSubject) -> Iterator[tuple[Visit, str, list[str]]]:
    """Every wording of the office with what it says by itself and the clauses it rests on."""
    for visit in subject.visits:
        if not isinstance(visit.value, Prose) or visit.path.startswith("forms.") or visit.path.endswith(".question"):
            continue
        cited = [str(source.clause) for source in visit.sources]
        if visit.path.startswith("clauses."):
            cited = [visit.path.split(".")[1]]
        clauses = [clause for clause in dict.fromkeys(cited) if clause in subject.clauses]
        if clauses:
            yield visit, squeeze(typed_text(visit.value)), clauses


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
