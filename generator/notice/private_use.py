"""Private-use glyphs: signs that only one font knows, left over from conversions; what they most likely stand for."""

from collections.abc import Iterator, Mapping

from generator.dataclass import dataclass
from generator.notice.compact import LOST_POINT
from generator.regex import regex
from generator.word import symbols

_PRIVATE = regex(r"[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_AROUND = 6

# GB 18030-2000 and GBK mapped signs here that Unicode had not yet; GB 18030-2022 names their places of today.
_OLD_GB: Mapping[int, str] = {
    0xE5E5: "全角空格", 0xE7C7: "ḿ", 0xE7C8: "ǹ", 0xE78D: "︐", 0xE78E: "︒", 0xE78F: "︑", 0xE790: "︓", 0xE791: "︔",
    0xE792: "︕", 0xE793: "︖", 0xE794: "︗", 0xE795: "︘", 0xE796: "︙", 0xE81E: "龴", 0xE826: "龵", 0xE82B: "龶",
    0xE82C: "龷", 0xE832: "龸", 0xE843: "龹", 0xE854: "龺", 0xE864: "龻",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PrivateGlyph:
    """A private-use glyph in a text: its code (U+E010), words around its first place, how often, likely meaning."""

    code: str
    around: str
    count: int
    meaning: str


def private_glyphs(text: str) -> Iterator[PrivateGlyph]:
    """The private-use glyphs of a text, each kind once, in the order of their first places."""
    places: dict[tuple[str, str], list[int]] = {}
    for match in _PRIVATE.finditer(text):
        places.setdefault((match.group(), _meaning(text, match.start())), []).append(match.start())
    for (sign, meaning), found in places.items():
        around = text[max(0, found[0] - _AROUND) : found[0] + _AROUND + 1]
        yield PrivateGlyph(f"U+{ord(sign):04X}", " ".join(around.split()), len(found), meaning)


def _meaning(text: str, place: int) -> str:
    code = ord(text[place])
    known = symbols.meaning(code) or _OLD_GB.get(code)
    if known:
        return known
    if LOST_POINT.match(text, place):
        return "小数点"
    alone = not text[place - 1 : place].strip() and bool(text[place + 1 : place + 2].strip())
    return "项目符号" if alone or (0xF020 <= code <= 0xF0FF and place == 0) else ""
