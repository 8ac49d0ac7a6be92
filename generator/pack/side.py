"""One of the two editions of a pack: its clauses by ids of their own, and words of them as spans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from generator.dataclass import dataclass
from generator.documents.blocks import Span, SpanKind
from generator.documents.proof import ShownProof
from generator.editions import NoticeEdition
from generator.notice.model import Notice
from generator.policy.wording import printed_number

AROUND = ("preamble", "closing")


@dataclass(frozen=True)
class Side:
    """`name`: "old" or "new". A clause is old-1, old-2 … in the order of its notice; around them old-preamble …"""

    name: str
    edition: NoticeEdition

    @property
    def notice(self) -> Notice:
        return self.edition.notice

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """Path of a clause, "preamble" or "closing" -> its id in the pack."""
        numbered = {clause.path: f"{self.name}-{number}" for number, clause in enumerate(self.notice.clauses, 1)}
        return numbered | {place: f"{self.name}-{place}" for place in AROUND}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Id in the pack -> text, as read."""
        around = {"preamble": self.notice.preamble, "closing": self.notice.closing}
        printed = {self.ids[clause.path]: clause.text for clause in self.notice.clauses}
        return printed | {self.ids[place]: "\n".join(words) for place, words in around.items()}

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """Path -> number as printed before the text: 二、"""
        return {clause.path: printed_number(clause.number) for clause in self.notice.clauses}

    def number(self, path: str) -> Span:
        """The printed number of a clause."""
        return self._span(path, "number", self.numbers.get(path, ""))

    def words(self, path: str, words: str, change: str = "") -> Span:
        """Words of a clause. `change`: "gone", "come" or "" for what stays."""
        return self._span(path, change or "text", words, change)

    def _span(self, path: str, field: str, words: str, change: str = "") -> Span:
        name = self.ids[path]
        return Span(words, SpanKind.QUOTE, f"{self.name}.clauses.{name}.{field}", (name,), change=change)

    def head(self, field: str, words: str | None) -> ShownProof | None:
        """A value of the notice's head: title, document_number."""
        return ShownProof((Span(words, SpanKind.FACT, f"{self.name}.{field}"),)) if words else None

    def cited(self, paths: Iterable[str]) -> tuple[str, ...]:
        """The ids of some clauses, those that there are."""
        return tuple(self.ids[path] for path in paths if path in self.ids)
