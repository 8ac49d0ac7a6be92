"""Mutations of a file: of its bytes, of its text, and of the parts inside a .docx or .ofd."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

LARGEST = 200_000  # bytes of a mutated file
# What the reader looks at: numbers, brackets, labels, dates, figures, marks of the formats.
WORDS = (
    *(
        "一、",
        "（一）",
        "(1)",
        "1.",
        "①",
        "第一条",
        "第十章",
        "附件1",
        "附则",
        "附件：1．",
        "索引号：",
        "关于印发",
        "的通知",
    ),
    *(
        "（",
        "）",
        "〔",
        "《",
        "》",
        "“",
        "”",
        "：",
        "，",
        "。",
        "\n",
        "\n\n",
        " ",
        "\u3000",
        "\u00a0",
        "\x0c",
        "\u2028",
    ),
    *("牵头单位：", "配合单位：", "（市财政局、市科技局负责）", "以下均需市财政局落实", "以下简称", "有效期5年"),
    *("10万元", "30-50万元", "2023年", "12月31日", "50%", "8‰", "9" * 30, "一二三四五六七八九十" * 4),
    *("|", "**", "# ", "\U0001f600", "\u0301", "\ue010", "\ufeff"),
)
TAGS = (
    *("<p>", "</p>", "<div>", "</div>", "<br>", "<a href=x>", "</a>", "<pre>", "<script>", "</script>", "<!--", "-->"),
    *("<table><tr><td>", "</td></tr></table>", "<ol start='99999'><li>", "&nbsp;", "&#x110000;", "&a;", "<![CDATA["),
    *("<!DOCTYPE a [<!ENTITY a 'b'>]>", "<w:p>", "</w:p>", "<w:tbl>", "<w:del>", "<w:br/>", "<w:t>"),
    "<w:numPr><w:ilvl w:val='8'/><w:numId w:val='1'/></w:numPr>",
    *(
        "</html>",
        "</body>",
        "<style>",
        "<!-->",
        "<s>",
        "<sup>9</sup>",
        "<math><mfrac>",
        "<title>",
        '<p title="',
        "<![if",
    ),
    *('<w:fldChar w:fldCharType="end"/>', "<w:strike/>", '<w:altChunk r:id="a"/>', "<w:object/>", "<m:oMath>"),
    *(' DeltaX="g 99999 4"', ' DeltaY="1 2 3"', ' X="1e9"', ' CTM="0 1 -1 0 0 0"', ' CTM="nan 0 0 0 0 0"', ' Size="0"'),
    *("<ofd:TextCode>", '<ofd:CompositeObject ResourceID="5" Boundary="0 0 9 9"/>', ' HScale="-1"', ' Boundary="0 0"'),
)

# What a draft looks at: who grants what to whom, levels and bands, units, names with figures, Markdown and YAML.
PHRASES = (
    *(
        "（责任单位：市水利局、市财政局等）",
        "（牵头单位：市水利局；配合单位：市财政局等部门）",
        "〔市税务局、市人社局等负责〕",
    ),
    *(
        "给予每家20万元奖励。",
        "分别给予30万元、50万元、100万元奖励。",
        "按投资额的10%给予补助，最高200万元。",
        "每年再给予5万元；",
    ),
    *(
        "年营业收入达到500万元、1000万元以上的，",
        "对新认定的国家级、省级、市级平台，",
        "前2年80%、后3年50%，",
        "不超过3次，",
    ),
    *(
        "第一年全额、第二年减半",
        "一等奖10万元、二等奖5万元",
        "超过1亿元的部分按1‰",
        "5%—20%",
        "每满一万人",
        "3倍",
        "就高不重复",
    ),
    *(
        "三年行动方案（2023-2025年）",
        "25条",
        "《某市2024年工作要点》",
        "“十四五”",
        "申请企业应当符合下列条件：",
        "本措施适用于企业。",
    ),
    *(
        "{{ title }}",
        "[x](clause:c01)",
        "# ",
        "- ",
        "* ",
        "`",
        '"',
        "'",
        "\\",
        ": ",
        "&a ",
        "|",
        "~",
        "（",
        "）",
        "以上",
        "最高",
        "每年",
    ),
)

Mutation = Callable[[bytes, Random], bytes]


def mutated(data: bytes, chance: Random) -> bytes:
    """The file after one to four mutations that fit its kind."""
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.85:
        return _mutated_package(data, chance)
    mutations = _BYTES if data.startswith(b"%PDF") or chance.random() < 0.3 else _TEXTS
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(mutations)(data, chance)[:LARGEST]
    return data


def rephrased(data: bytes, chance: Random) -> bytes:
    """A notice in text after one to five changes that leave it one: phrases put in, sentences doubled, lost, moved."""
    text = data.decode("utf-8", errors="replace")
    for _ in range(chance.randint(1, 5)):
        text = chance.choice(_REPHRASINGS)(text, chance)[:LARGEST]
    return text.encode()


def _put_in(text: str, chance: Random) -> str:
    """A phrase behind a sentence or a comma, outside of brackets: within one it would be no phrase but a unit."""
    ends = [place + 1 for place, sign in enumerate(text) if sign in "。；，：\n" and _is_outside(text[:place])] or [0]
    place = chance.choice(ends)
    return text[:place] + chance.choice(PHRASES) + text[place:]


def _is_outside(before: str) -> bool:
    return all(before.rfind(opening) <= before.rfind(closing) for opening, closing in ("（）", "〔〕", "《》"))


def _other_figure(text: str, chance: Random) -> str:
    figures = list(re.finditer(r"\d+(?:\.\d+)?", text))
    if not figures:
        return text
    found = chance.choice(figures)
    return (
        text[: found.start()] + chance.choice(("0", "3", "30", "1.5", "2024", "10000", "30-50")) + text[found.end() :]
    )


def _move_sentences(text: str, chance: Random) -> str:
    """One sentence taken away, said twice or put elsewhere."""
    sentences = re.split(r"(?<=[。；\n])", text)
    moved = sentences.pop(chance.randrange(len(sentences)))
    for _ in range(chance.choice((0, 1, 2))):
        sentences.insert(chance.randint(0, len(sentences)), moved)
    return "".join(sentences)


_REPHRASINGS: tuple[Callable[[str, Random], str], ...] = (_put_in, _put_in, _put_in, _other_figure, _move_sentences)


def _mutated_package(data: bytes, chance: Random) -> bytes:
    """A .docx or .ofd with one of its XML parts mutated as text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        return data
    if not parts:
        return data
    name = chance.choice([name for name in parts if name.endswith(".xml")] or list(parts))
    parts[name] = chance.choice(_TEXTS)(parts[name], chance)[:LARGEST]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return stream.getvalue()


