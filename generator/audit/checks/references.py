"""References: where the words of a statement lead, and by what a machine finds what they rest on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from generator.audit.checks.page_ids import ids_unknown
from generator.audit.checks.word_links import links_in_word
from generator.audit.compare import ShownRow
from generator.audit.read.finished import MarkedWords
from generator.audit.read.ledger import LedgerRow, LedgerSpan
from generator.audit.read.model import Model
from generator.audit.read.targets import LEADING, bookmark_of, from_folder, item_targets, leads_somewhere, must_lead
from generator.audit.rederive.standing import links
from generator.audit.subject import AuditProblem, AuditSubject
from generator.dataclass import dataclass
from generator.message import Message, message

_HINT = message("change the model or the template and build again; finished files are not edited")
_UNMARKED = frozenset({"frame", "paraphrase"})
_ELEMENTS = {"fact": "b", "computed": "i", "example": "i"}  # of words that are no link
_LINKED = {"quote": "q"}
_OF_HEAD = frozenset({"title", "description"})
_NO_LINKS = _OF_HEAD | {"header", "field"}


def reference_altered(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A statement carries the anchor of the ledger, which tells its clauses, and of its words the kinds and the model
    paths; its values are marked, and its references lead where their words say: 第二条 to clause c02, the name of an
    award to its card, an entry of the contents to its heading; other links to a page and an anchor that exist.

    Passes:

        <p id="s61"><a href="#c02">第二条</a>：<b>20万元</b></p>

    Fails:

        <p id="s61"><a href="#c03">第二条</a>：20<b>万元</b></p>
    """
    for file, told in ids_unknown(subject):
        yield AuditProblem(told, _HINT, file)
    anchors = _Anchors(subject, _beside(subject))
    yield from _out_of_unchanged(subject, anchors)
    ways = _usual_ways(subject)
    ask: Callable[[ShownRow], Iterable[Message]]
    for file, comparison in subject.comparisons.items():
        document, _, kind = file.rpartition(".")
        if kind == "html":
            own = subject.kind_of(document)  # a reprint shows the words of others, without their links
            reprint = own is not None and own.verbatim
            ask = _Page(subject, document, anchors, ways, _headings(comparison.pairs), reprint).problems
        else:
            ask = partial(links_in_word, subject.anchors(file))
        for pair in comparison.pairs:
            for problem in ask(pair):
                path = next((span.path for span in pair.row.spans if span.path), None)
                clause = pair.row.clauses[0] if pair.row.clauses else None
                text = message(
                    "statement {id} ({text}): {problem}", id=pair.row.id, text=pair.row.text, problem=problem
                )
                yield AuditProblem(text, _HINT, file, path, clause)


class _Anchors(Mapping[str, "frozenset[str] | None"]):
    """File -> what links can lead to in it, each file looked at when a link leads there; None where nobody knows.

    Other policies of the chain and earlier editions lie beside this folder; `verify` of all of it looks for them."""

    def __init__(self, subject: AuditSubject, beside: Iterable[str]) -> None:
        self.subject = subject
        self.unknown = {*subject.not_built, *(f"../{name}/index.html" for name in beside)}
        self.known: dict[str, frozenset[str] | None] = dict.fromkeys(self.unknown)

    def __getitem__(self, file: str) -> frozenset[str] | None:
        if file not in self.known:
            if file not in self.subject.files:
                raise KeyError(file)
            self.known[file] = self.subject.anchors(file)
        return self.known[file]

    def __contains__(self, file: object) -> bool:
        return file in self.subject.files or file in self.unknown

    def __iter__(self) -> Iterator[str]:
        return iter(self.subject.files.keys() | self.unknown)

    def __len__(self) -> int:
        return len(self.subject.files.keys() | self.unknown)


def _out_of_unchanged(subject: AuditSubject, anchors: _Anchors) -> Iterator[AuditProblem]:
    """Links of pages that are as they were lead to other pages, which may not be."""
    for document, shown in subject.links_of_unchanged.items():
        for link in shown:
            if not link.startswith("#") and not leads_somewhere(document, link, anchors):
                told = message("{text} leads to {link}, which is not there", text=document, link=link)
                yield AuditProblem(told, _HINT, f"{document}.html")


