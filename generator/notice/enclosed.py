"""Numbers that are one character: ㈠ ⑴ ⒈ ① ❶ Ⅰ ⓐ. GB 2312 has most of them, and input methods offer them."""

from collections.abc import Mapping

# First character of a run, how many there are, the first one's value, the kind of number that it prints.
_RUNS: tuple[tuple[str, int, int, str], ...] = (
    ("㈠", 10, 1, "han_bracket"),
    ("⑴", 20, 1, "arabic_bracket"),
    ("⒈", 20, 1, "arabic"),
    ("①", 20, 1, "circled"),
    ("㉑", 15, 21, "circled"),
    ("㊱", 15, 36, "circled"),
    ("❶", 10, 1, "circled"),
    ("⓫", 10, 11, "circled"),
    ("➀", 10, 1, "circled"),
    ("➊", 10, 1, "circled"),
    ("⓵", 10, 1, "circled"),
    ("㊀", 10, 1, "circled"),
    ("Ⅰ", 12, 1, "roman"),
    ("⒜", 26, 1, "letter_bracket"),
    ("ⓐ", 26, 1, "letter"),
)
ENCLOSED: Mapping[str, tuple[str, int]] = {
    chr(ord(first) + nth): (kind, value + nth) for first, count, value, kind in _RUNS for nth in range(count)
}
