"""Signs that files carry for the layout and not for the reader."""

_LAYOUT = str.maketrans(
    {
        "\u00ad": None,  # soft hyphen
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
        "\u200e": None,
        "\u200f": None,
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "\u2011": "-",  # no-break hyphen
    }
)


def tidy(text: str) -> str:
    """The text without soft hyphens and signs of no width, with plain spaces, without white space around."""
    return text.translate(_LAYOUT).strip()
