"""What stands before the first clause: title, number, addressees, covering letter, body title, introduction."""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.notice.closing import RELEASE
from generator.notice.letterhead import is_date_line, number_of, signed_line
from generator.notice.lines import Fragment, Line, joined
from generator.notice.marks import NumberMark
from generator.notice.organisations import is_organisation
from generator.notice.words import NTH_OF_NUMBER, YEAR_OF_NUMBER
from generator.regex import regex

_METADATA_KEYS = (
    r"索\s*引\s*号|发文机关|发文单位|发布机构|文\s*号|发文字号|主题分类"
    r"|组配分类|信息分类|体裁分类|成文日期|发布日期|发文日期|生成日期|公开方式|公开日期|有效性|效力状态|统一编号|名\s*称|标\s*题|关键词|主题词"
)
METADATA_KEY = regex(_METADATA_KEYS)
METADATA = regex(rf"(?P<key>{_METADATA_KEYS})\s*[:：]\s*(?P<value>.*)$")
_TITLE_END = regex(
    r"(?:通知|意见|办法|措施|规定|细则|方案|决定|公告|通告|批复|函|政策|举措|条例|计划|规划|要点|制度|规则|指南|指引|清单|目录|标准|十条|条|章程|规程|须知|汇编|解读|守则|准则|预案|任务|函)(?:[（(][^）)]{1,12}[）)])?》?$"
)
# The last line of a title: （2024—2026年）, （2023年修订）, （试行）.
_OF_TITLE = regex(
    r"[（(](?:(?:19|20)\d\d年?(?:度|版|本)?(?:\s*(?:[-—－–~～至]+)\s*(?:19|20)\d\d年?度?)?"
    r"|[^（）()，。]{0,9}(?:修订|修正|试行|暂行|草案|稿|版)[^（）()，。]{0,2})[）)]$"
)
_LONGEST_TITLE = 8  # lines
_LONGEST_LETTER = 300  # lines
_INTRODUCES = regex(r"^(?:为|根据|按照|现将|经|近年来|依据)")
# The part of a title behind the issuer, also where blank lines part them.
_OPENS_TITLE = regex(r"关于|印发|转发|批转|公布")
_NAMED = regex(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_ISSUED_NAME = regex(r"印发(?!关于)([^《》，。]{4,60}?)的通知")
_NO_TITLE = regex(r"[。；！]|，.*，")
_CONTENTS = regex(r"目\s*[录次]$")
_PAGE = regex(r"[\s.．·…-]*\d*$")
_ADDRESSED = regex(r"(?<=^)(各[^。：:]{2,160}[：:])")
_LONGEST_LINE = 150
_YEAR = r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
# Where the parts of a letter meet that lost its line ends; a part begins at every group.
_FLAT = regex(
    r"(?<=的通知|的意见|的决定)(?P<after_title>)(?![》，。、）)])"
    rf"|(?:^|(?<=通知)|(?<=意见)|(?<=决定)|(?<=[:：\s)）”]))(?P<number>[\u4e00-\u9fff]{{2,9}}〔{YEAR_OF_NUMBER}〕\s*{NTH_OF_NUMBER}\s*号)(?![）)])"
    r"|(?P<to>(?<=号)各|(?<=通知)各)"
    rf"|(?<=。)(?P<who>[^。，：；《]{{2,60}}?)??(?P<when>{_YEAR})(?P<release>[（(]此件[^）)]{{0,12}}[）)])?(?P<behind>)"
    r"|(?<=[办法措施意见规定细则方案举）政策制度）])(?P<intro>为(?=[了全深贯认进加充切推促落支有]))"
    r"|(?<=[：:])(?P<letter>(?=《|经|现|为|根))"
)


def is_title(text: str) -> bool:
    """Whether a paragraph can be a title: it ends like one and holds no sentence."""
    return (
        len(text) <= 120
        and not _NO_TITLE.search(text)
        and not _INTRODUCES.match(text)
        and _TITLE_END.search(text) is not None
    )


def covering_end(lines: Sequence[Line], marks: Sequence[NumberMark]) -> int:
    """The index of the first line of the body where a covering letter with numbers of its own stands before it, else 0.

    The body begins at the line that repeats the name the letter gave it in 《》.
    """
    named: list[str] = []
    for index, line in enumerate(lines[:_LONGEST_LETTER]):
        plain = "".join(line.text.split())
        if index and len(plain) >= 6 and any(name.endswith(plain) for name in named) and _is_fresh(lines, marks, index):
            return index
        if "》" in line.text or line.text.endswith("通知"):
            last_lines = "".join(each.text for each in lines[max(0, index - 2) : index + 1])
            found = (*_NAMED.findall(last_lines), *_ISSUED_NAME.findall(last_lines))
            named += ["".join(name.split()) for name in found]
    return 0


def contents_end(lines: Sequence[Line], marks: Sequence[NumberMark]) -> int:
    """The index of the first line behind a table of contents (目录) where the numbers in it come again, else 0."""
    head = next((index for index, line in enumerate(lines[:_LONGEST_LETTER]) if _CONTENTS.match(line.text)), None)
    listed = [mark for mark in marks if head is not None and mark.line > head]
    if not listed:
        return 0
    first = _PAGE.sub("", lines[listed[0].line].text)
    again = next((mark for mark in listed[1:] if lines[mark.line].text == first), None)
    return again.line if again else 0


def _is_fresh(lines: Sequence[Line], marks: Sequence[NumberMark], index: int) -> bool:
    """Whether numbers stand before the line and start again behind it."""
    before = [mark for mark in marks if mark.line < index and mark.kind != "annex"]
    after = next((mark for mark in marks if mark.line > index and not mark.inline), None)
    return bool(before) and after is not None and after.value == 1 and len(lines[index].text) <= 60


def preamble_paragraphs(fragments: Sequence[Fragment], *, width: int) -> tuple[str, ...]:
    """The paragraphs before the first clause; a title that runs over several lines is one."""
    groups: list[list[Fragment]] = []
    blank = titled = False
    for fragment in fragments:
        if not fragment.text:
            blank = True
            continue
        title_follows = not titled and _OPENS_TITLE.match(fragment.text) is not None
        if groups and not _breaks(groups[-1], fragment.text, blank=blank and not title_follows, wrapped=width > 0):
            groups[-1].append(fragment)
        else:
            titled = titled or (bool(groups) and is_title(joined(groups[-1][:_LONGEST_TITLE])))
            groups.append([fragment])
        blank = False
    texts = [joined(group, width=width) for group in groups]
    return tuple(part for text in texts for part in _flat_parts(text))


def _breaks(group: Sequence[Fragment], line: str, *, blank: bool, wrapped: bool) -> bool:
    """Whether a new paragraph begins with the line.

    Titles run over several lines in every kind of file, so that `complete` says nothing here.
    """
    so_far = joined(group[-_LONGEST_TITLE:])
    if _stands_alone(so_far) or _stands_alone(line):
        return True
    if _goes_on_with_title(so_far, line):
        return False
    if so_far.endswith(("：", ":")) or _is_whole_title(group, so_far):
        return True
    if so_far.endswith(("。", "！", "；")):
        return not wrapped or blank or _looks_new(line)
    return is_organisation(so_far) and (blank or _follows_letterhead(so_far, line))


def _is_whole_title(group: Sequence[Fragment], text: str) -> bool:
    return len(group) <= _LONGEST_TITLE and is_title(text) and not text.startswith("《")


def _goes_on_with_title(so_far: str, line: str) -> bool:
    """The rest of a title: 关于印发《…⏎》的通知."""
    if line.startswith(("的通知", "的意见", "》", "的决定")):
        return True
    return is_title(so_far) and _OF_TITLE.match(line) is not None


def _follows_letterhead(office: str, line: str) -> bool:
    """A second office, or a title of the office's own: 某市商务局⏎某市促进消费措施."""
    return is_organisation(line) or (is_title(line) and line[:2] == office[:2])


def _looks_new(line: str) -> bool:
    return _INTRODUCES.match(line) is not None or (len(line) <= 40 and not re.search(r"[，。；]", line))


def _stands_alone(text: str) -> bool:
    return (
        METADATA.match(text) is not None
        or number_of(text) is not None
        or is_date_line(text)
        or signed_line(text) is not None
        or RELEASE.match(text) is not None
        or re.match(r"附\s*件\s*\d{0,2}[:：]?$", text) is not None
    )


def _flat_parts(text: str) -> list[str]:
    """A front that lost its line ends, cut where title, number, addressees, letter, signature and date meet."""
    if len(text) <= _LONGEST_LINE:
        return [text]
    cuts = {0, len(text)}
    for match in _FLAT.finditer(text):
        cuts.update(match.start(name) for name, found in match.groupdict().items() if found is not None)
        if match["number"]:
            cuts.add(match.end())
    parts = [part for start, stop in pairwise(sorted(cuts)) if (part := text[start:stop].strip())]
    return [piece for part in parts for piece in _ADDRESSED.split(part, maxsplit=1) if piece]
