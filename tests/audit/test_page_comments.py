"""A comment anywhere on a page is told as what it is, and stops nothing."""

from __future__ import annotations

from generator.audit.read.finished import Foreign
from generator.audit.read.html import read_html

COMMENT = "<!-- 另加10万元 -->"
PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head>HERE<title data-s="s1">申请表</title>
</head><body class="form">HERE<main id="main" tabindex="-1">HERE<form method="dialog">
<p id="s2">HERE企业<b>HERE名称</b>HERE</p>
<ul>HERE<li id="s3">HERE项</li></ul>
<table class="grid">HERE<caption class="hidden" id="s4">HERE表</caption><colgroup>HERE<col></colgroup><tbody>HERE
<tr>HERE<td>HERE<div class="field yes-no" id="s5">HERE<fieldset>HERE<legend>HERE问</legend>
<label>HERE<input type="radio" name="q" id="f-q-1" value="yes">HERE是</label>HERE</fieldset>HERE</div></td></tr>
<tr><td><div class="field choice" id="s6"><select name="c" id="f-c">HERE<option value="a">甲</option></select></div>
</td></tr>
<tr><td><div class="field text" id="s7">HERE<input type="text" name="t" id="f-t">HERE</div></td></tr>
<tr><td><div class="field computed" id="s8"><output name="o" id="f-o">HERE</output></div></td></tr>
</tbody></table></form></main>HERE</body></html>
"""
PLACES = PAGE.count("HERE")


def page(place: int) -> bytes:
    """The page with a comment in one of the places."""
    before = PAGE.split("HERE")
    return ("".join(before[: place + 1]) + COMMENT + "".join(before[place + 1 :])).encode()


def test_a_comment_is_told_wherever_it_stands() -> None:
    told = Foreign("active-content", "<!-- … -->")
    assert [place for place in range(PLACES) if told not in read_html(page(place)).foreign] == []
