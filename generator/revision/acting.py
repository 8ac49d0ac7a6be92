"""Units that the words of a clause give something to do, where the reader of notices gives them no duty or no order:
甲会同乙 (甲 leads), 由甲负责解释, 具体办法由甲规定.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.notice.organisations import split_organisations
from generator.regex import regex
from generator.revision.tokens import squeeze

_ENDS = "委员会|办公室|办事处|管委会|人民政府|服务中心|中心|局|厅|委(?![员托派])|办(?![公理法事])"
_SENTENCE = regex("[^，。；：（）\\s]+")
_OFFICE = regex(f"[国省市区县州旗盟镇乡自][\u4e00-\u9fff]{{0,16}}?(?:{_ENDS})")
_NO_NAME = regex("[由将]|^[国省市区县州旗盟镇乡自](?:级|内)|应当?|负责|各|有关|相关|所在|依法|会同")
_TOGETHER = regex("(?:由|经|报)?(?P<lead>[^由]{3,40}?)会同(?P<others>.{3,60})")
_DOES = (
    "(?:负责解释|(?:负责)?(?:另行|统一|组织|每年|每年度|定期|依法)*"
    "(?:制定|制订|规定|公布|发布|确定|核定|修订|审定|受理|组织实施))"
)
_BY = regex(f"由(?P<units>[^由]{{3,50}}?)(?={_DOES})")


def acting_units(text: str) -> Iterator[tuple[str, str]]:
    """Each unit with its role: who leads others (会同), who takes part, and who alone does what must be done."""
    for part in _SENTENCE.findall(squeeze(text)):
        together = _TOGETHER.search(part) if "会同" in part else None
        if part.startswith("会同"):
            yield from ((name, "cooperating") for name in _first_names(part.removeprefix("会同")))
        elif together:
            yield from _with_others(together["lead"], together["others"])
        elif "由" in part:
            for found in _BY.finditer(part):
                names = _whole_names(found["units"])
                yield from ((name, "responsible") for name in names)


def _with_others(lead: str, others: str) -> Iterator[tuple[str, str]]:
    leading, helping = _whole_names(lead), tuple(_first_names(others))
    if leading and helping:
        yield from ((name, "lead") for name in leading)
        yield from ((name, "cooperating") for name in helping)


def _whole_names(text: str) -> Sequence[str]:
    """The names of a list that is nothing but offices; none where one of them is none."""
    names = split_organisations(text)
    return names if names and all(map(_is_office, names)) else ()


def _is_office(name: str) -> bool:
    return _OFFICE.fullmatch(name) is not None and not _NO_NAME.search(name)


def _first_names(text: str) -> Iterator[str]:
    """The names at the beginning of a text, as far as they hang together with 、 or 和."""
    place = 0
    while found := _OFFICE.match(text, place):
        if _NO_NAME.search(found[0]):
            return
        yield found[0]
        place = found.end()
        if text[place : place + 1] not in ("、", "和", "及", "与"):
            return
        place += 1
