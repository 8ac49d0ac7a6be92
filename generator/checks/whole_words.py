"""Whether words stand in a text as words of their own, and not as signs of other words: 业主 in 行业主管部门."""

from __future__ import annotations

import re

from generator.regex import regex

# Words of two signs that often stand beside each other in notices; by them a beneficiary is seen to be cut out of them.
_LEFT = regex("[行产工农商事专创就物林作毕营从企开授失待同副主]业|(?:[每几数多两各]|\\d)个|[国专大厂]家|[工人法]人")
_RIGHT = regex(
    "主[管体办导要动任题席持营业责]|人[才员次数均力民事口工大社选物性文]|体[系制现育验]|家[庭居园属]|员工|户[籍外]|师范"
    "|生[产活态物效成]|工[作业程艺]|民[营办生族政用]"
)


def stands_alone(words: str, text: str) -> bool:
    """Whether one place of `words` in `text` (both without white space) begins and ends no other word halfway.

    True as well where the words do not stand there at all: that is another finding.
    """
    places = [found.start() for found in re.finditer(re.escape(words), text)]
    return not places or any(not _cut_out(words, text, place) for place in places)


def _cut_out(words: str, text: str, start: int) -> bool:
    """Whether the word before runs into the first sign and the last sign into the word behind."""
    end = start + len(words)
    before = text[max(0, start - 1) : start + 1]
    behind = text[end - 1 : end + 2]
    return _LEFT.fullmatch(before) is not None and _RIGHT.match(behind) is not None
