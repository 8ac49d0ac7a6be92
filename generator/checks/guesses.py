"""Which items of a draft still carry a comment 待核: what a person has to look at before it is accepted."""

from __future__ import annotations

from generator.checks.subject import CheckSubject
from generator.finding import FilePlace


def guessed_items(subject: CheckSubject) -> dict[str, str]:
    """Path of a reviewed item -> the comment that stands above it, above what it lies in, or at a part of it."""
    marked = {path: words for place, words in subject.loaded.guesses if (path := _marked(subject, place)) is not None}
    return {
        item.path: words
        for item in subject.reviews
        for path, words in marked.items()
        if f"{item.path}.".startswith(f"{path}.") or f"{path}.".startswith(f"{item.path}.")
    }


def _marked(subject: CheckSubject, comment: FilePlace) -> str | None:
    """The model path that a comment is about: what begins on its line before it, else what begins next below."""
    line, column = comment.line or 0, comment.column or 0
    below = [
        ((place.line or 0) != line, place.line or 0, len(path), path)
        for path, place in subject.places.by_path.items()
        if place.file == comment.file and path and ((place.line or 0) > line or _before(place, line, column))
    ]
    return min(below)[-1] if below else None


def _before(place: FilePlace, line: int, column: int) -> bool:
    return place.line == line and (place.column or 0) < column
