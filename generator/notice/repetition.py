"""How often something is paid, as notices say it: the one table that reading, checks and drafts share."""

from __future__ import annotations

from collections.abc import Iterator

from generator.notice.model import Fact
from generator.notice.per import OF_A_MEASURE
from generator.notice.tables import word_table
from generator.regex import regex

_WORDS = word_table("""
    一次性=one_off 每年=yearly 按年=yearly 按年度=yearly 每学年=yearly 按学年=yearly 每半年=half_yearly
    每学期=termly 按学期=termly 每季度=quarterly 每季=quarterly 按季度=quarterly 按季=quarterly
    每月=monthly 按月=monthly 每周=weekly 每天=daily 每日=daily
""")
_NO_BASE = r"(?![^，。；给予发支拨补奖兑]{1,12}的\d)"  # 按月租金的50%: what a rate is of
_PAID = r"(?=给予|予以|奖|补|支付|拨付|发放|兑现|计|收|分|[，,])"
# What must stand behind a word, or must not: 一次性告知 is no payment, 按年服务费 names a base.
_BEHIND = {
    "一次性": "(?!告知|办|提交|申请|通过|说明|塑料|使用)",
    "按年": _PAID,
    "按年度": _PAID,
    "按学年": _PAID,
    "按学期": _PAID,
    "按季度": OF_A_MEASURE + _NO_BASE,
    "按季": "(?!度)" + OF_A_MEASURE + _NO_BASE,
    "按月": OF_A_MEASURE + _NO_BASE,
}
_REPETITION = regex("|".join(word + _BEHIND.get(word, "") for word in sorted(_WORDS, key=len, reverse=True)))
# Several payments, which no single word of the table tells.
_IN_PARTS = regex(
    r"(?:逐年|分年度?|分期|分批|分次|分[两二三四五六七八九十\d]+个?(?:年度?|期|批|次))"
    r"(?=[^，。；]{0,8}?(?:支付|拨付|给予|予以|兑现|发放|到位|补|奖|返还|安排))",
    of="逐分",
)


def repetitions(text: str) -> Iterator[Fact]:
    """Every word of a compact text that says how often, with compact offsets."""
    for match in _REPETITION.finditer(text):
        yield Fact("repetition", match.group(), match.start(), match.end(), _WORDS[match.group()])


def said_how_often(text: str) -> str | None:
    """The first words of a text that say how often something is paid, or in how many parts; None without any."""
    found = _REPETITION.search(text) or _IN_PARTS.search(text)
    return found[0] if found else None
