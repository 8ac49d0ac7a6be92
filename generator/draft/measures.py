"""Sentences that grant no award: rules of the notice on itself, and measures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.checks.duty_words import speaks_to_enterprises
from generator.draft.figures import Data, amount, figures
from generator.draft.sentences import Sentence, verb_of
from generator.notice.model import NoticeClause
from generator.regex import regex

THEME = "measures"
UNNAMED_RULE = "本条规定"
UNNAMED = "本条举措"  # where the clause has no heading that could name it
NOT_TWICE = "不重复享受"
MATERIALS = "申请材料"
TOGETHER = "叠加享受"
_OWN = r"(?:本|该|以上|上述)(?:实施)?(?:措施|办法|政策|意见|规定|细则|通知|文件|方案|条款)"
# (kind, name, what such a sentence says): the words that the check of rule kinds asks for are among them.
_RULES = (
    (
        "bounds_inclusive",
        "起止数字的含义",
        regex(r"以[上下内].{0,40}(?:包含|包括|含)(?:本数|本级)?"),
    ),
    (
        "difference",
        "只补差额",
        regex(r"差额"),
    ),
    (
        "higher_only",
        "从高不重复",
        regex(r"(?:就高|从高)不?重复|(?:不|不得)(?:再)?重复(?:享受|奖励|资助|申报|补助|支持)|择优不重复|执行最高额"),
    ),
    (
        "higher_rules",
        "与上级规定的关系",
        regex(
            r"(?:国家|省|市|自治区|上级|法律|法规|规章).{0,40}(?:另有规定|从其规定|按(?:国家|上级|省)[^，。]{0,10}规定执行)"
        ),
    ),
    (
        "precedence",
        "与其他政策的关系",
        regex(rf"{_OWN}.{{0,40}}(?:为准|不一致|废止)|同时废止|从高不重复|就高"),
    ),
    (
        "precedence",
        NOT_TWICE,
        regex("不?重复(?:享受|奖励|资助|申报|补助)|不(?:得|能|可)[^，。；]{0,24}同时享受"),
    ),
    (
        "amendment",
        "修订和调整",
        regex(rf"{_OWN}.{{0,60}}(?:修订|修改|适时调整|相应调整)|(?:修订|修改|调整){_OWN}"),
    ),
    (
        "own_terms",
        "有效期",
        regex(rf"{_OWN}.{{0,30}}(?:有效期|执行期|执行期限|有效期限)"),
    ),
)
# What a notice says of itself, of applicants and of applying, told by none of the kinds: an applicant must see it.
_OTHER_RULES = (
    (
        "适用范围",
        regex(rf"{_OWN}(?:主要)?适用(?!对象应)|适用{_OWN}|参照{_OWN}.{{0,4}}执行|(?:文中|本[一-龥]{{2}})所[指称]企业"),
    ),
    (
        "申报和兑付时间",
        regex(r"申报期|申[报请领](?:时间|时限|期限)|受理(?:时间|期限)|(?:集中|统一|安排).{0,12}(?:兑付|兑现|拨付)"),
    ),
    ("申报方式", regex(r"向[^，。；]{2,30}(?:提出|提交|递交|报送)[^，。；]{0,10}(?:申[请报]|材料)")),
    ("累计限额", regex(r"(?:累计|合计|总计|总额|总和)[^，。；\d]{0,10}(?:不(?:得)?超过|最高|以内)")),
    (TOGETHER, regex(r"叠加")),
    ("已享受奖励的补足", regex(r"予以补足|补足差|视[作为]已")),
    ("汇率折算", regex(r"汇率")),
    (
        "退回和收回",
        regex(
            r"(?:退回|退还|追回|收回|追缴)[^，。]{0,16}|(?:资金|奖励|补[助贴]|款项)[^，。]{0,8}(?:退回|退还|追回|收回|追缴)"
        ),
    ),
    (
        "不予享受的情形",
        regex(
            r"(?:不给予|不予|不再给予|不[得再]享受|均?不享受|取消)[^，。]{0,8}(?:补助|奖励|补贴|扶持|支持|政策|资格|条款)|不对[^，。]{2,20}给予"
        ),
    ),
    ("解释机关", regex(r"负责(?:本.{2,4}的?)?解释|解释(?:权|工作)")),
    (
        "过渡安排",
        regex(r"原(?:政策|办法|规定|文件|标准)[^，。]{0,12}(?:申请|执行|兑现)|期满[^，。]{0,20}(?:继续|尚未)"),
    ),
    ("涉税支出", regex(r"涉税|税[费款](?:支出|由)|个人所得税")),
    (
        "申请人须知",
        regex(
            r"(?:\A|，)(?![^，。]{0,16}(?:部门|政府|机关))[^，。]{0,12}(?:[^公负]人|者|企业|对象)(?:还)?(?:必须|应当?|须)(?!加)"
            r"|(?:企业|单位|机构|对象)(?:必须|应当?|须)[^，。]{0,8}(?:遵守|诚实|诚信|依法|合法|如实|真实|承诺)"
            r"|\A[^，。]{0,8}人(?:逾期|放弃)"
        ),
    ),
    ("资金的分配", regex("协商分配|自行分配")),
    ("办理时限", regex(r"\d+个?(?:工作)?日(?:之?内|以内)")),
)
_LONGEST = 160  # a rule is a short sentence; a long one says other things too

_NO_NAME = regex("(?:总则|附则|其他|其他规定|其它|附件)[一二三四五六七八九十\\d]*")  # headings that name nothing


def naming(heading: str | None) -> str | None:
    """A heading as the name of what stands below it: 政策适用对象 of 关于政策适用对象; None where it names nothing."""
    words = "".join((heading or "").split()).rstrip("。：")
    return None if _NO_NAME.fullmatch(words) else re.sub("\\A关于(?:.*的)?(?=..)", "", words) or None


MADE_FOR = regex("(?:制定|出台|提出)(?:本|如下|以下)")  # 为规范……，制定本办法 is the reason of the notice, no measure


def rule_of(sentence: Sentence, number: int) -> Data | None:
    """The sentence as a rule on how the notice stands to time and to other rules, or of what it says of applicants and
    of applying; None where it says something else."""
    if len(sentence.text) > _LONGEST:
        return None
    for kind, name, words in _RULES:
        if words.search(sentence.text):
            return _rule(sentence, name, kind, f"rule-{number}")
    for name, words in _OTHER_RULES:
        if words.search(sentence.text):
            return _rule(sentence, name, "other", f"rule-{number}")
    return None


def plain_rule(sentence: Sentence, name: str, key: str) -> Data:
    """The sentence as a rule that says something else, its figures typed."""
    return _rule(sentence, name, "other", key)


def _rule(sentence: Sentence, name: str, kind: str, key: str) -> Data:
    found = figures(sentence.facts)
    return {
        "id": key,
        "name": name,
        "kind": kind,
        **({"figures": found} if found else {}),
        "source": {"clause": sentence.clause, "quote": sentence.text},
    }


def measure_of(sentence: Sentence, clause: NoticeClause, terms: Sequence[str], name: str, number: int) -> Data:
    """The sentence as a measure, its figures typed. `terms`: what the notice defines."""
    doubt = "、".join(fact.text for fact in sentence.doubtful if fact.kind in ("money", "percentage"))
    return {
        **({"#": f"句中的{doubt}没有拟为奖补标准，请核对"} if doubt else {}),
        "id": f"measure-{number}",
        "name": name,
        "theme": THEME,
        "addressee": "enterprise" if speaks_to_enterprises(sentence.text, [*terms]) else "department",
        "verb": verb_of(sentence.text) or sentence.text[:2],
        **_figures(sentence, clause),
        "source": {"clause": sentence.clause, "quote": sentence.text},
    }


def _figures(sentence: Sentence, clause: NoticeClause) -> Data:
    """The only sum under `target` or `fund` where the reader takes it for one; all else under `figures`."""
    sums = [fact for fact in sentence.facts if fact.kind in ("money", "percentage")]
    role = None
    if len(sums) == 1:
        roles = {each.role for each in clause.amounts if (each.value, each.unit) == (sums[0].value, sums[0].unit)}
        role = next((each for each in ("target", "fund") if roles == {each}), None)
    found = figures(fact for fact in sentence.facts if role is None or fact is not sums[0])
    return {**({role: amount(sums[0])} if role else {}), **({"figures": found} if found else {})}
