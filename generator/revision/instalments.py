"""Whether words say how a sum is paid out: 分两年拨付，当年60万元，次年40万元 beside 奖励100万元 is no award."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.notice.model import Fact, FactKind
from generator.regex import regex

_PAID_OUT = regex(
    r"分(?:[一两二三四五六七八九十\d]+个?)?(?:年度?|期|批次?|次|阶段|步)|逐年|首[年期批次]|当年.+[次翌]年"
)
_PAYS_OUT = regex(
    r"(?:拨付|发放|支付|兑付|兑现|拨款|付清)[^，。；]{0,6}\d[\d.]*(?:[百千万亿]*元|[%％])|\d[\d.]*[%％][^，。；]{0,4}(?:拨付|发放)"
)
_WHOLE = 100  # per cent


def are_instalments(words: str, own: Sequence[Fact], others: Iterable[Fact]) -> bool:
    """Whether the sums in `words` are shares of one whole: of a sum that stands beside them, among `others`."""
    if not _PAID_OUT.search(words):
        return False
    shares = _values(own, "percentage")
    if len(shares) > 1:
        return sum(shares) == _WHOLE
    parts = _values(own, "money")
    return len(parts) > 1 and sum(parts) in _values(others, "money")


def says_a_share(words: str) -> bool:
    """Whether words say which share of a sum is paid out when: alike in two clauses, they are of two sums."""
    return _PAYS_OUT.search(words) is not None


def _values(facts: Iterable[Fact], kind: FactKind) -> list[Decimal]:
    return [fact.value for fact in facts if fact.kind == kind and isinstance(fact.value, Decimal)]
