"""What a file shows that its lines do not hold as it shows: the warnings, worded alike for every kind of file."""

from collections.abc import Iterator, Sequence

_EXAMPLES = 3
_LONGEST = 40


def notes_told(
    struck: Sequence[str] = (), formulas: Sequence[str] = (), pictures: int = 0, files: Sequence[str] = ()
) -> Iterator[str]:
    """Warnings on struck words (left out), formulas (read as text), pictures and embedded files (not read)."""
    if struck:
        yield f"文中有划掉的文字，未读：{_quoted(struck)}，请核对原文。"
    if formulas:
        yield f"文中有公式，按文字读作{_quoted(formulas)}，请核对原文。"
    if pictures:
        yield f"文中有{pictures}幅图片，图片中的文字未读，请核对原文。"
    if files:
        yield f"文中嵌有其他文件，未读：{_quoted(files)}，请另行打开核对。"


def _quoted(words: Sequence[str]) -> str:
    shown = "、".join(f"“{shortened(word)}”" for word in words[:_EXAMPLES])
    return f"{shown}等{len(words)}处" if len(words) > _EXAMPLES else shown


def shortened(text: str) -> str:
    """The text for a warning."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
