"""Which lines of a page are the notice: the block that holds most of its running text, and the title before it.

Nothing here knows a site or its class names. Running text is what is no link and reads like text: long, with a stop
in it. Around it pages set navigation (links), a header table, tools (字体：大 中 小) and a footer (主办单位, 备案号).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from generator.dataclass import dataclass
from generator.notice.letterhead import number_of
from generator.notice.preamble import METADATA, is_title
from generator.notice.sources.html_lines import PageLine, PageNote
from generator.regex import regex

_STOP = regex(r"[，。；：、]")
_SHARE = 0.7  # of the running text; a block with less leaves out a part of the notice
_MOSTLY = 0.6
_SHORTEST = 12  # signs of running text; a page with less holds no notice
_TOOL = regex(
    r"(?:字\s*[号体]|文字大小)\s*[：:]?\s*[\[【（(]?\s*(?:大|小|默认|特大)|^(?:[【\[（(]?(?:打印|关闭|收藏|分享|纠错|返回|下载|保存|朗读|大|中|小|默认)"
    r"(?:本页|窗口|此页|到|顶部|首页|列表)?[】\]）)]?\s*)+[：:]?$|^(?:您?(?:当前|现在|所在)的?位置|浏览次数|点击(?:数|次数|率)|访问量|阅读次数|分享到|扫一扫|用微信)"
    r"|^(?:来源|信息来源|文章来源|作者|编辑|责任编辑)\s*[：:].{0,60}$|^(?:发布|发表|更新)(?:时间|日期)\s*[：:].{0,60}$|^上一[篇条页]|^下一[篇条页]"
)
_PATH = regex(r"[>＞»›]|→")
_FOOTER = regex(
    r"版权所有|ICP备|公网安备|网站标识码|^(?:主办|承办|技术支持|运行维护|联系我们|网站地图|关于我们|站点地图|隐私声明)|建议使用.{0,20}浏览器"
    r"|^(?:相关(?:链接|文章|解读|文件|稿件|信息)|政策解读|推荐阅读|热点)\s*[：:]?$"
)


@dataclass(frozen=True, slots=True)
class Article:
    """The notice on a page: its lines, what the header table around it says, and what of it is no text."""

    texts: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[PageNote, ...] = ()


def article(lines: Sequence[PageLine], notes: Sequence[PageNote] = ()) -> Article:
    """The notice on a page; without texts where there is nothing but navigation."""
    running = sum(map(_running, lines))
    if running < _SHORTEST:
        return Article()
    block = _main_block(lines, running)
    places = [index for index, line in enumerate(lines) if block in line.blocks]
    first, last = places[0], places[-1] + 1
    inside = _without_frame([line for line in lines[first:last] if not _is_link(line) and not _TOOL.search(line.text)])
    outside = [*lines[:first], *lines[last:]]
    head = _title_before(lines[:first], inside)
    inside, table = _without_table(inside)
    texts = (*head, *(line.text for line in inside))
    return Article(texts, _metadata([*outside, *table]), tuple(note for note in notes if block in note.blocks))


def _running(line: PageLine) -> int:
    """How many signs of running text a line holds."""
    reads_like_text = len(line.text) >= 12 and _STOP.search(line.text) and not _FOOTER.search(line.text)
    return line.free if reads_like_text and not _is_link(line) and not METADATA.match(line.text) else 0


def _is_link(line: PageLine) -> bool:
    return line.linked * 2 > len(line.text) and line.linked > 0 and not line.text.endswith(("。", "；"))


def _is_frame(line: PageLine) -> bool:
    """Whether a line before the notice belongs to the page: links, paths (首页 > 政策), tools."""
    return line.linked > 0 or _TOOL.search(line.text) is not None or _PATH.search(line.text) is not None


def _main_block(lines: Sequence[PageLine], running: int) -> int:
    """The innermost block with nearly all the running text that still holds more than one line of it."""
    held: Counter[int] = Counter()
    count: Counter[int] = Counter()
    depth: dict[int, int] = {}
    for line in lines:
        words = _running(line)
        for level, block in enumerate(line.blocks):
            held[block] += words
            count[block] += 1
            depth[block] = level
    most = max(count.values())
    fit = [block for block, words in held.items() if words >= _SHARE * running and (count[block] > 1 or most == 1)]
    inner = max(fit, key=lambda block: depth[block])
    return _with_neighbours(lines, inner)


def _with_neighbours(lines: Sequence[PageLine], block: int) -> int:
    """The block, or one around it where what that adds is mostly running text too: a letter in a box of its own."""
    around = next(line.blocks[: line.blocks.index(block)] for line in lines if block in line.blocks)
    for outer in reversed(around):
        added = [line for line in lines if outer in line.blocks and block not in line.blocks]
        words = sum(map(_running, added))
        if words and words >= _MOSTLY * sum(len(line.text) for line in added):
            block = outer
    return block


def _without_frame(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of the block up to a footer behind its last running text."""
    last = max((index for index, line in enumerate(lines) if _running(line)), default=-1)
    for index in range(last + 1, len(lines)):
        if _FOOTER.search(lines[index].text):
            return list(lines[:index])
    return list(lines)


def _title_before(before: Sequence[PageLine], inside: Sequence[PageLine]) -> list[str]:
    """The page's title and document number where they stand before the block and the block does not repeat them."""
    opening = "".join("".join(line.text for line in inside[:12]).split())
    title = ""
    number = ""
    for line in before:
        plain = "".join(line.text.split())
        if _is_frame(line) or METADATA.match(line.text) or plain in opening:
            continue
        if number_of(line.text):
            number = line.text
        elif is_title(line.text) and (line.heading or len(plain) >= 12):
            title = line.text
    return [text for text in (title, number) if text]


def _without_table(lines: Sequence[PageLine]) -> tuple[list[PageLine], list[PageLine]]:
    """The block's lines, and the rows of a header table inside it: data about the notice and none of its text."""
    table = [line for line in lines[:30] if line.in_table and METADATA.match(line.text)]
    kept = [line for line in lines if line not in table]
    return kept, table


def _metadata(lines: Iterable[PageLine]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        match = METADATA.match(line.text)
        if match and match["value"].strip() and len(match["value"]) < 200:
            found.setdefault("".join(match["key"].split()), match["value"].strip())
    return found
