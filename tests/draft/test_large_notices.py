"""A notice has no limits: of clauses, awards, conditions, units. Its draft stays within those of the model."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from generator.checks.run import CHECKS
from generator.checks.subject import CheckSubject
from generator.draft.settle import settled
from generator.draft.yaml_text import without_comments
from generator.finding import Severity
from generator.notice.read import parse_notice
from generator.policy.load import LoadedPolicy, Places
from generator.policy.model import Policy
from generator.policy.status import status_on
from generator.policy.validating import validated
from tests.growth import hold_calls, hold_time, seconds_of

_DAY = date(2024, 6, 1)
_TITLE = "南山县关于促进农产品加工业发展的若干政策"
_GOAL = "支持企业采用先进适用的加工技术和装备提高农产品精深加工能力与综合利用水平"
_DIGITS = "〇一二三四五六七八九"
_UNITS = "（责任单位：南山县农业农村局、南山县财政局）"


def article(number: int) -> str:
    """一百零五 as notices number their articles."""
    said = ""
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        said += f"{_DIGITS[digit]}{sign}" if digit else "零" if said and number % scale and said[-1] != "零" else ""
    return f"第{said.removeprefix('一') if said.startswith('一十') else said}条 "


def notice_of(clauses: list[str]) -> str:
    texts = [*clauses, "本政策自2024年1月1日起施行，有效期3年。"]
    return "\n\n".join([_TITLE, *(f"{article(number)}{text}" for number, text in enumerate(texts, 1)), ""])


def names(count: int) -> Iterator[str]:
    pairs = (f"{one}{other}" for one in "阿巴才高杭金康连明南欧平青温香阳宝昌东恩" for other in "都江山川城河原岭林泉")
    return (name for name, _ in zip(pairs, range(count), strict=False))


SHAPES = {
    "units of many clauses": [f"{_GOAL}。{_UNITS}"] * 150,
    "awards of many clauses": [f"对新认定的{name}企业，奖励20万元。" for name in names(150)],
    "awards of one clause": [
        "".join(f"对{name}产业企业，奖励{place}万元。" for place, name in enumerate(names(190), 2))
    ],
    "sums of one award": [
        "按产业给予企业奖励：" + "、".join(f"{n}类{place}万元" for place, n in enumerate(names(150), 2)) + "。"
    ],
    "many conditions": [
        "申请奖励的企业应当符合以下条件：\n" + "\n".join(f"（{_DIGITS[n]}）{_GOAL * 20}" for n in range(1, 10))
    ],
    "a long condition": [f"申请奖励的企业应当符合以下条件：\n（一）{'，'.join([_GOAL] * 160)}；\n（二）依法纳税。"],
    "a long measure": [f"{_GOAL * 150}。"],
    "many units": [f"{_GOAL}。（责任单位：{'、'.join(f'南山县{name}镇人民政府' for name in names(150))}）"],
    "many rules": [
        "".join(f"本政策与{name}县其他政策不一致的，按照本政策执行，不重复享受奖励。" for name in names(150))
    ],
}


@pytest.mark.parametrize("clauses", SHAPES.values(), ids=SHAPES)
def test_a_large_notice_is_drafted_without_errors(clauses: list[str]) -> None:
    notice = parse_notice(notice_of([*clauses, "对农产品加工企业，给予一次性奖励20万元。"]))
    policy = drafted(settled(notice, "large", _DAY))
    subject = CheckSubject(LoadedPolicy("large", policy, Places({})), notice, status_on(policy, _DAY), _DAY, "large")
    assert [problem for each in CHECKS if each.severity is Severity.ERROR for problem in each.check(subject)] == []


def drafted(files: dict[str, Any]) -> Policy:
    return validated(Policy, without_comments({key: value for part in files.values() for key, value in part.items()}))


def test_conditions_that_one_answer_cannot_hold_are_all_asked() -> None:
    notice = parse_notice(notice_of([*SHAPES["many conditions"], "对农产品加工企业，给予一次性奖励20万元。"]))
    policy = drafted(settled(notice, "large", _DAY))
    answers = [each for group in policy.faq.groups for each in group.questions if each.id.startswith("who")]
    assert policy.eligibility is not None
    assert len(policy.eligibility.all_of) == sum(str(each.answer).count("](clause:") for each in answers) == 9
    assert len({each.question for each in answers[:2]}) == len(answers[:2]) > 1


def test_articles_beyond_a_thousand_are_clauses() -> None:
    notice = parse_notice(notice_of([_GOAL] * 1_200))
    assert len(notice.clauses) == 1_201
    assert notice.clauses[1_100].path == "第一千一百零一条"


def tiers(count: int, more: str = "") -> list[str]:
    tiers = "；".join(f"年产值达到{place}000万元的，奖励{place}万元{more}" for place in range(2, count + 2))
    return [f"对企业按以下标准给予奖励：{tiers}。"]


GROWING: dict[str, Callable[[int], list[str]]] = {
    "awards and units": lambda count: [f"对新认定的{name}企业，奖励20万元。{_UNITS}" for name in names(count)],
    "points with sums and without": lambda count: [
        f"支持{name}发展。\n（一）支持{name}企业技改，奖励20万元。\n（二）鼓励{name}创新。" for name in names(count)
    ],
    "sums of several levels": lambda count: [
        f"对认定为国家级、省级{name}的，分别奖励50万元、20万元。" for name in names(count)
    ],
    "sums of one clause": tiers,
    "sums of one clause with limits": lambda count: tiers(count, "，最高不超过销售额的1%"),
    "a row of sums": lambda count: ["对企业给予奖励：" + "、".join(f"{name}类20万元" for name in names(count)) + "。"],
    "conditions": lambda count: [
        "申请奖励的企业应当符合以下条件：\n"
        + "\n".join(f"（{number}）在{name}区注册。" for number, name in enumerate(names(count), 1)),
        "对农产品加工企业，给予一次性奖励20万元。",
    ],
}


@pytest.mark.parametrize("clauses", GROWING.values(), ids=GROWING)
def test_the_work_grows_with_the_notice_and_not_with_its_square(clauses: Callable[[int], list[str]]) -> None:
    """By the calls, which are the same each time, a step is seen that is still a small part of the time; by the time
    one that makes no calls."""
    small, large = (drafting(clauses(count)) for count in (25, 100))
    hold_calls(large, small, 4 * 1.1)
    hold_time(seconds_of(large), seconds_of(small), 4 * 2)


def drafting(clauses: list[str]) -> Callable[[], object]:
    notice = parse_notice(notice_of(clauses))
    return lambda: settled(notice, "large", _DAY)
