"""No pattern backtracks without bound: any sign of a notice, and any two of them, over and over, take linear time."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.draft.sentences import sentences
from generator.draft.statements import said_in
from generator.notice.facts import find_facts
from generator.notice.read import parse_notice
from tests.examples import examples
from tests.growth import hold_time, seconds_of

WORDS = "第一条 第十章 附件 附则 牵头单位： 负责 以下简称 给予 不超过 万元 美元 有效期 关于 印发 20"
SIGNS = (
    *"（）()〔〕[]《》“”：:；;，,。、.．﹒%‰/／-—~\u3000 \n\t",
    *"一十百千万亿零〇0123456789①元年月日每按",
    *WORDS.split(),
)
TIMES = 4  # as long is the longer text
MOST = 2.5 * TIMES  # as much time it may take; by the square it would be sixteen times


def hold_reading(piece: str, length: int = 8_000) -> None:
    """Reading the piece again and again takes time in line with the length."""
    long, short = (partial(read, f"一、甲。{piece * (signs // len(piece))}") for signs in (length, length // TIMES))
    hold_time(seconds_of(long), seconds_of(short), MOST)


def read(text: str) -> None:
    parse_notice(text)
    find_facts(text)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: f"{ord(sign[0]):04x}-{len(sign)}")
def test_one_sign_repeated(sign: str) -> None:
    hold_reading(sign)


@pytest.mark.parametrize("piece", ["444 ", "4\u300044", "4444,", "4444，", "1,000", "5万", "1.1", "半年", "百分之"])
def test_numbers_repeated(piece: str) -> None:
    hold_reading(piece)


@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(st.sampled_from(SIGNS), min_size=2, max_size=5))
def test_some_signs_repeated(signs: list[str]) -> None:
    hold_reading("".join(signs))


PIECES = (
    *("对", "按", "给予", "每家", "企业的", "，", "市", "（", "重点", "其中", "上述", "的", "分别", "、", "：", "；"),
    *(
        "支持企业，",
        "对企业",
        "每年",
        "第一年",
        "前三名",
        "国家级、",
        "5万元",
        "达到1亿元、",
        "10%",
        "每满一万人",
        "不超过",
    ),
)


def sentence_of(piece: str, end: str, length: int) -> Callable[[], object]:
    """What a sentence says that repeats the piece."""
    clause = parse_notice("一、甲。").clauses[0]
    text = f"对企业{piece * (length // len(piece))}{end}"
    facts = find_facts(text)
    return lambda: said_in(sentences("c01", text, facts, clause), None)


def hold_sentence(piece: str, end: str, length: int) -> None:
    long, short = (seconds_of(sentence_of(piece, end, signs)) for signs in (length, length // TIMES))
    hold_time(long, short, MOST)


@pytest.mark.parametrize("piece", PIECES)
def test_words_of_a_short_sentence_repeated(piece: str) -> None:
    hold_sentence(piece, "奖励5万元", 800)


@pytest.mark.parametrize("end", ["奖励5万元", "分别奖励5万元、3万元，最高不超过100万元", "的标准给予支持"])
@pytest.mark.parametrize("piece", PIECES)
def test_words_of_a_granting_sentence_repeated(piece: str, end: str) -> None:
    hold_sentence(piece, end, 2_400)
