"""The whole text with its changes, laid out as a letter is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.blocks import Span, SpanKind
from generator.documents.clauses import notice_entry
from generator.documents.proof import ShownProof
from generator.documents.revision_entry import PassageEntry
from generator.pack.side import Side
from generator.policy.text import Id
from generator.revision.comparison import Comparison
from generator.revision.tracked import TrackedPassage, TrackedPiece, tracked_passages

_LOOKS = {"title": "title", "number": "centre", "addressees": "plain", "signature": "right"}


def passages_of(done: Comparison, old: Side, new: Side) -> Iterator[PassageEntry]:
    """Every paragraph of both texts, in the order of the new one."""
    roles = {
        side.name: dict(zip(side.notice.preamble, notice_entry(side.notice).roles, strict=True)) for side in (old, new)
    }
    for number, passage in enumerate(tracked_passages(done), 1):
        spans = tuple(_span(piece, passage, old, new) for piece in passage.pieces if piece.words)
        kept = "old" if passage.new is None else "new"
        words = "".join(
            piece.words for piece in passage.pieces if piece.change != ("come" if kept == "old" else "gone")
        )
        role = roles[kept].get(words, "") if "preamble" in (passage.old, passage.new) else ""
        yield PassageEntry(Id(f"passage-{number}"), _LOOKS.get(role, ""), ShownProof(spans))


def _span(piece: TrackedPiece, passage: TrackedPassage, old: Side, new: Side) -> Span:
    if piece.change == "gone":
        return old.words(passage.old or "", piece.words, "gone")
    if piece.change == "come" or passage.old is None:
        return new.words(passage.new or "", piece.words, "come")
    # What stays is of both texts.
    own = new.words(passage.new or "", piece.words)
    return Span(piece.words, SpanKind.QUOTE, own.path, (*old.cited((passage.old,)), *own.clauses))
