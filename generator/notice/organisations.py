"""Names of organisations: what looks like one, and how a printed list of them splits."""

import re
from collections.abc import Iterator

from generator.regex import regex

# The last sign of an office, company or body: 局 厅 部 委 … 编办, 管委, 海关, 工商联, 银行.
_LAST_SIGNS = ("企业", "园区", "电视台", *"部委局厅办署院行处科室会社心司团府联队站所馆关门位组校构")
_CITY_AND_COUNTY = regex(
    r"^(?:县|区|市|州|盟|旗|乡|镇|街道|自治州|自治县|自治区|直辖市|地区|县级市|功能区|管理区|开发区|高新区)(?:[（〔(\[［][^）〕)\]］]*[）〕)\]］])?"
)
_GENERIC = frozenset(("单位", "部门", "机构", "政府", "企业", "团体", "其他部门", "其他单位", "人员", "处室"))
_AND = regex(r"以及|会同|和|及|与")
# Stops, and a verb behind a whole name that only looks like an office: 市审计局跟进督办.
_NOT_INSIDE = regex(r"[。；，：！？“”]|(?:局|厅|公司|分行).{2,6}办$|牵头|负责[^人]|[门位]为")
_OPEN, _CLOSE = "（(〔[［【《", "）)〕]］】》"
_PLACES_WITH_ONE_NAME = regex(
    r"(?:[\u4e00-\u9fff]{2,6}、)+[\u4e00-\u9fff]{2,6}等(?:地|\d*个)?[市县区州](?=[^、，；]{2})", of="等"
)
_LONGEST_NAME = 24
_NAME = regex(r"[\u4e00-\u9fffA-Za-z·、]+")
_NO_NAME = regex(r"的|应当|不得|可以|给予|按照|根据|^(?:由|对|在|从|含|如|即|见)")
_GLUE = "\x00"
_BRACKET_AT_END = regex(r"[（(〔\[［][^）)〕\]］]*[）)〕\]］]$", of="（(〔[［")
_DIRECT = regex(r"[省市区县州]直$", of="直")
_SOME_AREA = regex(r"[各有相]关?[^局厅部委]*区$", of="区")
_ET_CETERA = regex(r"等(?:有关|相关|各|部门|单位|机构|企业)?[^市县区州省]{0,14}$", of="等")


def is_organisation(name: str) -> bool:
    """Whether a text can be the name of an office, company or body by its last sign."""
    core = _BRACKET_AT_END.sub("", name)
    return len(core) > 1 and core.endswith(_LAST_SIGNS) and not _NOT_INSIDE.search(core)


def can_be_named(name: str) -> bool:
    """Whether a text in a list of units can be one though its last character does not tell: 青山高新区, 省农担集团."""
    core = re.sub(r"[（(〔\[［][^）)〕\]］]*[）)〕\]］]", "", name)
    return 1 < len(core) <= _LONGEST_NAME and _NAME.fullmatch(core) is not None and not _NO_NAME.search(core)


def split_organisations(text: str) -> tuple[str, ...]:
    """The names in a printed list, in its order, white space removed.

    、 ， and ； separate; 和 及 会同 only between two whole names (文化和旅游部 is one). Lists of places that share a
    name stay one: 各市、县〔区〕人民政府.
    """
    names: list[str] = []
    for part, separator in _parts(_PLACES_WITH_ONE_NAME.sub(_kept_together, "".join(text.split()))):
        for nth, piece in enumerate(_at_conjunctions(part)):
            if names and nth == 0 and separator == "、" and _belongs_together(names[-1], piece):
                names[-1] = f"{names[-1]}、{piece}"
            elif piece:
                names.append(piece)
    return tuple(name.replace(_GLUE, "、") for name in map(_trimmed, names) if name)


def _kept_together(match: re.Match[str]) -> str:
    """广州、深圳、东莞等市人民政府 with its 、 replaced, that separates nothing; whole names before stay apart."""
    places = match.group().split("、")
    whole = [name for name in places[:-1] if is_organisation(name)]
    return "、".join([*whole, _GLUE.join(places[len(whole) :])])


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The pieces between top-level 、 ， and ；, each with the separator before it."""
    depth, start, separator = 0, 0, ""
    for index, sign in enumerate(text):
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif sign in "、，,；;" and depth == 0:
            yield text[start:index], separator
            start, separator = index + 1, sign
    yield text[start:], separator


def _at_conjunctions(part: str) -> Iterator[str]:
    """A part split at 和 及 会同 where a whole name stands on both sides."""
    start = 0
    for match in _AND.finditer(part):
        left, right = part[start : match.start()], part[match.end() :]
        if is_organisation(left) and right not in _GENERIC and not _inside_bracket(part, match.start()):
            yield left
            start = match.end()
    yield part[start:]


def _inside_bracket(text: str, index: int) -> bool:
    return sum(sign in _OPEN for sign in text[:index]) > sum(sign in _CLOSE for sign in text[:index])


def _belongs_together(left: str, right: str) -> bool:
    """Whether 、 stands inside one name: 各市、县〔区〕人民政府; 广州、深圳、东莞等市人民政府."""
    if len(left) == 1 or right in _GENERIC or _DIRECT.match(left):
        return True
    if is_organisation(left) and not _SOME_AREA.search(left):
        return len(right) == 1
    elsewhere = right.startswith(("市直", "区直", "县直", "市级", "省级"))
    return _CITY_AND_COUNTY.match(right) is not None and not elsewhere


def _trimmed(name: str) -> str:
    """A name without 等, 等部门, 等市直有关单位 behind it (but 东莞等市人民政府 keeps its 等)."""
    whole, others, _ = name.partition("等")
    if others and is_organisation(whole):
        return whole
    return _ET_CETERA.sub("", name).strip("、，,；;。：: ")
