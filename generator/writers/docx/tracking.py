"""Tracked changes (ISO 29500-1, 17.13.5): words and paragraphs that Word lets its user accept or reject."""

from __future__ import annotations

from collections.abc import Sequence

from generator.dataclass import dataclass
from generator.documents.blocks import Span

_ELEMENTS = {"come": "ins", "gone": "del"}
_FIRST = 9000  # ids of bookmarks count from 0
_AUTHOR = "修订"  # no person and no day: equal input gives equal bytes


@dataclass(slots=True)
class Tracking:
    """Numbers the tracked changes of one document."""

    last: int = 0

    def around(self, change: str, words: str) -> str:
        """A run that came or went, as a change of its own."""
        element = _ELEMENTS[change]
        inside = words.replace("<w:t>", "<w:delText>").replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f"<w:{element} {self._attributes()}>{inside if change == 'gone' else words}</w:{element}>"

    def paragraph_mark(self, spans: Sequence[Span]) -> str:
        """The mark of a paragraph that came or went as a whole, so that its line goes with its words."""
        changes = {span.change for span in spans if span.text}
        if len(changes) != 1 or changes == {""}:
            return ""
        return f"<w:rPr><w:{_ELEMENTS[changes.pop()]} {self._attributes()}/></w:rPr>"

    def _attributes(self) -> str:
        self.last += 1
        return f'w:id="{_FIRST + self.last}" w:author="{_AUTHOR}"'
