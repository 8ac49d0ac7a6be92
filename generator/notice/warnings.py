"""What a reader of the notice should look at again; messages are Chinese, for the office."""

from collections.abc import Iterator, Sequence

from generator.notice.body import Body
from generator.notice.compact import has_lost_point
from generator.notice.front import Front
from generator.notice.model import Clause


def warnings(parts: Body, top: Front, clauses: Sequence[Clause]) -> tuple[str, ...]:
    """The warnings of a notice that was read."""
    return tuple(_warnings(parts, top, clauses))


def _warnings(parts: Body, top: Front, clauses: Sequence[Clause]) -> Iterator[str]:
    if not clauses:
        yield "没有找到任何条款编号。"
    if not top.title:
        yield "没有找到文件标题。"
    if top.document_number is None:
        yield "没有找到文号。"
    if top.issued is None:
        yield "没有找到成文日期。"
    if parts.letter_numbers:
        yield "印发通知正文中的编号未作为条款，只取所附文件的条款。"
    for number in parts.passed_over:
        yield f"编号不连续，未作为条款：{number}。"
    for clause in clauses:
        if "#" in clause.path:
            yield f"条款编号重复：{clause.path}。"
        if has_lost_point(clause.text):
            yield f"{clause.path}：数字中的小数点可能丢失，请核对原文。"
