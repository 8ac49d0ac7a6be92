"""What a file shows that its lines do not hold as it shows: the warnings, worded alike for every kind of file."""

from collections.abc import Iterator, Sequence

from generator.message import Message, message

_EXAMPLES = 3
_LONGEST = 40


def notes_told(
    struck: Sequence[str] = (),
    formulas: Sequence[str] = (),
    pictures: int = 0,
    files: Sequence[str] = (),
    unseen: Sequence[str] = (),
) -> Iterator[Message]:
    """Warnings on struck words (left out), formulas (read as text), pictures and embedded files (not read), and words
    that nobody sees (left out)."""
    if unseen:
        yield message("words that nobody sees were not read: {words}; look at the notice", words=quoted(unseen))
    if struck:
        yield message("struck words were not read: {words}; look at the notice", words=quoted(struck))
    if formulas:
        yield message("formulas were read as the text {words}; look at the notice", words=quoted(formulas))
    if pictures:
        yield message("words in {count} pictures were not read; look at the notice", count=pictures)
    if files:
        yield message("embedded files were not read: {names}; open them yourself", names=quoted(files))


def quoted(words: Sequence[str]) -> Message:
    """The first of some words in quotation marks, and how many there are."""
    shown = "、".join(f"“{shortened(word)}”" for word in words[:_EXAMPLES])
    if len(words) > _EXAMPLES:
        return message("{words} and others, {count} in all", words=shown, count=len(words))
    return message("{words}", words=shown)


def shortened(text: str) -> str:
    """The text for a warning."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
