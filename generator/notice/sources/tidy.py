"""Signs that files carry for the layout and not for the reader."""

from generator.notice.sources.radicals import with_characters
from generator.regex import regex

_LAYOUT = str.maketrans(
    {
        "\u00ad": None,  # soft hyphen
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u200e": None,
        "\u200f": None,
        "\u2060": None,
        "\ufeff": None,
        "\u2011": "-",  # no-break hyphen
    }
)
_OF_LAYOUT = regex("[\u00ad\u200b-\u200f\u2060\ufeff\u2011]")  # finding none is faster than `translate`
# Tabs, no-break spaces, spaces of every width, the ideographic space: what files of different kinds write for one gap.
_GAP = regex(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")


def tidy(text: str) -> str:
    """The text without soft hyphens and signs of no width, radicals as characters, every gap as one space."""
    seen = text.translate(_LAYOUT) if _OF_LAYOUT.search(text) else text
    return _GAP.sub(" ", with_characters(seen)).strip()
