"""Headings: the short title sentence after a clause's number.

“二、加快…企业培育。建立…” has one, “十四、本措施适用于…” has none. Clauses of one kind under one roof mostly agree, so
the neighbours are asked where a sentence alone does not tell.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from generator.notice.body import ClausePiece
from generator.regex import regex

_SENTENCE = regex(r"[^。！？\n]{1,60}[。！？](?![”’])|[^。！？\n]{1,60}$")
# 研发补助：对…给予补助: a name before a colon, but not a lead-in (以下条件：, 其中：).
_BEFORE_COLON = regex(r"(?![^：]*(?:其中|以下|如下|下列|之一|条件|备注|注))[^。，；：:、！？\n]{2,20}[：:](?=[^\n])")
_RULE = regex(
    r"^(?:本(?!地|土|级)|凡|符合|申请人|其他(?!事项|规定|说明|$)|未经|有下列|任何|依据|根据)"
    r"|应当|不得|必须|须|可以|是指|的，|予以|负责[^任]|包括|万元|亿元|%|所称|以下简称|行为的$|的$"
)
_OPENS_A_BODY = regex(r"^(?:对于?[^外]|各(?!类|项|方)|经|自|从|按|为(?!企业|民)|未|在|于|以)|给予")
# Words that lead to a list and name nothing: 支付下列费用：, 补助标准如下：. A short name may stand before a colon.
_LEAD_IN = regex(r"[下列上述]列|以下|如下|之一|情形|包括|分为|应|须|需|可|为$|的$|有$|是$")
_LONGEST_NAME = 10
_LONGEST_NOUN = 12
_LONGEST_SLOGAN = 8  # 加强政策评估: a clause that says no more than its heading
# 第一条 为…制定本办法: where the articles begin so, none of them has a heading.
_PURPOSE = regex(r"^(?:为|根据|依据|按照)[^。]*(?:制定|出台|结合)")
_BRACKETED = regex(r"^[（(【\[]([\u4e00-\u9fff、与和及]{2,20})[）)】\]](?=\s*\S)")
_SPACED = regex(r"^([\u4e00-\u9fff、]{2,16})\s+(?=[\u4e00-\u9fff“《])")
_LONGEST_BEFORE_GAP = 16
_STOPS = regex(r"[，；：:;,]")
# Slogans side by side: 提高政治站位，强化责任担当，狠抓工作落实.
_PARALLEL = regex(r"[\u4e00-\u9fff“”、]{4,12}(?:，[\u4e00-\u9fff“”、]{4,12}){1,3}")
_UNIT_BRACKET = regex(r"[（(〔\[［][^）)〕］]*(?:单位|部门|负责|落实)")
_ANNEX_TITLE = regex(
    r"(?:表|书|单|册|办法|细则|措施|清单|目录|方案|指南|说明|函|证明|标准|图|规程|意见|规定)(?:[（(][^）)]*[）)])?$"
)


def headings(pieces: Sequence[ClausePiece]) -> list[str | None]:
    """The heading of every piece, None where it starts with its body."""
    found = [_heading(piece, strict=True) for piece in pieces]
    families: dict[str, list[int]] = defaultdict(list)
    siblings: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        families[piece.kind].append(index)
        siblings[piece.kind, piece.path.rpartition("/")[0]].append(index)
    usual = {kind: _share(found, members) >= 0.8 for kind, members in families.items()}
    for (kind, _), members in siblings.items():
        share = _share(found, members)
        if share >= 0.5 or (share == 0 and usual[kind]):
            for index in members:
                found[index] = found[index] or _heading(pieces[index], strict=False, alone=share >= 0.5)
        _without_list_items(pieces, found, members)
    _without_strays(pieces, found, families["article"])
    for members in families.values():
        _set_apart(pieces, found, members)
    return found


def _without_list_items(pieces: Sequence[ClausePiece], found: list[str | None], members: Sequence[int]) -> None:
    """An item behind one that ends in a semicolon belongs to its sentence and has no heading."""
    for before, index in pairwise(members):
        named = found[index] if pieces[before].text.endswith(("；", ";")) else None
        alike = named is not None and found[before] is not None and pieces[index].text.startswith(f"{named}。")
        if named and not alike and "：" not in pieces[index].paragraphs[0][:30]:
            found[index] = None


def _in_bracket(text: str) -> bool:
    return text[:1] in ("（", "(", "【", "[")


def _before_gap(text: str) -> bool:
    first = text[: _LONGEST_BEFORE_GAP + 1].split(maxsplit=1)[:1]
    return bool(first) and len(first[0]) <= _LONGEST_BEFORE_GAP and first[0].replace("、", "和").isalpha()


def _set_apart(pieces: Sequence[ClausePiece], found: list[str | None], members: Sequence[int]) -> None:
    """Headings in brackets or before a gap (第一条 【目的】为…), where most clauses of the kind have them."""
    for pattern, may_begin in ((_BRACKETED, _in_bracket), (_SPACED, _before_gap)):
        texts = ((index, pieces[index].text) for index in members)
        titles = {index: match[1] for index, text in texts if may_begin(text) and (match := pattern.match(text))}
        many = len(titles) >= 3 and len(titles) >= 0.6 * len(members)
        for index, title in titles.items():
            if many or pieces[index].text.startswith("【"):
                found[index] = title


def _share(found: Sequence[str | None], members: Sequence[int]) -> float:
    """How many of the members have a heading, 0 to 1."""
    return sum(found[index] is not None for index in members) / len(members)


def _without_strays(pieces: Sequence[ClausePiece], found: list[str | None], articles: Sequence[int]) -> None:
    """A first sentence is a rule where articles begin with 为…制定本办法 or hardly any has a heading."""
    share = _share(found, articles) if articles else 0
    few = len(articles) >= 10 and share <= 0.1
    purpose = len(articles) > 2 and _PURPOSE.match(pieces[articles[0]].text) is not None
    for index in articles:
        piece = pieces[index]
        stray = few and "：" not in "".join(piece.paragraphs[:1])[:30]
        if stray or (purpose and _is_rule(piece, found[index] or "", share)):
            found[index] = None


def _is_rule(piece: ClausePiece, heading: str, share: float) -> bool:
    """Whether what is taken for a heading is the article's only sentence (`share` of them have one), or too long."""
    first = "".join(piece.paragraphs[:1])
    only = first.endswith("。") and first.count("。") == 1 and not piece.has_children
    return (only and share < 0.75) or len(heading) > _LONGEST_NOUN


