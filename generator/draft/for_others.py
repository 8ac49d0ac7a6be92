"""Those whom the words name only because somebody does something for them."""

from __future__ import annotations

from generator.regex import regex

# 年接待学生, 累计培训学员: whom somebody takes care of
TAKES_CARE_OF = regex(
    "(?:接待|服务|培训|培养|吸纳|招收|招用|带动|帮扶|输送|救助|惠及|覆盖)"
    "(?:学生|学员|人员|毕业生|劳动者|员工|职工|工人|农户|农民|居民|村民|青年|人才|老年人|人|户)\\Z"
)
# 为职工购买保险的: who does it is not said
_FOR_OTHERS = regex(r"\A为[^，。；：\d]{2,16}?(?=办理|购买|缴纳|投保|提供|发放|开展|组织|安排)")


def without_others(words: str) -> str:
    """The words without those for whom somebody does something: 为职工购买保险 does not say who buys it."""
    return _FOR_OTHERS.sub("", words)


def is_taken_care_of(who: str, text: str) -> bool:
    """Whether the text names somebody only as those whom another takes care of: 学生 of 年接待学生."""
    place = text.find(who)
    return place >= 0 and TAKES_CARE_OF.search(text[: place + len(who)]) is not None
