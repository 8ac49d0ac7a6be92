"""Sums that only say how one before them is paid out: 分两年拨付，当年60万元，次年40万元 of 奖励100万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.dataclass import replace
from generator.draft.lines import Grant
from generator.draft.part import FigurePart, Role
from generator.draft.quantities import Quantity
from generator.draft.sentences import Sentence
from generator.draft.words import phrase_start
from generator.notice.numerals import chinese_number
from generator.regex import regex

_N = r"[一两二三四五六七八九十\d]+"
_PAYS = "发放|拨付|兑现|兑付|支付|给付|到位|拨款"
_PAID = regex(_PAYS)
_WHEN = regex(rf"(?:当|首|次|翌|第{_N})个?年|[首次尾]期|第{_N}[期批次]|尾款|余款|余额|剩余|其余|余下")
_NEW_CASE = regex("(?:\\A|[，；：。（])(?:其中)?(?:对|凡)|再(?=[给奖补])|另|额外|追加|同时给予|级")
_PARTS = regex("其中|分阶段|第一年|首年")
_EVENLY = regex(rf"(?P<n>{_N})个?(?:年度?|期)[^，。；]{{0,6}}(?:平均|等额|均等|平均分)")
_IN_PARTS = regex(
    rf"[^，。；：\d]{{0,8}}?(?:(?:分|按){_N}?个?(?:年度?|期|批次?|次|阶段|步)|逐年|分年|分期|分批)"
    rf"(?:平均|均等|等额|按比例|依次|逐年|予以)*(?:{_PAYS})(?:到位|完毕)?"
)


def is_paid_in_parts(words: str) -> bool:
    """分两年发放, 奖励资金分三年拨付: a phrase that says nothing but that."""
    return _IN_PARTS.fullmatch(words) is not None


def with_instalments(text: str, parts: Sequence[FigurePart]) -> tuple[FigurePart, ...]:
    """The parts of a sentence, with the instalments of a sum among them in their role."""
    result = list(parts)
    for number, part in enumerate(parts):
        if part.role is not Role.GRANT or result[number].role is not Role.GRANT or not _is_plain(part.listed.items):
            continue
        if _WHEN.search(_before(text, 0, part)):
            continue  # 第一年5万元，第二年3万元，第三年2万元: none is the whole of the others
        own = [*_own(parts[number + 1 :], part.listed.items[0].value)]
        if own and _pays(text, part.listed.end, own, part.listed.items[0].value):
            for place in range(number + 1, number + 1 + len(own)):
                result[place] = replace(parts[place], role=Role.INSTALMENT)
    return tuple(result)


def instalments_behind(sentence: Sentence, parts: Sequence[FigurePart], grant: Grant) -> tuple[FigurePart, ...]:
    """The figures of a sentence that says of the sum before it how it is paid out; none where it says anything else."""
    items = [line.quantity for line in grant.lines]
    own = [replace(part, role=Role.INSTALMENT) for part in parts]
    if not own or not _is_plain(items) or not all(part.listed.kind == "money" for part in own):
        return ()
    whole = _PAID.search(sentence.wide) is not None and _pays(sentence.wide, 0, own, items[0].value)
    return tuple(own) if whole else ()


def _is_plain(items: Sequence[Quantity]) -> bool:
    first = items[0]
    return len(items) == 1 and first.kind == "money" and first.bound == "exact" and first.to is None


def _own(behind: Sequence[FigurePart], total: Decimal) -> Iterator[FigurePart]:
    """The sums right behind one, as long as they are smaller than it together."""
    done = Decimal(0)
    for part in behind:
        if part.listed.kind != "money" or done >= total:
            return
        done += sum(item.value for item in part.listed.items)
        yield part


def _pays(text: str, start: int, own: Sequence[FigurePart], total: Decimal) -> bool:
    """Whether sums behind `start` are that whole, paid at their times."""
    words = text[start : own[-1].listed.start]
    if _NEW_CASE.search(words) or not all(_is_part(text, start, part) for part in own):
        return False
    items = [item for part in own for item in part.listed.items]
    if len(items) == 1:
        evenly = _EVENLY.search(words)
        return evenly is not None and items[0].value * (chinese_number(evenly["n"]) or 0) == total
    paid = all(_PAID.search(_before(text, start, part)) for part in own) or _IN_PARTS.search(words) is not None
    return sum(item.value for item in items) == total and (paid or not _PARTS.search(words))


def _is_part(text: str, start: int, part: FigurePart) -> bool:
    before = _before(text, start, part)
    return bool(_PAID.search(before) or _WHEN.search(before) or before.endswith("每年"))


def _before(text: str, start: int, part: FigurePart) -> str:
    return text[phrase_start(text, start, part.listed.start) : part.listed.start]
