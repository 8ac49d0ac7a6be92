"""Faults in finished HTML pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.faults import text_rules as rules
from benchmarks.faults.fault import Candidates, Fault, FaultClass, content_fault, published, text_fault
from benchmarks.faults.original import Original
from benchmarks.faults.text_rules import Edit, Rule
from benchmarks.faults.word_files import in_group, neighbours, without

# Visible words: between tags, in the body, outside of style and script.
_VISIBLE = re.compile(r">(?=\s*[^\s<>{}])([^<>{}]++)<(?!/style|/script|/title)")
_LINE = re.compile(r"<(p|li|h[1-4])(?: [^>]*)?>(?:(?!<(?:p|li|h[1-4]|ul|ol)[ >]).)*?</\1>")
_CELL = re.compile(r"<td[^>]*>(?:(?!<td).)*?</td>", re.DOTALL)
_ROW = re.compile(r"<tr[^>]*>(?:(?!<tr).)*?</tr>\n?", re.DOTALL)
_START_TAG = re.compile(r"<(?:p|li|t[dh]|b|i|q|span|a|section)( [^>]*)?(?=>)")
_BODY = re.compile(r"<body.*?(?=<script)|<footer.*?</footer>", re.DOTALL)  # all but scripts and data


def in_pages(rule: Rule) -> Candidates:
    """A class: a rule in the whole text of each page."""

    def candidates(original: Original) -> Iterator[Fault]:
        for file, data in original.documents(".html").items():
            text = data.decode()
            for edit in rule(text):
                yield text_fault(file, text, edit)

    return candidates


def in_body(rule: Rule) -> Rule:
    """A rule in all that is no script between <body> and its end."""

    def edits(text: str) -> Iterator[Edit]:
        for found in _BODY.finditer(text):
            yield from (edit.moved(found.start()) for edit in rule(found[0]))

    return edits


def _in_text(rule: Rule) -> Candidates:
    return in_pages(in_body(in_group(_VISIBLE, rule)))


def _attribute(pattern: str, rule: Rule) -> Candidates:
    return in_pages(in_body(in_group(re.compile(pattern), rule)))


def _in_head(pattern: str, rule: Rule) -> Candidates:
    return in_pages(in_group(re.compile(pattern), rule))


def _tail(text: str) -> Iterator[Edit]:
    yield Edit(len(text), len(text), "-2")


def _replaced(new: str) -> Rule:
    return lambda text: iter((Edit(0, len(text), new),))


def _added(text: str) -> Iterator[Edit]:
    """A line once more, and lines that somebody has written."""
    for found in _LINE.finditer(text):
        yield Edit(found.end(), found.end(), found[0])
        yield Edit(found.end(), found.end(), "<p>最高奖励100万元</p>")
        yield Edit(found.end() - len(found[1]) - 3, found.end() - len(found[1]) - 3, "（仅限本年）")


def _hidden(text: str) -> Iterator[Edit]:
    """Words that a browser does not show, or shows crossed out."""
    for found in _START_TAG.finditer(text):
        for new in (" hidden", ' style="display:none"', ' style="text-decoration:line-through"', ' aria-hidden="true"'):
            yield Edit(found.end(), found.end(), new)


def _marked(text: str) -> Iterator[Edit]:
    """A value without its mark, with another, or with a mark around some of its words."""
    for found in re.finditer(r"<([biq])>((?:(?!</?[biq]>).)*)</\1>", text):
        other = "i" if found[1] == "b" else "b"
        yield Edit(found.start(), found.end(), found[2])
        yield Edit(found.start(), found.end(), f"<{other}>{found[2]}</{other}>")
        if len(found[2]) > 1 and "<" not in found[2]:
            yield Edit(found.start(), found.end(), f"{found[2][0]}<{found[1]}>{found[2][1:]}</{found[1]}>")


def _styled(text: str) -> Iterator[Edit]:
    """CSS that writes words or takes them away."""
    for found in re.finditer("</style>", text):
        for rule in (
            "p { display: none; }",
            'td::after { content: "（最高）"; }',
            "b { font-size: 0; }",
        ):
            yield Edit(found.start(), found.start(), rule)


def _scripted(text: str) -> Iterator[Edit]:
    """A script of one's own, or another computation in the page's."""
    for found in re.finditer("</body>", text):
        yield Edit(found.start(), found.start(), "<script>document.title='x'</script>")
        yield Edit(found.start(), found.start(), '<script src="https://example.invalid/x.js"></script>')
    for found in re.finditer(r"\b100n\b|50n\b", text):
        yield Edit(found.start(), found.end(), "10n")


def _foreign(text: str) -> Iterator[Edit]:
    """Elements that no document of the tool holds."""
    for found in re.finditer("</main>", text):
        for new in (
            '<img src="x.png" alt="最高奖励100万元">',
            "<iframe srcdoc='最高100万元'></iframe>",
            "<!-- 最高奖励100万元 -->",
            "<svg><text>100万元</text></svg>",
            "<noscript>最高100万元</noscript>",
            "最高奖励100万元",
        ):
            yield Edit(found.start(), found.start(), new)
    for found in re.finditer("</head>", text):
        for new in (
            '<meta http-equiv="refresh" content="0;url=https://example.invalid/">',
            '<base href="https://example.invalid/">',
            '<meta name="keywords" content="最高100万元">',
            '<link rel="stylesheet" href="x.css">',
        ):
            yield Edit(found.start(), found.start(), new)


def _prefilled(text: str) -> Iterator[Edit]:
    """Answers given before anybody asked, and rules of a field turned off or on."""
    for found in re.finditer(r'<input [^>]*type="(radio|checkbox)"[^>]*(?=>)', text):
        yield Edit(found.end(), found.end(), " checked")
    for found in re.finditer(r'<input [^>]*type="text"[^>]*(?=>)', text):
        yield Edit(found.end(), found.end(), ' value="30"')
        yield Edit(found.end(), found.end(), " disabled")
    for found in re.finditer(r" required(?=[ >])| checked(?=[ >])", text):
        yield Edit(found.start(), found.end(), "")


def _broken(original: Original) -> Iterator[Fault]:
    for file, data in original.documents(".html").items():
        yield content_fault(file, "cut off", data[: len(data) * 2 // 3])
        yield content_fault(file, "empty", b"")


_NUMBERS = r'(?:maxlength|max|min|data-max|colspan|rowspan)="([0-9.]+)"'

CLASSES: tuple[FaultClass, ...] = (
    published("HTML: figure", _in_text(rules.either(rules.digit, rules.digit_added))),
    published(
        "HTML: unit, bound, duration or percent",
        _in_text(
            rules.either(
                rules.UNITS,
                rules.BOUND_DROPPED,
                rules.BOUND_FLIPPED,
                rules.PERCENT_SIGN,
                rules.NUMERALS,
                rules.duration,
            )
        ),
    ),
    published("HTML: date or document number", _in_text(rules.either(rules.date, rules.document_number))),
    published("HTML: unseen or look-alike character", _in_text(rules.UNSEEN)),
    published("HTML: level", _in_text(rules.LEVELS)),
    published(
        "HTML: organisation",
        lambda original: _in_text(
            rules.either(
                rules.other_unit(original.units),
                rules.misspelt_unit(original.units),
                rules.dropped_unit(original.units),
            )
        )(original),
    ),
    published("HTML: negation", _in_text(rules.NEGATION)),
    published("HTML: duty word", _in_text(rules.DUTY)),
    published(
        "HTML: character altered or dropped", _in_text(rules.either(rules.one_character, rules.character_dropped))
    ),
    published("HTML: line removed", in_pages(in_body(without(_LINE)))),
    published("HTML: line added", in_pages(in_body(_added))),
    published("HTML: lines change places", in_pages(in_body(neighbours(re.compile(_LINE.pattern + r"\n?"))))),
    published("HTML: cells change places", in_pages(in_body(neighbours(_CELL)))),
    published("HTML: row removed", in_pages(in_body(without(_ROW)))),
    published("HTML: rows change places", in_pages(in_body(neighbours(_ROW)))),
    published("HTML: words hidden", in_pages(in_body(_hidden))),
    published("HTML: link leads elsewhere", _attribute(r' href="([^"]+)"', _tail)),
    published("HTML: mark of a value", in_pages(in_body(_marked))),
    published("HTML: data-s or id", _attribute(r' (?:data-s|id)="([^"]+)"', _tail)),
    published(
        "HTML: data of a formula or limit",
        _attribute(
            r' data-(?:formula|max|message)="([^"]+)"',
            rules.either(rules.digit, rules.one_character, _tail),
        ),
    ),
    published("HTML: figure of a rule", _in_head(rules.FIGURE_OF_A_RULE, rules.either(rules.digit, rules.digit_added))),
    published("HTML: fields that a sum follows", _attribute(r'<output[^>]* for="([^"]+)"', _tail)),
    published("HTML: number in an attribute", _attribute(_NUMBERS, rules.digit)),
    published("HTML: value of a choice", _attribute(r'<(?:option|input)[^>]* value="([^"]+)"', _tail)),
    published("HTML: name of a field", _attribute(r'<(?:input|select|textarea|output)[^>]* name="([^"]+)"', _tail)),
    published(
        "HTML: type of a field",
        _attribute(r'<input[^>]* type="([^"]+)"', _replaced("hidden")),
    ),
    published(
        "HTML: placeholder",
        _attribute(r' (?:data-)?placeholder="([^"]+)"', rules.either(_replaced("请填写最高限额"), _tail)),
    ),
    published("HTML: label for another field", _attribute(r'<label[^>]* for="([^"]+)"', _tail)),
    published(
        "HTML: title or ARIA label",
        _attribute(r' (?:aria-\w+|title|alt)="([^"]+)"', rules.either(rules.one_character, _tail)),
    ),
    published("HTML: class", _attribute(r' class="([^"]+)"', _replaced("hidden"))),
    published("HTML: filled in beforehand", in_pages(in_body(_prefilled))),
    published("HTML: title of the page", _in_head(r"<title[^>]*>([^<]+)</title>", rules.one_character)),
    published(
        "HTML: metadata, words",
        _in_head(r'<meta [^>]*content="([^"]+)"', rules.either(rules.one_character, rules.digit)),
    ),
    published("HTML: metadata, name", _in_head(r'<meta name="([^"]+)"', _tail)),
    published("HTML: metadata removed", in_pages(without(re.compile(r'<meta name="[^>]*>\n')))),
    published("HTML: language", _in_head(r'<html lang="([^"]+)"', _replaced("en"))),
    published("HTML: style sheet", in_pages(_styled)),
    published("HTML: script", in_pages(_scripted)),
    published("HTML: foreign element", in_pages(_foreign)),
    published("HTML: file broken", _broken),
)
