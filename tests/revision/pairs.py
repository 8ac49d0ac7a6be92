"""Pairs of notices with every change between them: tests/revision/cases/*.txt.

A case is two texts and the changes, one a line: kind | old clauses → new clauses | old | new | by.
White space says nothing in them, and their order is that of the report.
"""

from pathlib import Path

from generator.notice.model import Notice
from generator.notice.read import parse_notice

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.txt"))
QINZHOU = HERE.parents[1] / "policies" / "qinzhou-gxq-2021-12" / "notice.txt"
FRAME = """山海市人民政府关于印发支持创新若干措施的通知

山政规〔2024〕3号

各县、区人民政府，市直各部门：

现将《支持创新若干措施》印发给你们，请认真贯彻执行。

山海市人民政府
2024年3月1日

支持创新若干措施

"""


def texts_of(case: Path) -> tuple[str, str, str]:
    """The old text, the new one and the expected changes."""
    old, _, rest = case.read_text(encoding="utf-8").removeprefix("--- old\n").partition("\n--- new\n")
    new, _, expected = rest.partition("\n--- expected")
    return old, new, expected


def notice_of(text: str) -> Notice:
    """The notice in a case; clauses alone are put into a frame."""
    return parse_notice(text if text.startswith("山海市") else FRAME + text)