def _heading(piece: ClausePiece, *, strict: bool, alone: bool = False) -> str | None:
    """The heading of a piece; `alone`: a line without a stop may be one though nothing follows it."""
    if not piece.paragraphs:
        return None
    first = piece.paragraphs[0]
    if piece.kind == "annex":
        return _annex_title(piece.paragraphs)
    if piece.kind in ("part", "chapter", "section", "appendix"):
        return "".join(first.split()) if len(first) <= 60 else None
    only = len(piece.paragraphs) == 1
    goes_on = not only or piece.has_children
    if (goes_on and _is_line_above(first)) or (alone and only and _is_line_alone(first)):
        return first
    return _sentence_heading(first, goes_on=goes_on, strict=strict, alone=alone)


def _is_line_above(line: str) -> bool:
    """A line without a stop above what it heads, and no rule in itself."""
    return len(line) <= 50 and not re.search(r"[。；：:;]|，$", line) and not _RULE.search(line)


def _is_line_alone(line: str) -> bool:
    """A short line without a stop, nothing behind it."""
    return len(line) <= 30 and not _STOPS.search(line) and "。" not in line


def _annex_title(paragraphs: Sequence[str]) -> str | None:
    """The title of an annex, over at most three lines."""
    for count in range(1, min(3, len(paragraphs)) + 1):
        title = "".join(paragraphs[:count])
        if len(title) <= 60 and _ANNEX_TITLE.search(title):
            return title
    return None


def _sentence_heading(first: str, *, goes_on: bool, strict: bool, alone: bool) -> str | None:
    """The first sentence where it is short, no rule in itself, and more follows than a bracket of units."""
    match = _BEFORE_COLON.match(first) or _SENTENCE.match(first)
    if match is None:
        return None
    sentence = match.group().rstrip("。！？：: ")
    rest = first[match.end() :].strip()
    only = not (rest or goes_on) or _UNIT_BRACKET.match(rest) is not None
    slogan = alone and _is_slogan(sentence, match.group(), rest)
    if (only and not slogan) or _is_lead_in(match.group(), sentence, rest):
        return None
    return sentence if _is_title(sentence, strict=strict or only) else None


def _is_lead_in(printed: str, words: str, rest: str) -> bool:
    """Whether words before a colon lead in what follows instead of naming it."""
    if not printed.endswith(("：", ":")):
        return False
    return _LEAD_IN.search(words) is not None or (not rest and len(words) > _LONGEST_NAME)


def _is_slogan(sentence: str, printed: str, rest: str) -> bool:
    """Whether a sentence before a bracket may be a slogan, which heads nothing but itself."""
    return bool(rest) and len(sentence) <= _LONGEST_SLOGAN and not _STOPS.search(sentence) and printed.endswith("。")


def _is_title(sentence: str, *, strict: bool) -> bool:
    stops = len(_STOPS.findall(sentence))
    if len(sentence) > 36 or _RULE.search(sentence):
        return False
    if not strict and stops <= 3 and _PARALLEL.fullmatch(sentence):
        return True
    return stops <= 1 and not (stops and len(sentence) > 26) and not (strict and _OPENS_A_BODY.search(sentence))
