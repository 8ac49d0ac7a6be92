"""No pattern backtracks without bound: any sign of a notice, and any two of them, over and over, take linear time."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.draft.sentences import sentences
from generator.draft.statements import said_in
from generator.notice.facts import find_facts
from generator.notice.read import parse_notice
from tests.examples import examples

WORDS = "第一条 第十章 附件 附则 牵头单位： 负责 以下简称 给予 不超过 万元 美元 有效期 关于 印发 20"
SIGNS = (
    *"（）()〔〕[]《》“”：:；;，,。、.．﹒%‰/／-—~\u3000 \n\t",
    *"一十百千万亿零〇0123456789①元年月日每按",
    *WORDS.split(),
)
LENGTH = 10_000  # signs
SECONDS = 1.0  # of processor time; linear reading takes some hundredths


def seconds_of(text: str) -> float:
    started = time.process_time()
    parse_notice(text)
    find_facts(text)
    return time.process_time() - started


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: f"{ord(sign[0]):04x}-{len(sign)}")
def test_one_sign_repeated(sign: str) -> None:
    assert seconds_of("一、甲。" + sign * (LENGTH // len(sign))) < SECONDS


@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(st.sampled_from(SIGNS), min_size=2, max_size=5))
def test_some_signs_repeated(signs: list[str]) -> None:
    piece = "".join(signs)
    assert seconds_of("一、甲。" + piece * (LENGTH // len(piece))) < SECONDS


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


def seconds_of_a_sentence(piece: str, end: str, length: int) -> float:
    clause = parse_notice("一、甲。").clauses[0]
    text = f"对企业{piece * (length // len(piece))}{end}"
    facts = find_facts(text)
    started = time.process_time()
    said_in(sentences("c01", text, facts, clause), None)
    return time.process_time() - started


def test_words_of_a_short_sentence_repeated() -> None:
    slow = [piece for piece in PIECES if seconds_of_a_sentence(piece, "奖励5万元", 800) > SECONDS / 5]
    assert slow == []


@pytest.mark.parametrize("end", ["奖励5万元", "分别奖励5万元、3万元，最高不超过100万元", "的标准给予支持"])
@pytest.mark.parametrize("piece", PIECES)
def test_words_of_a_granting_sentence_repeated(piece: str, end: str) -> None:
    assert seconds_of_a_sentence(piece, end, 4_000) < SECONDS
