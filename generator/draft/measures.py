"""Sentences that grant no award: rules of the notice on itself, and measures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.checks.duty_words import speaks_to_enterprises
from generator.draft.figures import Data, amount, figures
from generator.draft.sentences import Sentence, verb_of
from generator.notice.model import Clause

THEME = "measures"
UNNAMED_RULE = "本条规定"
UNNAMED = "本条举措"  # where the clause has no heading that could name it
_OWN = r"(?:本|该|以上|上述)(?:措施|办法|政策|意见|规定|细则|通知|文件|方案|条款)"
# (kind, name, what such a sentence says): the words that the check of rule kinds asks for are among them.
_RULES = (
    (
        "bounds_inclusive",
        "起止数字的含义",
        re.compile(r"以[上下内].{0,40}(?:包含|包括|含)(?:本数|本级)?"),
    ),
    (
        "difference",
        "只补差额",
        re.compile(r"差额"),
    ),
    (
        "higher_only",
        "从高不重复",
        re.compile(
            r"(?:就高|从高)不?重复|(?:不|不得)(?:再)?重复(?:享受|奖励|资助|申报|补助|支持)|择优不重复|执行最高额"
        ),
    ),
    (
        "higher_rules",
        "与上级规定的关系",
        re.compile(r"(?:国家|省|市|自治区|上级|法律|法规|规章).{0,40}(?:另有规定|从其规定)"),
    ),
    (
        "precedence",
        "与其他政策的关系",
        re.compile(
            rf"{_OWN}.{{0,40}}(?:为准|不一致|废止)|同时废止|不?重复(?:享受|奖励|资助|申报|补助)|从高不重复|就高"
        ),
    ),
    (
        "amendment",
        "修订和调整",
        re.compile(rf"{_OWN}.{{0,60}}(?:修订|修改|适时调整)|(?:修订|修改|调整){_OWN}"),
    ),
    (
        "own_terms",
        "有效期",
        re.compile(rf"{_OWN}.{{0,30}}(?:有效期|执行期|执行期限|有效期限)"),
    ),
)
_LONGEST = 160  # a rule is a short sentence; a long one says other things too

MADE_FOR = re.compile(
    "(?:制定|出台|提出)(?:本|如下|以下)"
)  # 为规范……，制定本办法 is the reason of the notice, no measure


def rule_of(sentence: Sentence, number: int) -> Data | None:
    """The sentence as a rule on how the notice stands to time and to other rules; None where it says something else."""
    if len(sentence.text) > _LONGEST:
        return None
    for kind, name, words in _RULES:
        if words.search(sentence.text):
            found = figures(sentence.facts)
            return {
                "id": f"rule-{number}",
                "name": name,
                "kind": kind,
                **({"figures": found} if found else {}),
                "source": {"clause": sentence.clause, "quote": sentence.text},
            }
    return None


def plain_rule(sentence: Sentence, name: str, key: str) -> Data:
    """The sentence as a rule that says something else, its figures typed."""
    found = figures(sentence.facts)
    return {
        "id": key,
        "name": name,
        "kind": "other",
        **({"figures": found} if found else {}),
        "source": {"clause": sentence.clause, "quote": sentence.text},
    }


def measure_of(sentence: Sentence, clause: Clause, terms: Sequence[str], name: str, number: int) -> Data:
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


def _figures(sentence: Sentence, clause: Clause) -> Data:
    """The only sum under `target` or `fund` where the reader takes it for one; all else under `figures`."""
    sums = [fact for fact in sentence.facts if fact.kind in ("money", "percentage")]
    role = None
    if len(sums) == 1:
        roles = {each.role for each in clause.amounts if (each.value, each.unit) == (sums[0].value, sums[0].unit)}
        role = next((each for each in ("target", "fund") if roles == {each}), None)
    found = figures(fact for fact in sentence.facts if role is None or fact is not sums[0])
    return {**({role: amount(sums[0])} if role else {}), **({"figures": found} if found else {})}
