"""Years and places of a ranking as notices print them: 前两年, 第三年, 第1至2年, 排四至十名的, 前十名."""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.notice.numerals import CHINESE_NUMERALS, chinese_number
from generator.regex import regex

_N = rf"(\d+|[{CHINESE_NUMERALS}]+)"
_TO = "(?:至|到|-|—|－|–|~|～)+"
_YEAR = "(?:个?年度?|个?资助年度)"
_YEARS_FROM_TO = regex(rf"第{_N}{_YEAR}?{_TO}第?{_N}{_YEAR}")
_NTH_YEAR = regex(rf"第{_N}{_YEAR}")
_JOINED_YEARS = regex(
    rf"第{_N}{_YEAR}?(?:(?:、|和|及)第(?:\d+|[{CHINESE_NUMERALS}]+){_YEAR}?)*?(?:、|和|及)第{_N}{_YEAR}(?!(?:、|和|及)第)"
)
_FIRST_YEARS = regex(rf"前{_N}{_YEAR}")
_LAST_YEARS = regex(rf"后{_N}{_YEAR}")
_FIRST_YEAR = regex("首年|首个?年度")
_NEXT_YEAR = regex("次年|翌年")
_LENGTH = regex(rf"(?<![第前后\d{CHINESE_NUMERALS}]){_N}{_YEAR}")
_PLACES_FROM_TO = regex(rf"第?{_N}名?{_TO}第?{_N}名")
_FIRST_PLACES = regex(rf"(?:前|排名前){_N}(?:名|位|强|的|，)")
_NTH_PLACE = regex(rf"第{_N}名")


@dataclass(frozen=True, slots=True)
class OrdinalSpan:
    """From the first to the last year or place. `loose`: only how many there are is said (后三年); `length`: a length
    of time, which says of no year that it is the first (毕业1年内).
    """

    first: int
    last: int
    loose: bool = False
    length: bool = False

    def fits(self, first: int, last: int) -> bool:
        if self.loose:
            return last - first == self.last - self.first
        return (first, last) == (self.first, self.last)


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isascii() else chinese_number(numeral) or 0


def years_in(text: str) -> tuple[OrdinalSpan, ...]:
    """Every span of years in a text, white space aside, in order of kinds."""
    small = "".join(text.split())
    found = [OrdinalSpan(_number(a), _number(b)) for a, b in _YEARS_FROM_TO.findall(small)]
    found += [OrdinalSpan(_number(n), _number(n)) for n in _NTH_YEAR.findall(small)]
    found += [OrdinalSpan(_number(a), _number(b)) for a, b in _JOINED_YEARS.findall(small)]
    found += [OrdinalSpan(1, _number(n)) for n in _FIRST_YEARS.findall(small)]
    found += [OrdinalSpan(1, _number(n), loose=True) for n in _LAST_YEARS.findall(small)]
    found += [OrdinalSpan(1, _number(n), length=True) for n in _LENGTH.findall(small)]
    found += [OrdinalSpan(1, 1) for _ in _FIRST_YEAR.findall(small)]
    return (*found, *(OrdinalSpan(2, 2) for _ in _NEXT_YEAR.findall(small)))


def places_in(text: str) -> tuple[OrdinalSpan, ...]:
    """Every span of places in a text: 一至三名, 第一名; 前十 where nothing divides it further."""
    small = "".join(text.split())
    ranges = [OrdinalSpan(_number(a), _number(b)) for a, b in _PLACES_FROM_TO.findall(small)]
    rest = _PLACES_FROM_TO.sub("，", small)
    single = [OrdinalSpan(_number(n), _number(n)) for n in _NTH_PLACE.findall(rest)]
    if ranges or single:
        return (*ranges, *single)
    return tuple(OrdinalSpan(1, _number(n)) for n in _FIRST_PLACES.findall(rest))
