"""Wording of the office in a finished document, held to the prose of the model: every piece, in order.

A statement may hold several runs of prose between other spans; `runs` finds each and says whether it is the prose
of its path, and which part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.audit.read.ledger import LedgerSpan
from generator.audit.read.model import Model
from generator.audit.read.prose import ProsePiece, blocks, pieces
from generator.audit.read.targets import PROSE
from generator.audit.rederive.printed import prints
from generator.dataclass import dataclass

_DEEPEST = 6  # prose that looks up prose
_BETWEEN = frozenset("、；")  # what stands between the members of a list
_OPENING = "答："  # what stands before the first words of an answer, in its line
_BACK = 40  # spans that look-ups at the beginning of a prose may take


@dataclass(frozen=True, slots=True)
class ProseRun:
    """The spans `start:end` of a statement are prose of `path`. `block`: which paragraph or item of it, None where
    the whole prose stands in one line; `sound` is False where the words are not those of the prose."""

    path: str
    start: int
    end: int
    block: int | None = None
    sound: bool = True


def prose_at(model: Model, path: str | None) -> str | None:
    """The prose at a path: a text whose field holds wording."""
    if path is None:
        return None
    parts = path.split(".")
    if parts[-1] not in PROSE and not (len(parts) > 1 and parts[-2] == "how_to"):
        return None
    try:
        value = model.at(path)
    except LookupError:
        return None
    return value if isinstance(value, str) else None


def runs(model: Model, spans: Sequence[LedgerSpan]) -> Iterator[ProseRun]:
    """Every run of prose among the spans of a statement."""
    at = 0
    while at < len(spans):
        path = spans[at].path
        text = prose_at(model, path) if spans[at].kind in ("paraphrase", "quote") else None
        if path is None or text is None or (spans[at].kind == "quote" and spans[at].text == text):
            at += 1
            continue
        run = _run(model, spans, at, path, text)
        yield run
        at = max(run.end, at + 1)


def _run(model: Model, spans: Sequence[LedgerSpan], at: int, path: str, text: str) -> ProseRun:
    for wanted, block in _candidates(text):
        leading = next((index for index, piece in enumerate(wanted) if piece.kind != "lookup"), 0)
        for start in range(at, max(-1, at - _BACK) if leading else at - 1, -1):
            end = _match(model, wanted, spans, start, path, 0)
            if end is not None and end > at:
                return ProseRun(path, start, end, block)
    end = at
    while end < len(spans) and spans[end].path == path:
        end += 1
    return ProseRun(path, at, end, sound=False)


def _candidates(text: str) -> Iterator[tuple[Sequence[ProsePiece], int | None]]:
    """A whole prose, then its paragraphs and items, if there are several, with their numbers."""
    yield pieces(text), None
    parts = blocks(text)
    yield from ((part, index) for index, part in enumerate(parts) if len(parts) > 1)


def _match(
    model: Model, wanted: Sequence[ProsePiece], spans: Sequence[LedgerSpan], at: int, path: str, depth: int
) -> int | None:
    """Where the spans from `at` on that say these pieces end; None where they do not."""
    place: int | None = at
    for index, piece in enumerate(wanted):
        if place is None or depth > _DEEPEST:
            return None
        if piece.kind == "lookup":
            rest = wanted[index + 1 :]
            ends = (
                _match(model, rest, spans, end, path, depth) for end in _ends(model, piece.name, spans, place, depth)
            )
            return next((end for end in ends if end is not None), None)
        own = ("paraphrase", path, None) if piece.kind == "text" else ("quote", path, (piece.name,))
        place = _words(piece.text, spans, place, own)
    return place


def _words(text: str, spans: Sequence[LedgerSpan], at: int, of: tuple[str, str, tuple[str, ...] | None]) -> int | None:
    """The end of spans of one kind and path that say `text` together."""
    kind, path, clauses = of
    said = ""
    while said != text:
        if at >= len(spans):
            return None
        span = spans[at]
        fits = span.kind == kind and span.path == path and (clauses is None or span.clauses == clauses)
        if not fits or not text.startswith(said + span.text):
            return None
        said += span.text
        at += 1
    return at


def _ends(model: Model, path: str, spans: Sequence[LedgerSpan], at: int, depth: int) -> Iterator[int]:
    """Where the spans may end that print the value at `path` (that value, its name, its items, its own prose): all of
    them first, then fewer, for the next look-up may print a part of the same item."""
    inner = prose_at(model, path)
    if inner is not None:
        end = _match(model, pieces(inner), spans, at, path, depth + 1)
        yield from () if end is None else (end,)
        return
    paths = _paths_of(model, path)
    end = at
    while end < len(spans):
        span = spans[end]
        between = span.kind == "frame" and span.text in _BETWEEN and end > at
        if not between and not any(span.path == own or (span.path or "").startswith(f"{own}.") for own in paths):
            break
        end += 1
    yield from (each for each in range(end, at, -1) if spans[each - 1].kind != "frame")


def _paths_of(model: Model, path: str) -> tuple[str, ...]:
    """A path, and where it leads if its value is an id."""
    try:
        value = model.at(path)
    except LookupError:
        return (path,)
    if not isinstance(value, str):
        return (path,)
    return (
        path,
        *(
            f"{name}.{value}"
            for name in ("awards", "forms", "organisations", "clauses")
            if model.has(f"{name}.{value}")
        ),
    )


def written_as(model: Model, wanted: Sequence[ProsePiece], spans: Sequence[LedgerSpan], path: str) -> bool:
    """Whether the spans of a whole statement say these pieces of the prose at `path`, and nothing else but what opens
    an answer."""
    opened = path.startswith("faq.") and spans[:1] and (spans[0].kind, spans[0].text) == ("frame", _OPENING)
    return bool(wanted) and _match(model, wanted, spans, 1 if opened else 0, path, 0) == len(spans)


def wording_beside(spans: Sequence[LedgerSpan], at: int) -> str | None:
    """The path of the office's wording around the span at `at`: of what stands before it, else behind it."""
    before = (span.path for span in reversed(spans[: at + 1]) if span.kind == "paraphrase" and span.path)
    behind = (span.path for span in spans[at:] if span.kind == "paraphrase" and span.path)
    return next(before, None) or next(behind, None)


def is_label(model: Model, spans: Sequence[LedgerSpan]) -> bool:
    """Whether a reprint shows the label of a field as it stands there: one text."""
    path = spans[0].path if len(spans) == 1 else None
    return path is not None and label_says(model, path, spans[0].text)


def label_says(model: Model, path: str, text: str) -> bool:
    """Whether the label of a field, merged into one text, says the prose at `path`: each piece, each value."""
    prose = prose_at(model, path)
    return prose is not None and _merged(model, pieces(prose), text)


def _merged(model: Model, wanted: Sequence[ProsePiece], text: str) -> bool:
    if not wanted:
        return not text
    first, *rest = wanted
    if first.kind != "lookup":
        return text.startswith(first.text) and _merged(model, rest, text[len(first.text) :])
    return any(
        _value_says(model, first.name, text[:end]) and _merged(model, rest, text[end:])
        for end in range(1, len(text) + 1)
    )


def _value_says(model: Model, path: str, text: str) -> bool:
    try:
        value = model.at(path)
    except LookupError:
        return False
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return bool(value["name"] == text)
    return prints(model, path, value, text)
