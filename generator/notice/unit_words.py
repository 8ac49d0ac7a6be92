"""The words by which a notice gives duties: labels before names (牵头单位：), verbs behind them (按职责分工负责)."""

import re
from typing import Literal

from generator.regex import regex

UnitRole = Literal["lead", "cooperating", "responsible"]

_LEADING = r"第一责任|主要责任|牵头责任|牵头|主办|主责|领办|总牵头"
_HELPING = r"配合|协办|协同|协作|协助|参与|参加|会办|支持|协调配合|联合"
_ACTING = r"责任|负责|落实|实施|承办|主管|组织|执行|承担|经办|办理|推进|推动|建设|指导|督办|督导|监管|审核|受理|主体"
_OF_UNITS = r"单位|部门|机构|处室|科室|股室|领导|主体|人|方|机关|县区|地区"
_LIMITS = r"适用范围|(?:完成|实施|办结|整改)?(?:时限|时间|期限)|备注|联系人|联系电话"
# A label is known by its parts. Behind a separator one that ends in 单位 or 部门 is a label whatever it says.
LABEL = regex(
    r"(?P<label>(?:第一|主要|牵头|主办|责任|负责|配合|协办|协同|协作|参与|参加|落实|实施|承办|主管|支持){1,3}"
    rf"(?:{_OF_UNITS})?(?:及分工|分工)?(?=[：:])"
    rf"|(?:^|(?<=[；;，,。]))(?:(?:{_LEADING}|{_HELPING}|{_ACTING}|分管|[和及、/／])+(?:{_OF_UNITS})*(?:及分工|分工)?"
    r"|[\u4e00-\u9fff]{2,6}(?:单位|部门))(?=[：:])"
    rf"|{_LIMITS})[：:]"
)
NOT_UNITS = regex(r"适用|时[限间]|期限|备注|领导$|人$|联系")
# What a label has to say to be one in running text, outside brackets.
LINE_LABEL = regex(
    rf"(?:^|(?<=[\n。；;]))\s*(?=(?:{_LEADING}|{_HELPING}|{_ACTING}|[和及、]){{1,4}}(?:单位|部门|机构|处室|科室)\s*[：:])"
)

_MANNER = (
    r"(?:(?:按照?|依据?|根据|依照|在)?(?:各自|有关|相关)?(?:的)?(?:职责|职能|分工|权限|任务)+(?:范围)?(?:内)?(?:要求)?"
    r"|按规定|依法|分别|共同|具体|联合|积极|密切|统筹|切实|认真|各自|各负其责|分头|进一步)"
)
_VERB = (
    r"(?:抓好落实|抓落实|组织实施|推进落实|贯彻落实|负责|落实|组织|实施|配合|参与|参加|协办|承办|主办|协同|协作|协助|协调|支持|推进|推动|"
    r"执行|办理|指导|监督|督促|督导|统筹|贯彻|保障|开展|抓好|做好|完成|承担|牵头|分工|工作)"
)
# Manner and verbs at the end of a list of names: 按职责分工负责, 负责组织落实, 配合组织落实.
DUTY = regex(rf"(?P<verb>(?:{_MANNER}|{_VERB}|等){{0,6}}{_VERB})$")
LEADS = regex(
    r"(?P<units>.+?)(?P<verb>(?:分别|共同|联合|按职责)?(?:牵[头总]|抓总)(?:(?:负责|组织|实施|落实|推进|办理|抓总|协调|开展|并))*)"
)
HELPS = regex(rf"(?:{_HELPING})")
LEAD_MARK = regex(r"[（(](?:总?牵头|主办|主责)(?:单位|部门)?[）)]$")
BELOW = regex(
    r"[，,；;。]?\s*以下[^，。：]{0,8}?(?:均|都)需?由?(?P<units>[^。]+?)(?:共同)?(?:落实|负责|配合|贯彻落实)(?:[，,。].*)?$",
    of=["以下"],
)
FIRST_LEADS = regex(
    r"(?:排?列(?:名)?(?:在)?|排(?:在)?|排名)?(?:第一位|首位|第一|最前面|首)(?:者|的|个)?(?:部门|单位)?(?:均)?(?:为|是)牵头(?:单位|部门)",
    of="为是",
)
# Where the rule that the first unit leads holds from there on; without such words it is of its own clause.
FROM_HERE_ON = regex(r"下同|后同|以下|各条|全文|余同")
# Those who help one unit, in a bracket behind it: 市工信局（市财政局配合）.
HELPERS = regex(
    rf"[（(〔\[［](?:由)?(?P<units>[^（）()〔〕\[\]［］]{{2,}}?)(?:等)?(?:{_HELPING})(?:实施|落实|做好|推进)?[）)〕\]］]$",
    of="（(〔[［",
)
# Words in a bracket that speak of a duty, so that a bracket in which no unit is found is told.
OF_DUTY = regex(r"(?:单位|部门)[：:]|牵头|牵总|(?:分工|各自|职责|、[^，。]{2,20})(?:负责|落实|配合)")


_VERB_ENDS = frozenset("实施责合与加办同作助调持进动行理导促督筹彻障展好成担头工")


def duty_at_end(text: str) -> re.Match[str] | None:
    """The manner and verbs that end a text; the last character is looked at first, since most texts end in a name."""
    return DUTY.search(text) if text[-1:] in _VERB_ENDS else None


def role_of(label: str) -> UnitRole:
    """The role that a label gives; one that says nothing of leading or helping makes responsible."""
    if re.search(_LEADING, label):
        return "lead"
    return "cooperating" if HELPS.search(label) and not re.search("责任|负责", label) else "responsible"


def role_of_verb(verb: str) -> UnitRole:
    """配合 and 参与 make cooperating units; with 负责 in it a verb makes responsible ones."""
    return "cooperating" if HELPS.search(verb) and "负责" not in verb else "responsible"
