"""Units that a notice names by their kind: 主管部门, 各有关单位, 企业. They stand for no organisation of their own."""

from __future__ import annotations

from generator.regex import regex

_GENERIC = regex(
    r"(?:各|有关|相关|其他|所有|市级|县级|区级|省级|市直|省直|本级|上级|行业|主管|职能|业务|牵头|责任|配合|协作|受理|审核|审批|承办|组织|实施"
    r"|使用|管理|申请|申报|编制|编写|用人|获奖|受益|的|和|及|、|级|类|直)*"
    r"(?:部门|单位|企业|机构|公司|政府|园区|开发区|银行|协会|学校|高校|医院|个人|群众|主体|组织|团体|代表|法定代表人|负责人|联系人|经办人"
    r"|申请人|财政)?"
)


def is_generic(name: str) -> bool:
    """Whether a name tells a kind of unit and no unit, or is too short to tell anything: 主管部门, 企业, 科."""
    return len(name) < 2 or _GENERIC.fullmatch(name) is not None
