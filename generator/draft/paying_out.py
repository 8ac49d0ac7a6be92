"""How a granted sum is paid out: by years (40%、30%、30%, 5:3:2), or when stages are reached."""

from __future__ import annotations

from generator.draft.figures import Data, number
from generator.draft.lines import Grant
from generator.draft.part import FigurePart, Role
from generator.draft.sentences import Sentence
from generator.draft.words import phrase_start
from generator.notice.ratios import shares_in
from generator.regex import regex

_PAYS = regex(
    r"(?:的|后|时)?(?:再)?(?:分别)?(?:按)?(?:兑现|拨付|兑付|支付|发放|拨款|给付)?(?:奖励|补助|补贴|资金)?(?:总额|金额)?(?:的)?\Z"
)
_LEADS = regex(r"\A(?:其中|分阶段(?:兑现)?|：)+")
_WHOLE = 100


def payout_of(grant: Grant) -> Data:
    """The shares of paying out, where they make up the whole."""
    told = [(grant.sentence, part) for part in grant.payouts]
    told += [(sentence, part) for sentence, part in grant.paid_behind if part.role is Role.PAYOUT]
    for _, part in told:
        shares = [item.value for item in part.listed.items]
        if len(shares) > 1 and sum(shares) == _WHOLE:
            return {"payout": [{"year": year, "percent": number(share)} for year, share in enumerate(shares, 1)]}
    return _by_stages(told) or _by_ratio(grant)


def _by_stages(told: list[tuple[Sentence, FigurePart]]) -> Data:
    """签约后兑现20%，开工后兑现30%，建成后兑现50%."""
    single = [(sentence, part) for sentence, part in told if len(part.listed.items) == 1]
    stages = [_stage(sentence, part) for sentence, part in single]
    if len(stages) < 2 or not all(stages) or sum(part.listed.items[0].value for _, part in single) != _WHOLE:
        return {}
    shares = [number(part.listed.items[0].value) for _, part in single]
    return {"payout": [{"stage": stage, "percent": share} for stage, share in zip(stages, shares, strict=True)]}


def _stage(sentence: Sentence, part: FigurePart) -> str:
    """The words that name the stage, as printed."""
    start = phrase_start(sentence.wide, 0, part.listed.start)
    words = sentence.text[start : part.listed.start]
    joint = max(words.rfind(sign) for sign in "、和") + 1
    words = _PAYS.sub("", words[joint:])
    return _LEADS.sub("", words) if len(words) >= 2 else ""


def _by_ratio(grant: Grant) -> Data:
    """分三年按5:3:2的比例拨付."""
    told = (grant.text, *(each.text for each in grant.after))
    shares = next((found for words in told if (found := shares_in(words))), ())
    if len(shares) < 2 or sum(shares) != _WHOLE:
        return {}
    return {"payout": [{"year": year, "percent": number(share)} for year, share in enumerate(shares, 1)]}
