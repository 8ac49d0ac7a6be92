"""The lines of a notice as a source hands them on, and how wrapped lines join to paragraphs."""

from collections.abc import Callable, Iterable, Sequence

from generator.dataclass import dataclass, replace
from generator.regex import regex

_SENTENCE_END = regex(r"[。！？!?；;：:）)〕\]】］﹞〗｝”」》…][”’」』）)]*$")
_REST_OF_HEAD = regex(r"则$|件\s*\d{0,2}$")
_LONGEST_END = 12  # a stop and the brackets and quotation marks that close behind it
_FULL = 0.8  # of the width: a line of digits has more signs than one of characters
_WIDE = 60  # a page of official text prints 28 to 45 Chinese characters a line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the notice without the white space around it; `number` is its 1-based line in the file.

    `complete` says that the source knows this to be a whole paragraph (a paragraph of a Word file); `row`, that it is
    a row of a table in a text of which that is not known.
    """

    text: str
    number: int
    complete: bool = False
    row: bool = False


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a line, as the text of one clause or of the front matter takes it; `reach` is the line's length."""

    text: str
    number: int
    complete: bool = False
    reach: int = 0
    row: bool = False


@dataclass(frozen=True, slots=True)
class NoticeParagraph:
    """A paragraph with its wraps joined; `line` is the 1-based line of the file in which it begins."""

    text: str
    line: int


def with_whole_words(lines: Sequence[Line]) -> list[Line]:
    """The lines with 附 and 则 (or 件) of a heading on two lines put together; every line keeps its place."""
    whole = list(lines)
    for index, line in enumerate(lines):
        if line.text != "附":
            continue
        after = next((at for at in range(index + 1, min(index + 4, len(lines))) if lines[at].text), None)
        if after is not None and _REST_OF_HEAD.match(lines[after].text):
            whole[index] = replace(line, text=line.text + lines[after].text)
            whole[after] = replace(lines[after], text="")
    return whole


def wrap_width(lines: Sequence[Line]) -> int:
    """The width at which the text was wrapped by hand (or by a PDF), in signs; 0 where lines are paragraphs.

    Sign of a wrapped text: many lines, hardly one longer than a printed line, and a good part of them break off
    mid-sentence. Its line ends say nothing about paragraphs.
    """
    full = [line.text for line in lines if len(line.text) >= 15 and not line.row]
    if len(full) < 12 or any(line.complete for line in lines):
        return 0
    lengths = sorted(map(len, full))
    width = lengths[int(len(lengths) * 0.95)]
    broken = sum(1 for text in full if not ends_sentence(text))
    return width if width <= _WIDE and broken >= 0.3 * len(full) else 0


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence, a bracket or a list item can end."""
    return _SENTENCE_END.search(text[-_LONGEST_END:]) is not None


def joined(fragments: Iterable[Fragment], *, width: int = 0) -> str:
    """Wrapped lines as one text: no space between Chinese signs, one between two Latin words or numbers.

    A number that runs over the end of a line about as long as `width` signs is one number: digits are narrower.
    """
    last: Fragment | None = None
    parts: list[str] = []
    for fragment in fragments:
        if not fragment.text:
            continue
        if last and _needs_space(last.text[-1], fragment.text[0]) and not _breaks_number(last, fragment, width):
            parts.append(" ")
        parts.append(fragment.text)
        last = fragment
    return "".join(parts)


def _needs_space(left: str, right: str) -> bool:
    if not (left.isascii() and right.isascii()):
        return False
    return (left.isalnum() or left in ",.;:)%") and (right.isalnum() or right == "(")


def _breaks_number(last: Fragment, following: Fragment, width: int) -> bool:
    full = 0 < _FULL * width <= last.reach
    return full and last.text[-1] in "0123456789." and following.text[0].isdigit()


def paragraphs(
    fragments: Sequence[Fragment], *, width: int, starts: Callable[[str, str], bool]
) -> tuple[NoticeParagraph, ...]:
    """The fragments of one clause as paragraphs: a line that breaks off mid-sentence runs on in the next one.

    `width` is the wrap width, 0 where lines are paragraphs; `starts(before, line)` says that a line opens a
    paragraph by its own words, given the text before it.
    """
    groups: list[list[Fragment]] = []
    for fragment in fragments:
        if not fragment.text:
            continue
        if groups and _runs_on(groups[-1], fragment, wrapped=width > 0, starts=starts):
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
    return tuple(NoticeParagraph(joined(group, width=width), group[0].number) for group in groups)


def _runs_on(
    group: Sequence[Fragment], following: Fragment, *, wrapped: bool, starts: Callable[[str, str], bool]
) -> bool:
    last = group[-1]
    if last.complete or last.row or following.row:
        return False
    tail = "".join(fragment.text for fragment in group[-4:])[-400:]
    if starts(tail, following.text):
        return False
    return wrapped or bracket_open(tail) or not ends_sentence(last.text)


def bracket_open(tail: str) -> bool:
    """Whether the last bracket is still open; only the tail is looked at, so a lost ） heals itself."""
    return max(tail.rfind("（"), tail.rfind("(")) > max(tail.rfind("）"), tail.rfind(")"))
