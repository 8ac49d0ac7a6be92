"""A limit of several awards together as plain values of the model."""

from __future__ import annotations

from collections.abc import Sequence

from generator.draft.figures import Data
from generator.draft.line_data import limit_of
from generator.draft.statements import JointLimit
from generator.draft.words import phrase_end, phrase_start


def joint_data(joint: JointLimit, awards: Sequence[str], number: int) -> Data:
    """The limit with the words that say it. `awards`: ids; none: it holds for all of the notice."""
    text, wide, item = joint.sentence.text, joint.sentence.wide, joint.part.listed
    words = text[phrase_start(wide, 0, item.start) : phrase_end(wide, item.end)]
    return {
        "#": "请核对封顶的范围：没有列出事项的，适用于本文件的全部奖补事项",
        "id": f"joint-{number}",
        "name": "合计封顶" if awards else "全部奖补事项的封顶",
        **limit_of(wide, text, joint.part),
        **({"awards": [*awards]} if awards else {}),
        "source": {"clause": joint.sentence.clause, "quote": words},
    }
