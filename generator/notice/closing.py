"""Where the last clause ends and the closing begins: signature, date, attachments, a paragraph on validity."""

from collections.abc import Sequence

from generator.notice.letterhead import is_date_line, may_end_in_date, signed_line
from generator.notice.lines import bracket_open, ends_sentence
from generator.notice.organisations import is_organisation
from generator.notice.unit_words import LINE_LABEL
from generator.regex import regex

RELEASE = regex(r"[（(]此件.{0,12}[）)]$")
_ATTACHMENTS = regex(r"附\s*件\s*[一\d]?\s*[:：]")
_TAIL = regex(
    r"(?:相关(?:文章|解读|链接|附件|文件)|来源|抄送|主送|公开方式|信息公开选项|联系人|责任编辑|扫一扫|打印|解读)\s*[:：]"
)
_VALIDITY = regex(
    r"(?:本|上述|以上|各)[^。，,]{0,16}(?:自|从|由[^。]{2,24}负责解释|执行期|有效期(?!限?届?满))|(?:此前|以前|过去)[^。]{0,30}(?:不一致|同时废止)"
)
_TAKES_EFFECT = regex(r"起(?:施行|实施|执行|生效|试行)|有效期|执行期|暂定|负责解释")
_ITEM = regex(r"(\d{1,2})\s*[.．﹒、]")
_LONGEST_BRACKET = 600
_LONGEST_TAIL = 30
_LONGEST_ENTRY = 60
_NAMED_FORM = regex(
    r"(?:表|书|单|册|办法|细则|措施|清单|目录|方案|指南|说明|函|证明|标准|图|规程)(?:[（(][^）)]*[）)])?$"
)
_LONGEST_OFFICES = 60
_NO_OFFICE_ENDS = frozenset("。；，、：的和及与在为以对一二三四五六七八九十0123456789”元%")
_LONGEST_UNIT_LINE = 200
_COLON = regex(r"[：:]")
_LONGEST_LABEL = 20
_ROW_END = regex(r"\s\S*\d\S*$")
_BRACKET_END = regex(
    r"(?:负责|落实|单位[:：][^（）()]*|部门[:：][^（）()]*|不再[^（）]{0,6}列出|下同)[）)〕\]】］﹞〗｝}]$"
)


# A signature that lost its line: …请示报告。国务院  2018年11月7日（此件公开发布）
_RUN_ON_SIGNATURE = regex(
    r"(?<=。)\s*(?P<who>[^。，；：]{2,40}?)\s*(?P<when>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s*(?P<release>[（(]此件[^）)]{0,12}[）)])?$"
)


def starts_closing(paragraph: str) -> bool:
    """Whether a paragraph that follows a clause's own ones is closing matter by its own words."""
    return (
        is_date_line(paragraph)
        or signed_line(paragraph) is not None
        or RELEASE.match(paragraph) is not None
        or _ATTACHMENTS.match(paragraph) is not None
        or _TAIL.match(paragraph) is not None
        or is_validity(paragraph)
    )


def is_validity(paragraph: str) -> bool:
    """Whether the paragraph opens with the words on when the notice takes effect or who interprets it."""
    return _VALIDITY.match(paragraph) is not None and _TAKES_EFFECT.search(paragraph[:80]) is not None


def closing_start(paragraphs: Sequence[str]) -> int:
    """The index of the first closing paragraph among those of the last clause; its length where there is none.

    A unit bracket ends a clause: what follows it is the notice speaking again as a whole.
    """
    for index, paragraph in enumerate(paragraphs):
        if not index:
            continue
        if index == 1 and is_validity(paragraph) and not ends_sentence(paragraphs[0]):
            continue  # the body below a heading such as 附则
        if starts_closing(paragraph) or _BRACKET_END.search(paragraphs[index - 1][-_LONGEST_BRACKET:]):
            return index
        if _is_signature(paragraphs, index):
            return index
    return len(paragraphs)


