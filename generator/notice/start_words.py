"""Words by which a notice takes effect without naming a day: 自印发之日起施行, 自公布之日起30日后施行."""

from __future__ import annotations

import re
from typing import Literal

from generator.dataclass import dataclass
from generator.notice.tables import word_table
from generator.notice.term import WAIT
from generator.regex import regex

StartKind = Literal["from_publication", "from_issue", "as_printed"]

# What is done on the day that the term counts from. 印发 is no 发布: the two may fall on different days.
_ACTS = word_table("""
    发布=from_publication 公布=from_publication 颁布=from_publication 公告=from_publication 刊登=from_publication
    印发=from_issue 下发=from_issue 签发=from_issue 发文=from_issue 制发=from_issue
""")
# What documents print of a kind whose words are not stated; no other act may be meant by it.
_DEFAULTS = {"from_publication": "自发布之日起施行", "from_issue": "自印发之日起施行"}
_BEGIN = r"(?:正式|开始)?(?:施行|实施|执行|生效|试行|实行)"
_FROM = r"(?:自|从|于|由)"
_SUBJECT = r"(?:(?:本|该)?[\w《》]{1,20}?)??(?:正式|公开)?"
_BY_ACT = regex(
    rf"(?:{_FROM}{_SUBJECT})?(?P<act>{'|'.join(_ACTS)})(?:并?(?:施行|实施|执行))?(?:(?:之日|之时|当日|日)(?:起|开始)?|起)"
)
_BY_EVENT = regex(rf"{_FROM}[^，。；自从于由]{{2,24}}?(?:之日)?起(?={WAIT.pattern}|{_BEGIN})", of="起")
_BEHIND = regex(rf"{WAIT.pattern}|{_BEGIN}")


@dataclass(frozen=True, slots=True)
class StartWords:
    """`words`: the whole phrase as printed; `wait`: what lies between the day it names and the first day of force."""

    kind: StartKind
    words: str
    wait: str | None

    @property
    def usual(self) -> bool:
        """Whether documents say the same without the words: 自印发之日起施行 or nothing but the day it counts from."""
        default = _DEFAULTS.get(self.kind)
        return default is not None and default.startswith(self.words) and self.wait is None


def start_words(text: str) -> StartWords | None:
    """How a squeezed text says from when it applies, where a day is named by no date; None where it does not."""
    act = _BY_ACT.search(text)
    if act is not None:
        return _whole(text, act, _kind(act["act"]))
    found = _BY_EVENT.search(text)
    return _whole(text, found, "as_printed") if found else None


def default_start(kind: str) -> str:
    """What documents print of a rule without words of its own."""
    return _DEFAULTS[kind]


def _kind(act: str) -> StartKind:
    return "from_issue" if _ACTS[act] == "from_issue" else "from_publication"


def _whole(text: str, found: re.Match[str], kind: StartKind) -> StartWords:
    behind = _BEHIND.match(text, found.end())
    words = text[found.start() : behind.end() if behind else found.end()]
    wait = WAIT.match(text, found.end())
    return StartWords(kind, words, wait["wait"] if wait else None)
