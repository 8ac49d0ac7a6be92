"""Sentences that say what a word of the notice means: 本办法所称织造企业，是指……; “省级”指云岭省级."""

from __future__ import annotations

from generator.draft.figures import Data
from generator.draft.sentences import Sentence
from generator.regex import regex

_TERM = r"[“\"]?(?P<term>[^，,。；;：:“”\"（）()]{2,16}?)[”\"]?"
_MEANS = regex(
    rf"(?:其中，?)?(?:(?:本[一-龥]{{2,4}}|文中)?所称的?{_TERM}，?(?:是指|指的是|指|包括)"
    rf"|{_TERM.replace('term', 'plain')}，?(?:是指|指的是)"
    rf"|[“\"](?P<quoted>[^“”\"]{{2,16}})[”\"]，?(?:是|均)?指)(?P<meaning>.+)"
)
_LEADS_ON = regex(r"(?<![岁元人年名家个件%])以下|下列|如下|[：:]\Z")  # what it means stands elsewhere


def definition_of(sentence: Sentence, number: int) -> Data | None:
    """The sentence as a definition; None where it says something else, or where its meaning stands behind it."""
    found = _MEANS.fullmatch(sentence.text)
    if found is None or _LEADS_ON.search(found["meaning"]) or len(found["meaning"]) < 2:
        return None
    return {
        "id": f"meaning-{number}",
        "term": found["term"] or found["plain"] or found["quoted"],
        "meaning": found["meaning"],
        "source": {"clause": sentence.clause, "quote": sentence.text},
    }