def _beside(subject: AuditSubject) -> Iterator[str]:
    """The folders of other policies of the chain, and of earlier editions."""
    if isinstance(subject.model, Model):
        yield from (link["other"]["id"] for link in links(subject.model))
        yield from (each["id"] for each in subject.model.data.get("earlier", ()))


def _headings(pairs: Sequence[ShownRow]) -> dict[str, str]:
    """Anchor -> words, of every heading."""
    return {pair.found.anchor: pair.row.text for pair in pairs if pair.found.heading}


@dataclass(frozen=True, slots=True)
class _Page:
    """What the statements of a page are held to. `ways`: where the words of its navigation lead; `headings`: anchor ->
    words."""

    subject: AuditSubject
    document: str
    anchors: Mapping[str, frozenset[str] | None]
    ways: Mapping[str, str]
    headings: Mapping[str, str]
    reprint: bool

    def problems(self, pair: ShownRow) -> list[Message]:
        row, marks = pair.row, pair.found.marks
        linked = any(mark.link is not None for mark in marks)
        shown = _spans_shown(row.spans, marks) if linked else []
        found = _marks(pair, shown)
        if row.part not in _NO_LINKS:
            found += _links(pair, shown, self) if linked else _nowhere(row, row.spans, reprint=self.reprint)
        if row.part == "navigation":
            found += _way(pair, self.document, self.ways)
        if linked or self.subject.word_links.get(row.id):
            found += _as_in_word(self.subject, pair, self.document)
        return found


def _marks(pair: ShownRow, spans: Sequence[_Shown]) -> list[Message]:
    """`spans`: none where no words lead anywhere."""
    row, found = pair.row, pair.found
    if row.part in _OF_HEAD or row.part.startswith("property:"):
        return []
    anchor = f"f-{row.field}" if row.field else found.anchor
    if anchor != row.anchor:
        told = [message("its anchor is {found}, the ledger has {text}", found=anchor, text=row.anchor)]
    else:
        told = []
    if not row.field:
        shown = [(mark.element, mark.text) for mark in found.marks]
        if spans:
            wanted = [((_LINKED if each.link else _ELEMENTS).get(each.span.kind), each.span.text) for each in spans]
        else:
            wanted = [(_ELEMENTS.get(span.kind), span.text) for span in row.spans]
        told += _marked_otherwise(shown, wanted) if shown != wanted else ()
    return told


def _marked_otherwise(marks: Sequence[_Run], words: Sequence[_Run]) -> Iterator[Message]:
    """The first words that are marked otherwise than their kind is."""
    shown, wanted = _runs(marks), _runs(words)
    if shown == wanted:
        return
    other = next((each for each in zip(shown, wanted, strict=False) if each[0] != each[1]), None)
    if other is not None:
        yield message("it is marked {found}, the ledger has {text}", found=_said(other[0]), text=_said(other[1]))
    elif len(shown) != len(wanted):
        yield message("it has {found} marks, the ledger has {text}", found=len(shown), text=len(wanted))


_Run = tuple[str | None, str]  # the element that marks words, and these


def _runs(marks: Sequence[_Run]) -> list[_Run]:
    """Words by their marks; neighbours without one are one run, whatever links stand in it."""
    runs: list[_Run] = []
    for element, text in marks:
        if element is None and runs and runs[-1][0] is None:
            runs[-1] = (None, runs[-1][1] + text)
        elif text:
            runs.append((element, text))
    return runs


def _said(mark: _Run) -> str:
    return f"<{mark[0]}> {mark[1]}" if mark[0] else mark[1]


def _links(pair: ShownRow, shown: Sequence[_Shown], page: _Page) -> Iterator[Message]:
    row = pair.row
    for mark in pair.found.marks:
        if mark.link is not None:
            yield from _lost(row, mark.text, mark.link, page)
    for each in shown if row.part != "contents" else ():
        if each.torn:
            yield message("{text} leads to {link}", text=each.span.text, link=" + ".join(each.torn))
        elif each.link is not None:
            yield from _led_otherwise(each.span, each.link, page.document)
    yield from _nowhere(row, [each.span for each in shown if not (each.link or each.torn)], reprint=page.reprint)


