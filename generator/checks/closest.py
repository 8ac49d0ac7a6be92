"""The words of a text that come nearest to a quote: what a message shows beside a wrong one."""

from difflib import SequenceMatcher

from generator.checks.subject import squeeze


def closest(quote: str, text: str) -> str:
    """The passage of `text` (white space aside) of about the quote's length that shares most with it."""
    small, whole = squeeze(quote), squeeze(text)
    if not small or not whole:
        return ""
    blocks = [
        block for block in SequenceMatcher(None, whole, small, autojunk=False).get_matching_blocks() if block.size
    ]
    if not blocks:
        return ""
    best = max(blocks, key=lambda block: block.size)
    start = max(best.a - best.b, 0)
    return whole[start : start + len(small)]
