"""Who gets a grant in whole words: 研学实践教育基地, and not the 基地 at its end."""

from __future__ import annotations

from generator.draft.applicant_words import DOES, ORGS, THINGS
from generator.regex import regex

_WITH_WHICH = regex(f"(?:{ORGS}|{THINGS}|个人)\\Z")
_MADE = regex(
    "(?:认定|评定|评选|命名|授牌|列入|入选|获评|获批|评为|创建|建成|建设|新建|获得|成为|通过|取得|打造|培育|改造|新增|挂牌|升级)(?:成?为|成)?|[的为是]"
)
_LEVEL_BEFORE = regex("\\A(?:全?(?:国家?|[省市县区])|自治区)级")
_NO_NAME = regex(r"[\d，、；：（）()“”《》和或及与等对]|[省市县区]级|国家级|A级|星级")
_LONGEST_NAME = 14  # characters


def in_whole_words(who: str, words: str) -> str:
    """研学实践教育基地 of 基地: a place, or a person of somebody's, with the words that say which, back to the verb
    that made it one, without its level."""
    if not (words.endswith(who) and _WITH_WHICH.search(who)):
        return who
    made = [found.end() for found in _MADE.finditer(words, 0, len(words) - len(who))]
    run = _LEVEL_BEFORE.sub("", words[made[-1] if made else 0 :])
    plain = run.endswith(who) and len(run) <= _LONGEST_NAME and not _NO_NAME.search(run)
    return run if plain and (made or not DOES.search(run)) else who
