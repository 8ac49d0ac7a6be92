"""Headings: the short title sentence after a clause's number."""

import re

_SENTENCE = re.compile(r"[^。！？\n]{1,60}[。！？](?![”’])|[^。！？\n]{1,60}$")
_NOT_A_TITLE = re.compile(
    r"^(?:本|对于?[^外]|凡|各(?!类荣誉|项)|符合|申请人|其他|经|自|从|按|根据|为(?!企业|民)|有下列|任何|依据|未|在|于|以)|应当|不得|必须|须|可以|是指|的，|予以|给予|负责[^任]|包括|(?:万元|亿元|%)|[“”]?所称|以下简称|行为的$|的$"
)
_STOPS = re.compile(r"[，；：:;,]")


def heading_of(paragraphs: tuple[str, ...], *, has_children: bool, kind: str) -> str | None:
    """The heading of a clause whose own text is `paragraphs`, or None where it starts with its body."""
    if not paragraphs:
        return None
    first = paragraphs[0]
    if kind in ("part", "chapter", "section", "annex"):
        return "".join(first.split()) if len(first) <= 60 else None
    if _is_line_heading(first, has_children=has_children, followed=len(paragraphs) > 1):
        return first.rstrip("。：:")
    return _sentence_heading(first, followed=len(paragraphs) > 1 or has_children)


def _is_line_heading(first: str, *, has_children: bool, followed: bool) -> bool:
    """A line of its own without a stop at its end, with children or paragraphs below it."""
    return (has_children or followed) and len(first) <= 50 and not re.search(r"[。；，：:;]", first)


def _sentence_heading(first: str, *, followed: bool) -> str | None:
    """The first sentence where it is short, no rule in itself, and more follows."""
    match = _SENTENCE.match(first)
    if match is None:
        return None
    sentence = match.group().rstrip("。！？")
    rest = first[match.end() :].strip()
    if not (rest or followed) or re.match(r"[（(][^）)]*(?:单位|部门|负责|落实)", rest):
        return None
    return sentence if _is_title(sentence) else None


def _is_title(sentence: str) -> bool:
    return len(sentence) <= 36 and not _NOT_A_TITLE.search(sentence) and len(_STOPS.findall(sentence)) <= 1 and not _is_long_with_stop(sentence)


def _is_long_with_stop(sentence: str) -> bool:
    return len(sentence) > 26 and _STOPS.search(sentence) is not None
