"""Short names that a notice introduces: 广西钦州高新技术产业开发区（以下简称钦州高新区）."""

import re
from collections.abc import Iterable, Iterator

from generator.notice.model import Definition

_INTRODUCED = re.compile(
    r"[（(](?:以下|下)(?:分别)?(?:统一)?(?:简称|统称|合称|称)(?:为)?[：:]?[“\"'‘「]?(?P<term>[^（）()”\"'’」，。；]{1,20})[”\"'’」]?[）)]"
)
_PHRASE_END = "，。；：！？\n“”"
# Words after which the name begins that the bracket abbreviates.
_LEADING = re.compile(
    r".*(?:促进|推进|推动|加快|建设|支持|设立|成立|组建|建立|入驻|进驻|开展|实施|落实|贯彻|根据|按照|依据|涉及的|规定的|所称|属于|作为|通过|利用|纳入|申请|申报|认定为|获得|将|对|在|向|由|为|把|与|和|及|从|经|是|的)"
)
_WINDOW = 80


def definitions(texts: Iterable[str]) -> tuple[Definition, ...]:
    """The short names in the order introduced, each once; white space in them removed."""
    found = (definition for text in texts for definition in _in_text("".join(text.split())))
    return tuple({definition.term: definition for definition in reversed(list(found))}.values())[::-1]


def _in_text(text: str) -> Iterator[Definition]:
    for match in _INTRODUCED.finditer(text):
        meaning = _meaning(text[max(0, match.start() - _WINDOW) : match.start()], match["term"])
        if meaning:
            yield Definition(match["term"], meaning)


def _meaning(before: str, term: str) -> str:
    """The name right before the bracket that the term abbreviates.

    The signs of a short name mostly stand in the long one in the same order: the shortest such tail is the core,
    and it grows to the left up to a verb or a comma.
    """
    phrase = _phrase(before)
    core = _core(phrase, term)
    if core is None:
        return _after_leading(phrase)
    start, end = core
    if end < len(phrase) and len(phrase) - end > 2:
        phrase = phrase[:end]
    return _after_leading(phrase[:start]) + phrase[start:]


def _phrase(before: str) -> str:
    """The text back to the last comma or stop outside brackets; 、 stays, a common name may stand for several."""
    depth = 0
    for index in range(len(before) - 1, -1, -1):
        if before[index] in "）)":
            depth += 1
        elif before[index] in "（(":
            depth -= 1
            if depth < 0:
                return before[index + 1 :]
        elif depth == 0 and before[index] in _PHRASE_END:
            return before[index + 1 :]
    return before


def _core(phrase: str, term: str) -> tuple[int, int] | None:
    """The shortest stretch, nearest to the end, that holds the signs of the term in order."""
    place = len(phrase)
    end = None
    for sign in reversed(term):
        place = phrase.rfind(sign, 0, place)
        if place < 0:
            return None
        end = place + 1 if end is None else end
    return place, end or len(phrase)


def _after_leading(text: str) -> str:
    match = _LEADING.match(text)
    return text[match.end() :] if match else text
