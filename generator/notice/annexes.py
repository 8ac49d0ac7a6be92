"""Annexes: which lines are the head of one (附件1, 附件2：申报表), and which only list them (附件：1.… 2.…)."""

from collections.abc import Iterator, Sequence

from generator.notice.closing import starts_attachments
from generator.notice.letterhead import is_date_line
from generator.notice.lines import Line
from generator.notice.marks import NumberMark
from generator.regex import regex

_ITEM_REACH = 3  # lines from one item of an attachment list to the next
_SIGNED = regex(r"[\u4e00-\u9fff]{2,30}(?:政府|厅|局|委|办公室|委员会|部|院|会)$")


def without_attachment_lists(lines: Sequence[Line], found: Sequence[NumberMark]) -> list[NumberMark]:
    """The marks without those of attachment lists.

    These are the numbers of “附件：1．…⏎2．…” and lines that only name an annex.
    """
    listed = set(_listed(lines, found))
    heads = {mark.line for mark in found if mark.kind == "annex" and mark.line not in listed}
    kept: list[NumberMark] = []
    previous, listing = 0, False
    for mark in found:
        between = range(previous, mark.line)
        if any(starts_attachments(lines[index].text) and index not in heads for index in between):
            listing = True
        listing = listing and mark.kind == "arabic" and mark.line - previous <= _ITEM_REACH
        if not listing and mark.line not in listed:
            kept.append(mark)
        previous = mark.line
    return kept


def _listed(lines: Sequence[Line], found: Sequence[NumberMark]) -> Iterator[int]:
    """The lines of titled annex marks (附件1：申报表) that name an annex and do not head it."""
    annexes = [mark for mark in found if mark.kind == "annex"]
    for nth, mark in enumerate(annexes):
        if mark.end == len(lines[mark.line].text):
            continue
        again = any(other.value == mark.value for other in annexes[nth + 1 :])
        stop = annexes[nth + 1].line if nth + 1 < len(annexes) else len(lines)
        if again or not _has_content(lines, mark, stop):
            yield mark.line


def _has_content(lines: Sequence[Line], mark: NumberMark, stop: int) -> bool:
    """Whether the words of an annex stand between its head and the next: more than a signature and a date."""
    behind = [line.text for line in lines[mark.line + 1 : stop] if line.text]
    return bool(behind) and not (is_date_line(behind[0]) or _SIGNED.match(behind[0]))
