"""Why a notice was made (为了……，制定本办法) is no rule and no measure; what sounds like it and orders something is."""

from datetime import date
from typing import Any

import pytest

from generator.draft.settle import settled
from generator.notice.read import parse_notice

PURPOSES = (
    "为了促进加工业发展，根据《中小企业促进法》等规定，结合本县实际，制定本办法。",
    "为规范专项资金管理，提高资金使用效益，特制定本实施细则。",
    "根据上级文件精神，为进一步优化营商环境，现提出如下政策措施。",
    "为支持企业做大做强，推动产业升级，经县政府同意，制定以下措施。",
    "本办法依据有关法律法规制定，旨在鼓励企业加大研发投入。",
    "本办法的制定目的是规范资金使用，鼓励创新。",
    "制定本办法的目的，是为了加强人才引进，优化人才结构。",
    "为落实上级精神，加快推动数字经济发展，现就有关事项规定如下。",
    "根据县委部署，为鼓励企业上市，特出台本奖励办法。",
)
ORDERS = (
    "为支持企业发展，各部门应当制定配套措施。",
    "经县政府同意，县工信局制定本行业实施细则。",
    "根据企业需要，支持行业协会制定团体标准。",
    "为了促进就业，鼓励企业吸纳毕业生。",
    "按照本办法，推动企业建立研发机构。",
)


def drafted(words: str) -> dict[str, Any]:
    articles = (words, "对新认定的企业奖励5万元。", "本办法自2024年1月1日起施行，有效期3年。")
    numbered = (f"第{number}条 {text}" for number, text in zip("一二三", articles, strict=True))
    notice = "\n\n".join(("青石县促进加工业发展办法", *numbered, ""))
    return settled(parse_notice(notice), "x", date(2024, 6, 1))["policy.yaml"]


def quotes(policy: dict[str, Any], part: str) -> list[str]:
    return [each["source"]["quote"] for each in policy.get(part, []) if each["source"]["clause"] == "c01"]


@pytest.mark.parametrize("words", PURPOSES)
def test_a_purpose_is_set_aside(words: str) -> None:
    policy = drafted(words)
    assert quotes(policy, "measures") == quotes(policy, "rules") == []
    assert quotes(policy, "set_aside") == [words.rstrip("。")]


@pytest.mark.parametrize("words", ORDERS)
def test_an_order_is_none(words: str) -> None:
    policy = drafted(words)
    assert quotes(policy, "measures") + quotes(policy, "rules") == [words.rstrip("。")]
