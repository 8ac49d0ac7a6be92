"""Word tables written as text, one pair after the other: "亩=mu 人=person"."""


def word_table(pairs: str) -> dict[str, str]:
    """The pairs “word=meaning”, white space between, as a dict."""
    return {word: meaning for word, _, meaning in (pair.partition("=") for pair in pairs.split())}
