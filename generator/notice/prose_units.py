"""Units in a clause's running text: 县科技局负责申报，县财政局负责拨付; 县科技局：牵头组织评审; 县科技局为责任部门."""

import re
from collections.abc import Iterator

from generator.notice.organisations import split_organisations
from generator.notice.unit_words import UnitRole, role_of_verb

_SENTENCE_END = re.compile(r"[。；;\n]")
_HELPING = "配合|协同|协助|协办|参与"
_DUTY = re.compile(
    rf"(?P<units>[^，：:（）()“”]{{3,80}}?)(?P<verb>(?:分别|共同|具体|按职责分工)?(?:牵头|负责(?![人解])|{_HELPING})"
    r"|为(?:牵头|责任|主管|配合|协办|实施|组织)(?:责任)?(?:部门|单位))"
)
# A line of a list of duties: 县科技局：牵头组织申报和评审.
_LINE = re.compile(
    rf"(?P<units>[^，：:（）()“”]{{3,80}}?)[：:]\s*(?P<verb>牵头|负责|{_HELPING}|保障|组织|做好|落实|承担|监督|指导|统筹|审核|受理)"
)
# Only the name of an office: 申报单位, 主管部门 and 企业 name none.
_OFFICE = re.compile(
    r"(?!.*[由本的经对在向按各将为]|有关|相关)[\u4e00-\u9fff]{2,20}(?:局|厅|委|办|政府|委员会|办公室|办事处|中心|银行|工商联)"
)


def duties_in_prose(text: str) -> Iterator[tuple[UnitRole, tuple[str, ...], str]]:
    """The role, the offices and the words of duty of every sentence that begins with offices and says what they do."""
    for sentence in _SENTENCE_END.split(text):
        for part in re.split(r"[，,]", "".join(sentence.split())):
            match = _LINE.match(part) or _DUTY.match(part)
            names = split_organisations(match["units"]) if match else ()
            if not match or not names or not all(map(_OFFICE.fullmatch, names)):
                break
            yield _role(match["verb"]), names, match["verb"]


def _role(verb: str) -> UnitRole:
    return "lead" if "牵头" in verb else role_of_verb(verb)