def _is_signature(paragraphs: Sequence[str], index: int) -> bool:
    """A short line without a stop and no row of a table (技师 600), followed (after other such lines) by a date."""
    for paragraph in paragraphs[index : index + 5]:
        if is_date_line(paragraph):
            return True
        if len(paragraph) > 30 or paragraph.endswith(("。", "；", "：", "，")) or _ROW_END.search(paragraph):
            return False
    return False


def without_run_on_signature(paragraph: str) -> tuple[str, ...]:
    """A paragraph with a signature and a date behind its last sentence, cut into its parts; else the paragraph."""
    match = _RUN_ON_SIGNATURE.search(paragraph, max(0, len(paragraph) - 100))
    if match is None or not is_organisation(match["who"].strip()):
        return (paragraph,)
    return tuple(part for part in (paragraph[: match.start()], *match.groups()) if part)


def starts_attachments(paragraph: str) -> bool:
    """Whether a paragraph is a list of attachments (附件：1．…), not the head of one (附件1)."""
    match = _ATTACHMENTS.match(paragraph)
    return match is not None and match.end() < len(paragraph)


def continues_list(before: str, line: str) -> bool:
    """Whether a line is the next item of a list of attachments: 附件：1．…⏎2．…⏎3．…"""
    item = _ITEM.match(line)
    if item is None:
        return False
    last = _ITEM.match(before)
    return _ATTACHMENTS.search(before) is not None or (last is not None and int(item[1]) == int(last[1]) + 1)


def _is_office(line: str) -> bool:
    return 3 <= len(line) <= 30 and not bracket_open(line) and is_organisation(line)


def _are_offices(line: str) -> bool:
    if not 3 <= len(line) <= _LONGEST_OFFICES or line[-1] in _NO_OFFICE_ENDS:
        return False
    return all(map(is_organisation, line.split()))


def opens_paragraph(before: str, line: str, *, full: bool = False) -> bool:
    """Whether a line opens a paragraph by its own words, given the text before it.

    A date or a release note on a line of its own always does; within a bracket no other line does; other words only
    where a sentence has ended. A line that is `full`, as far as its page is wide, is no signature: it runs on.
    """
    if _is_dated(line) or is_date_line(before):
        return True
    if bracket_open(before):
        return False
    if _opens_tail(before, line) or _opens_list(before, line):
        return True
    return ends_sentence(before) and _opens_behind_sentence(before, line, full=full)


def _is_dated(line: str) -> bool:
    """Whether a line is a date, a signature with its date, or a note of release."""
    dated = may_end_in_date(line) and (is_date_line(line) or signed_line(line) is not None)
    return dated or RELEASE.match(line) is not None


def _opens_behind_sentence(before: str, line: str, *, full: bool) -> bool:
    signs = before.endswith("。") and not full and _is_office(line)
    return signs or starts_closing(line) or _BRACKET_END.search(before[-_LONGEST_BRACKET:]) is not None


def _opens_tail(before: str, line: str) -> bool:
    """What follows the text: the office behind a list of attachments, 抄送 and its like, offices below each other."""
    listed = ("附" in before and _ATTACHMENTS.search(before)) or _ends_list(before)
    if listed and _is_office(line):
        return True
    if _TAIL.match(line) or (_are_offices(line) and _are_offices(before)):
        return True
    return len(before) <= _LONGEST_TAIL and _TAIL.match(before) is not None and not ends_sentence(before)


def _ends_list(before: str) -> bool:
    """Whether a text is an entry of a list of attachments, as it is named: 2.补贴面积汇总表."""
    return len(before) <= _LONGEST_ENTRY and _ITEM.match(before) is not None and _NAMED_FORM.search(before) is not None


def _opens_list(before: str, line: str) -> bool:
    """An entry of a list, or a line with a label: 有效期：…"""
    if len(before) <= _LONGEST_UNIT_LINE and LINE_LABEL.match(before) and is_validity(line):
        return True
    if continues_list(before, line):
        return True
    return _COLON.search(line, 0, _LONGEST_LABEL) is not None and LINE_LABEL.match(line) is not None
