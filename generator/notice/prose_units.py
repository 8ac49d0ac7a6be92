"""Units in a clause's running text: 县科技局负责申报，县财政局负责拨付; 县科技局：牵头组织评审; 县科技局为责任部门."""

import re
from collections.abc import Iterator

from generator.notice.organisations import split_organisations
from generator.notice.unit_words import UnitRole, duty_at_end, role_of_verb
from generator.regex import regex

_SENTENCE_END = regex(r"[。；;\n]")
# What may stand before the offices: a heading in brackets (【职责分工】), what is led (本项工作由…牵头).
_BEFORE = regex(
    r"^(?:[【（(\[][\u4e00-\u9fff、]{2,12}[】）)\]])?(?:[^，由]{0,14}由(?=[^，]{2,60}(?:牵头|抓总|负责，.{2,60}(?:配合|协助|参与)|负责[^，人解]{1,12}，[^，由]{3,20}负责(?!人|解释))))?"
)
# 此项工作由…负责, 由…具体组织实施: the whole sentence says who has the duty.
_BY = regex(
    r"^(?:[此本该上]?[项述]?(?:工作|任务|事项|条款)(?:具体)?)?由(?=[^，由]{3,80}(?:负责|组织实施|具体实施)(?:落实|实施|兑现)?$)"
)
# ，由县科技局牵头，县财政局配合: said at the end of a sentence about something else.
_BY_WHOM = regex(r"^由(?=[^，由]{3,60}(?:牵头|抓总|负责)(?!人|解释))")
# 申报材料由县科技局会同县财政局审定, 经县商务局商县税务局核实: said in the middle of a sentence.
_BY_BOTH = regex(
    r"^[^，由经（(〔]{0,24}(?:由|报(?=[国省市县区州旗盟镇])|经(?![济信贸开营合]))"
    r"(?=(?:[^，由经]|经(?=[济信贸开营合])){2,24}会同)"
)
_AND = regex("(?<=[局厅委办会])(?:商|会商|联合)(?=[国省市县区州旗盟镇本])")
_HELPING = "配合|协同|协助|协办|参与"
_UNITS = r"(?P<units>[^，：:“”]{3,80}?)"
_MANNER = r"(?:分别|共同|具体|(?:按照?|依据?|根据)(?:各自)?(?:职责|职能|任务|权限)?(?:分工)?)?"
# 县人民政府负责养老工作的部门 is one office and no duty of the government.
_OF_AN_OFFICE = r"(?<=政府负责)[^，的]{2,24}的(?:部门|机构)(?!协调|之?间)"
_DUTY = regex(
    rf"{_UNITS}(?P<verb>{_MANNER}(?:总?牵头|抓总|负责(?![人解]|.{{0,12}}解释|{_OF_AN_OFFICE})|{_HELPING}|分头实施|具体实施|组织实施)"
    r"|按照?(?:各自|部门)?职[责能](?:分工)?[^，：:]{2,14}"
    r"|(?:为|是)[^，]{0,14}?(?:牵头|责任|主管|配合|协办|实施|组织|成员)(?:责任)?(?:部门|单位|主体))"
)
# A line of a list of duties: 县科技局：牵头组织申报和评审.
_LINE = regex(
    rf"{_UNITS}[：:]\s*(?P<verb>牵头|负责|{_HELPING}|保障|组织|做好|落实|承担|监督|指导|统筹|审核|受理"
    r"|[\u4e00-\u9fff]{2,4}(?=[^，：:]{4}))",
    of="：:",
)
# Offices that act together, whatever they do: 县人社局会同县住建局、县税务局复核.
_TOGETHER = regex(
    r"(?P<units>[^，：:“”由]{3,40}?会同[^，：:“”]{3,60}?(?:局|厅|委|办|分行|中心|大队|司))(?P<verb>(?![、和及与]|.{0,6}解释)[^局厅委办])",
    of=["会同"],
)
# Only the name of an office: 申报单位, 主管部门 and 企业 name none.
_OFFICE = regex(
    r"(?!.*[由本的在向按将为是]|.*(?:经(?![济信贸开发营合])|对(?![外口]))|.*(?:有关|相关|各级))(?:各[县市区乡镇街道园旗州、（）()]{1,12}(?:人民政府|政府|管委会|办事处)?"
    r"|[\u4e00-\u9fff]{2,20}(?:局|厅|委|办|政府|委员会|办公室|办事处|中心|银行|分行|支行|工商联|供销社|大队|支队|供电公司|督查室))"
)
_BRACKETED = regex(r"[（(〔][^（）()〔〕称]*[）)〕]")


_SPEAKS = regex(
    f"{_HELPING}|牵头|抓总|负责|会同|[局厅委办会](?:会?商|联合)|责任|主管|成员|实施|落实|职[责能]|[局厅委办]：|[行心]："
)
_ENDS = frozenset("局厅委办府会室处心行联社队司县市区乡镇街道园旗州）)〕")


def duties_in_prose(text: str) -> Iterator[tuple[UnitRole, tuple[str, ...], str]]:
    """The role, the offices and the words of duty of every sentence that begins with offices and says what they do."""
    for sentence in _SENTENCE_END.split(text):
        if not _SPEAKS.search(sentence):
            continue
        begun = False
        squeezed = "".join(sentence.split())
        squeezed = _AND.sub("会同", squeezed) if "商" in squeezed or "联合" in squeezed else squeezed
        for part in re.split(r"[，,]", _BY.sub("", _BEFORE.sub("", squeezed))):
            names, verb = _offices(_BY_BOTH.sub("", _BY_WHOM.sub("", part)))
            if names:
                begun = True
                yield _role(verb), names, verb
            elif begun:
                break


def _offices(part: str) -> tuple[tuple[str, ...], str]:
    """The offices that begin a part of a sentence and the words of their duty; none where one is no office."""
    for match in (_LINE.match(part), _DUTY.match(part), duty_at_end(part), _TOGETHER.match(part)):
        units = (match.groupdict().get("units") or part[: match.start()]) if match else ""
        names = split_organisations(units) if units and units[-1] in _ENDS else ()
        if match and names and all(_OFFICE.fullmatch(_BRACKETED.sub("", name)) for name in names):
            return names, match["verb"]
    return (), ""


def _role(verb: str) -> UnitRole:
    if re.search("牵头|抓总", verb):
        return "lead"
    return "cooperating" if "成员" in verb else role_of_verb(verb)