def _lost(row: LedgerRow, text: str, link: str, page: _Page) -> Iterator[Message]:
    """A link that leads nowhere, or a line of the table of contents that leads to another heading."""
    if not leads_somewhere(page.document, link, page.anchors):
        yield message("{text} leads to {link}, which is not there", text=text, link=link)
    elif row.part == "contents" and page.headings.get(link.removeprefix("#")) != row.text:
        yield message("{text} leads to another heading: {link}", text=row.text, link=link)


def _nowhere(row: LedgerRow, spans: Sequence[LedgerSpan], *, reprint: bool) -> Iterator[Message]:
    """What is wrong with words that lead nowhere: some must lead somewhere, wherever they stand."""
    for span in spans if row.part != "contents" and not reprint else ():
        if span.kind in LEADING and must_lead(span):
            yield message("{text} leads nowhere", text=span.text)


class _Shown(NamedTuple):
    """A span of the ledger, where its words lead on the page, and, of one whose words lead to several places, these."""

    span: LedgerSpan
    link: str | None
    torn: tuple[str, ...]


def _spans_shown(spans: Sequence[LedgerSpan], marks: Sequence[MarkedWords]) -> list[_Shown]:
    """Each span with what the page does with its words: both say the same, so that words are found by their place."""
    shown: list[_Shown] = []
    ahead, length = iter(marks), 0  # of the words of this mark that no span has yet
    mark: MarkedWords | None = None
    for span in spans:
        left, links = len(span.text), []
        while left > 0:
            if length == 0:
                mark = next(ahead, None)
                length = len(mark.text) if mark else 0
            if mark is None:
                break
            links.append(mark.link or "")
            taken = min(left, length)
            left, length = left - taken, length - taken
        torn = tuple(dict.fromkeys(links)) if len(links) > 1 else ()
        shown.append(_Shown(span, links[0] or None if links else None, torn if len(torn) > 1 else ()))
    return shown


def _led_otherwise(span: LedgerSpan, link: str, document: str) -> Iterator[Message]:
    targets = item_targets(span) if span.path or span.kind not in _UNMARKED else ()
    if targets and from_folder(document, link) not in targets:
        yield message("{text} leads to {link}", text=span.text, link=link)


_WORD = ".docx"
_Links = Sequence[tuple[str | None, str]]


def _joined(links: _Links) -> list[tuple[str, str]]:
    """Neighbours with one link are one link; words without are left out."""
    groups = ((link, "".join(text for _, text in group)) for link, group in groupby(links, key=itemgetter(0)))
    return [(link, text) for link, text in groups if link is not None and text]


def _usual_ways(subject: AuditSubject) -> dict[str, str]:
    """Words of a navigation -> where most pages let them lead, seen from the policy's folder."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for file, comparison in subject.comparisons.items():
        for pair in comparison.pairs:
            if pair.row.part == "navigation":
                for mark in (each for each in pair.found.marks if not (each.link or "").endswith(_WORD)):
                    counts[mark.text][from_folder(file, mark.link or "")] += 1
    return {words: counter.most_common(1)[0][0] for words, counter in counts.items()}


def _way(pair: ShownRow, document: str, ways: Mapping[str, str]) -> Iterator[Message]:
    """The navigation leads the same ways from every page, and to the page's own Word file."""
    for mark in pair.found.marks:
        link = mark.link or ""
        own = f"{document}{_WORD}" if link.endswith(_WORD) else ways.get(mark.text)
        if from_folder(document, link) != own:
            yield message("{text} leads to {link}", text=mark.text, link=mark.link or "—")


def _as_in_word(subject: AuditSubject, pair: ShownRow, document: str) -> Iterator[Message]:
    """Links inside the document are the same in Word."""
    word = subject.word_links.get(pair.row.id)
    if word is None or not (word or any(mark.link for mark in pair.found.marks)):
        return
    bookmarks = subject.anchors(f"{document}.docx")
    links = _joined([(mark.link, mark.text) for mark in pair.found.marks])
    shown = [bookmark_of(link[1:]) for link, _ in links if link.startswith("#")]
    shown = [bookmark for bookmark in shown if bookmark in bookmarks]
    if shown != list(word):
        yield message(
            "in Word it leads to {found}, here to {text}", found=", ".join(word), text=", ".join(shown) or "—"
        )
