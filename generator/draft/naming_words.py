"""The words by which an award is named: what it is for, what is given to whom, and how the notice calls a grant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.checks.subject import squeeze
from generator.draft.applicant import describes_somebody
from generator.draft.figures import Data, source_of
from generator.notice.facts import find_facts
from generator.notice.listed_levels import places_of_lists
from generator.notice.model import Fact
from generator.regex import regex

_KEPT_OUT = ("level", "rank")  # facts that a name can do without: 首次认定为国家级、省级企业技术中心
_FEW = regex("[两二三四五六七八九十]个")  # 三个 of “甲”“乙”“丙”三个目标
_JOINTS = regex("(?<=[为获评的])[、，和及或]+|[、，]+(?=的)|[、，和及或]+(?=[、，和及或]|\\Z)|\\A[、，和及或的]+")
_OF_NO_LEVEL = regex("(?<=[定评]为)(?:国家|全国)?的|达到的")  # 评定为国家的景区, where 3A、4A、5A级 stood
_AND = regex("[、，和及或与]*")  # between levels of one list
_CUT = regex("(?:[为获]|获得|取得|获评|列入|入选|达到|晋升)\\Z")
_PIECES = regex("[，；：]")
_EDGES = regex(
    r"\A(?:对于?|凡|其中|的|在(?![职校岗册建读线])|经(?![营济费销纪办贸历验典理])|并|且|再|另)+|(?:的|并|且|、|，)+\Z"
)
_HONOURED = regex("(?:授予|评定为|认定为|评为|获评|列入|入选)[^，。；：的]{4,}")
_PAYS = regex("奖|补|资助|贴息|支持|扶持|资金|经费|津贴")
_GIFTS = regex("奖励|奖补|补助|补贴|资助|贴息|扶持|支持|返还|减免")
_ACTS = ("返还", "减免")  # of something, which a name would have to say: 参保企业返还 is wrong
_AS_A_NOUN = {"支持": "支持资金", "扶持": "扶持资金"}
_SHORTEST = 4
_LONGEST_GIFT = 10
_ELIGIBLE = regex("\\A(?:对|凡)?(?:符合|满足|具备)[^，。；：、的]{0,8}条件的")  # says nothing: so is every applicant
_ANYBODY = 2  # characters: 企业, 项目, 单位
_MEASURED = regex("(?:额|量|收入|产值)\\Z")


def cases(award: Data) -> Iterator[str]:
    """The words that say what for without levels, and without whom; single phrases of them, from the first on."""
    whom = squeeze(str(award["beneficiary"]))
    whole = _ELIGIBLE.sub("", without_levels(squeeze(str(award["trigger"]))))
    if _CUT.search(whole):  # 评为 of 评为省级: nothing is left that could name it
        return
    yield whole
    yield from (each for each in _shorter(whole, whom) if len(each) >= _SHORTEST)


def as_award(words: str, award: Data, heading: str = "") -> str:
    """The words with what is given behind them, where they only say to whom: 获得专利的企业奖励. `heading`: what the
    name begins with; one that says 奖励 itself is enough."""
    plain = words == squeeze(str(award["beneficiary"])) and describes_somebody(f"的{words}")
    given = _given(award) if plain or describes_somebody(words) else None
    told = given is None or given in heading or given in _ACTS
    return words if told else f"{words}{_AS_A_NOUN.get(str(given), given)}"


def _shorter(whole: str, whom: str) -> Iterator[str]:
    without_whom = whole.removesuffix(whom)
    yield _EDGES.sub("", without_whom) if without_whom.endswith("的") else ""
    honoured = _HONOURED.search(whole)
    yield honoured[0] if honoured else ""
    yield from (_EDGES.sub("", piece) for piece in _PIECES.split(whole))
    yield _EDGES.sub("", whole.rpartition("的")[2])


def by_figure(award: Data) -> Iterator[str]:
    """自营出口额奖励, where all bands of the award are of that figure, and whom says nothing: 企业."""
    tiers: Any = award.get("tiers", [])
    bands: list[Any] = [holder["band"] for holder in (award, *tiers) if "band" in holder]
    named = {str(band.get("of", "")) for band in bands}
    plain = len(squeeze(str(award["beneficiary"]))) <= _ANYBODY and len(named) == 1
    yield from (f"{words}{gift(award)}" for words in named if plain and _MEASURED.search(words))


def given_to(award: Data) -> str:
    """Whom with what is given, where the notice names it: 实习人员生活补贴; empty where it says nothing particular."""
    benefit = squeeze(str(award.get("benefit", "")))
    plain = _PAYS.search(benefit) and len(benefit) <= _LONGEST_GIFT and not re.match("给予|予以|从", benefit)
    return _joined(squeeze(str(award["beneficiary"])), benefit) if plain else ""


def _joined(whom: str, benefit: str) -> str:
    """Whom with what is given; words that both have once: 高层次人才津贴 of 高层次人才 and 人才津贴."""
    shared = next((size for size in range(len(benefit), 0, -1) if whom.endswith(benefit[:size])), 0)
    return f"{whom}{benefit[shared:]}"


def gift(award: Data) -> str:
    """How the notice calls what is given: 奖励, 补贴; 奖补 where its words do not say."""
    return _given(award) or "奖补"


def _given(award: Data) -> str | None:
    """The first word for it behind the words of the case, which may speak of others: 对…扶持的企业，给予奖励."""
    quote, case = squeeze(str(source_of(award)["quote"])), squeeze(str(award["trigger"]))
    found = _GIFTS.search(quote, quote.find(case) + len(case) if case in quote else 0) or _GIFTS.search(quote)
    return found[0] if found else None


def without_levels(words: str) -> str:
    """首次认定为软件企业技术中心 of 首次认定为国家级、省级软件企业技术中心."""
    spans = (*((fact.start, fact.end) for fact in find_facts(words) if _is_kept_out(fact)), *places_of_lists(words))
    kept, at = "", 0
    for start, end in sorted(spans):
        between = words[at:start]
        kept += "" if at and _AND.fullmatch(between) else between
        at = max(at, end)
    words = kept + words[at:]
    return _EDGES.sub("", _OF_NO_LEVEL.sub("", _JOINTS.sub("", words)))


def _is_kept_out(fact: Fact) -> bool:
    return fact.kind in _KEPT_OUT or (fact.kind == "count" and _FEW.fullmatch(fact.text) is not None)
