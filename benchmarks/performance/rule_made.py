"""Texts and workspaces made by rule, so that nobody has to keep them."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.performance.process import Tool

FIGURE = ("给予4万元", "给予5万元")  # of each policy's notice, as it is and as it becomes
_CLAUSES = 6
_TITLE = "临江市促进数字经济发展若干措施"
_FIRST = "policy-00000"


def notice_of(clauses: int) -> str:
    """A notice with so many clauses, each of which grants something else."""
    lines = [
        f"第{nth}条 支持企业开展第{nth}类研发，对年营业收入{nth}万元以上的企业给予{nth % 90 + 1}万元一次性奖励，"
        f"每家企业累计不超过{nth % 90 + 100}万元。（责任单位：市科技局、市财政局）"
        for nth in range(1, clauses + 1)
    ]
    return "\n".join([_TITLE, "", *lines])


def workspace_of(count: int, folder: Path) -> Path:
    """So many policies, each drafted from a notice of six clauses: one draft, under titles and ids of their own."""
    notice = folder / "notice.txt"
    (folder / "policies").mkdir(parents=True)
    notice.write_text(notice_of(_CLAUSES), "utf-8")
    Tool().run(folder, "new", str(notice), "--id", _FIRST)
    first = folder / "policies" / _FIRST
    files = {file.name: file.read_text("utf-8") for file in first.iterdir()}
    shutil.rmtree(first)
    for nth in range(count):
        own = folder / "policies" / f"policy-{nth:05}"
        own.mkdir()
        title = _TITLE.replace("若干", f"第{nth + 1}批若干")
        for name, text in files.items():
            (own / name).write_text(text.replace(_TITLE, title).replace(_FIRST, own.name), "utf-8")
    return folder
