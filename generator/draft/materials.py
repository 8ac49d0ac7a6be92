"""What an applicant has to hand in, where the notice lists it: 申请时应当提交下列材料：（一）申报表；（二）营业执照."""

from __future__ import annotations

from collections.abc import Mapping

from generator.draft.figures import Data
from generator.draft.measures import MATERIALS, plain_rule
from generator.draft.sentences import Sentence
from generator.notice.model import NoticeClause
from generator.regex import regex

_LEADS = regex(
    r"(?:提交|提供|报送|递交|出具|附送|备齐|准备|携带)[^，。；]{0,16}(?:材料|资料|文件|证件)[^，。；]{0,6}[：:]?\Z"
    r"|(?:申[报请领]|申办|证明|所需|需要的?)(?:材料|资料)[^，。；]{0,8}[：:]?\Z"
)
_HEADS = regex(r"(?:申[报请领]|申办|所需)(?:材料|资料)\Z")
_LONGEST = 80  # a longer point says other things too


class ListsOfMaterials:
    """The clauses whose points are what is handed in. `headings`: of every clause, by its path."""

    def __init__(self, headings: Mapping[str, str | None]) -> None:
        self._lead = {_above(path) for path in headings}
        self._listing = {path for path, heading in headings.items() if heading and _HEADS.search(heading)}

    def rule_of(self, sentence: Sentence, clause: NoticeClause, number: int) -> Data | None:
        """The sentence as a rule on what is handed in: one that leads to a list, or a point of it; None for others."""
        if clause.path in self._lead and _LEADS.search(sentence.text):
            self._listing.add(clause.path)
        elif _above(clause.path) not in self._listing or len(sentence.text) > _LONGEST:
            return None
        return plain_rule(sentence, MATERIALS, f"rule-{number}")


def _above(path: str) -> str:
    return path.rpartition("/")[0]