def _flip(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: Random) -> bytes:
    start, stop = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    return data[:start] + data[stop:]


def _truncate(data: bytes, chance: Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _repeat(data: bytes, chance: Random) -> bytes:
    start = chance.randint(0, len(data))
    piece = data[start : start + chance.choice((1, 3, 30, 300))]
    return data[:start] + piece * chance.choice((2, 10, 1000)) + data[start:]


def _swap_lines(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _as_text(change: Callable[[str, Random], str]) -> Mutation:
    return lambda data, chance: change(data.decode("utf-8", errors="replace"), chance).encode("utf-8")


def _insert_words(text: str, chance: Random) -> str:
    for _ in range(chance.randint(1, 12)):
        place = chance.randint(0, len(text))
        word = chance.choice(TAGS if "<" in text[:500] and chance.random() < 0.6 else WORDS)
        text = text[:place] + word * chance.choice((1, 1, 1, 2, 50)) + text[place:]
    return text


def _delete_sign(text: str, chance: Random) -> str:
    sign = chance.choice("\n（）：，。、〔〕<>\"'= ")
    return text.replace(sign, chance.choice(("", " ", "\n")), chance.choice((-1, 1, 5)))


def _no_line_ends(text: str, chance: Random) -> str:
    return text.replace("\n", chance.choice(("", " ", "\r", "\u2028")))


def _wrap(text: str, chance: Random) -> str:
    width = chance.randint(1, 60)
    return "\n".join(text[index : index + width] for index in range(0, len(text), width))


def _in_other_encoding(data: bytes, chance: Random) -> bytes:
    encoding = chance.choice(("gb18030", "utf-16", "utf-16-be", "utf-8-sig", "big5", "utf-7"))
    return data.decode("utf-8", errors="replace").encode(encoding, errors="replace")


_BYTES: tuple[Mutation, ...] = (_flip, _cut, _truncate, _repeat, _swap_lines)
_TEXTS: tuple[Mutation, ...] = (
    *(_as_text(change) for change in (_insert_words, _insert_words, _delete_sign, _no_line_ends, _wrap)),
    _cut,
    _repeat,
    _flip,
    _truncate,
    _in_other_encoding,
)
