"""A clause, sentence by sentence: grants, limits of grants before them, announcements, and all the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from generator.dataclass import dataclass
from generator.draft import applicant
from generator.draft.bands import bands_for
from generator.draft.granting import case_of
from generator.draft.grants import grants_in
from generator.draft.instalments import instalments_behind
from generator.draft.limiting import limits_all
from generator.draft.lines import Grant, Topic
from generator.draft.part import FigurePart, Role
from generator.draft.quantities import lists_in
from generator.draft.roles import parts_of
from generator.draft.selectors import length_words, term_in, term_words
from generator.draft.sentences import Sentence
from generator.notice.model import NoticeClause
from generator.regex import regex

_ANNOUNCES = regex(
    r"(?:给予|予以|进行|发放|享受|实行)[^，。；：\d]{0,24}?(?:奖励|奖补|补助|补贴|资助|扶持|支持|奖金|贴息|差额)"
    r"|(?:申请|申领|领取|享受)[^，。；：\d]{0,14}(?:补贴|补助|奖励|资助|津贴)(?=，?[^，。；：\d]{0,8}标准[^，。；\d]{0,8}：?\Z)"
    r"|按[^，。；：]{0,14}标准[^，。；：]{0,6}奖励[^，。；：]{0,6}|(?:实行|采取|按照?|可)?[^，。；：]{0,4}[“\"]?一事一议[”\"]?"
)
_LEADS_IN = regex(r"(?:如下|以下标准|下列标准|以下规定|下列规定|以下方式)[^。]{0,24}[：:]?\Z|[：:]\Z")
_UNQUANTIFIED = regex(
    r"(?:按照?|依据|依照|参照|根据|从)[^，。；：]{0,40}?(?:给予|予以|进行)[^，。；：]{0,16}(?:奖励|补助|补贴|资助|扶持|奖补)"
    r"|(?:给予|予以)[^，。；：\d]{0,14}(?:奖励|补助|补贴|资助|奖补|贴息)|[“\"]?一事一议[”\"]?"
    r"|(?:酌情|视情况?|适当)[^，。；：\d]{0,6}(?:给予|予以)[^，。；：\d]{0,10}(?:支持|扶持)"
)
_NO_GRANT = regex(
    r"不予|不对|不再|你|本人|不得|不给予|不重复|就高|停止|取消|追回|退回|骗取|虚假|拨付|用于|重点支持以下|安排|统筹|设立|贷款|监管|审核|受理|公示|人民币计|拟给予|已获|已享受|曾|协商分配|自行分配"
)
_SUMS_UP = regex("(?:合计|累计|总计|总额)[^，。；\\d]{0,8}(?:不(?:得)?超过|最高)")
_HEADS = regex("(?:奖励|奖补|补助|补贴|资助|津贴)(?:标准)?\\Z")
_GIVES = regex("给予|予以|奖|补|资助|发放|支持|贴息")
_CASE = regex(r"对|凡|的[，给按予可]|一事一议")
_THIS_CLAUSE = regex(r"本条|该项|上述")


@dataclass(frozen=True, slots=True)
class Announcement:
    """A grant that is promised without a figure."""

    sentence: Sentence
    topic: Topic


@dataclass(frozen=True, slots=True)
class JointLimit:
    """A limit of several grants together; none named: of all of the notice."""

    sentence: Sentence
    part: FigurePart
    grants: tuple[Grant, ...]


@dataclass(slots=True)
class Said:
    """What a clause says, each sentence or piece of one exactly once."""

    grants: list[Grant] = field(default_factory=list)
    announced: list[Announcement] = field(default_factory=list)
    joint: list[JointLimit] = field(default_factory=list)
    rest: list[Sentence] = field(default_factory=list)
    leads_to: Topic | None = None  # what the clauses below it continue


def said_in(sentences: Iterable[Sentence], above: Topic | None) -> Said:
    """Everything that the sentences of one clause say. `above`: what the clause above it leads to."""
    said = Said()
    topic, latest = above, list[Grant]()
    for sentence in sentences:
        if sentence.repeats:
            said.rest.append(sentence)
            continue
        grants, parts = grants_in(sentence, topic, granted=bool(latest), led=topic is not None and topic is above)
        if _goes_with(latest, sentence, parts, grants):
            _limit(said, sentence, parts, latest)
        elif grants:
            said.grants += grants
            _leave(said, sentence, grants)
            latest = grants
            topic = _topic(grants[0], topic)
        elif limits := _limits_of_all(sentence, parts, said, topic):
            said.joint += [JointLimit(sentence, part, ()) for part in limits]
            said.rest.append(sentence)
        else:
            topic = _announce(said, sentence, parts) or topic
    _spent(said)
    return said


def _limits_of_all(
    sentence: Sentence, parts: Iterable[FigurePart], said: Said, topic: Topic | None
) -> list[FigurePart]:
    """The limits of a sentence that hold for all that was said before, or stand alone."""
    return [part for part in parts if limits_all(part, sentence.wide) or _stands_alone(part, said, topic)]


def led_by_heading(name: str, clause: NoticeClause, written: Sequence[Sentence]) -> Topic | None:
    """生活津贴。博士每人每月3000元，硕士每人每月1000元: the heading says what the sums are, no word beside them."""
    heading = "".join((clause.heading or "").split()).rstrip("。：")
    first = re.split(r"\d", written[0].wide, maxsplit=1)[0] if written else heading
    bare = _HEADS.search(heading) is not None and not _GIVES.search(first)
    return Topic(Sentence(name, heading, ()), None, None) if bare else None


def limits_over(written: Sequence[Sentence], text: str) -> tuple[JointLimit, ...]:
    """单个载体每年培育奖励合计不超过200万元 in a paragraph of its own below the last of several points: it limits all
    of them. `text`: the clause as printed, a line a paragraph."""
    paragraphs = {"".join(each.split()).rstrip("。") for each in text.split("\n")[1:]}
    found: list[JointLimit] = []
    for sentence in written:
        if sentence.text in paragraphs and _SUMS_UP.search(sentence.wide):
            parts = parts_of(sentence.wide, lists_in(sentence), granted=True)
            found += [JointLimit(sentence, part, ()) for part in parts if part.role is Role.CAP]
    return tuple(found)


def _stands_alone(part: FigurePart, said: Said, topic: Topic | None) -> bool:
    """同一企业同一年度累计奖补金额不超过1000万元 in a clause that grants nothing: it limits what the others grant."""
    return part.role is Role.CAP and not said.grants and topic is None


def _topic(grant: Grant, before: Topic | None) -> Topic:
    beneficiary = grant.beneficiary or (grant.topic.beneficiary if grant.topic else None)
    return Topic(grant.sentence, beneficiary, grant.trigger) if beneficiary or before is None else before


def _leave(said: Said, sentence: Sentence, grants: list[Grant]) -> None:
    """Pieces of a granting sentence that belong to no grant: goals before it, matters behind a semicolon."""
    done = sentence.told
    for start, end in [*(span for grant in grants for span in grant.spans), (len(sentence.text), len(sentence.text))]:
        piece = sentence.part(done, start)
        for part in piece.between_semicolons():
            if len(part.text) >= 2:
                _hold(said, part, _announced(part, ()))
        done = max(done, end)


def _announce(said: Said, sentence: Sentence, parts: Iterable[FigurePart]) -> Topic | None:
    """Holds a sentence that grants no sum; what it leads to or promises."""
    found = _announced(sentence, parts)
    said.leads_to = found if found and _LEADS_IN.search(sentence.text) else None
    for piece, promise in _promises_apart(sentence) or [(sentence, found)]:
        _hold(said, piece, promise)
    return found


def _promises_apart(sentence: Sentence) -> list[tuple[Sentence, Topic | None]]:
    """The parts of a sentence between semicolons, where several of them promise something without a figure."""
    pieces = [(piece, _announced(piece, ())) for piece in sentence.between_semicolons()]
    apart = sum(promise is not None for _, promise in pieces) > 1 and not _LEADS_IN.search(sentence.text)
    return pieces if apart else []


def _hold(said: Said, sentence: Sentence, found: Topic | None) -> None:
    """A sentence without a sum: a promise without a figure, or no grant at all."""
    promised = (
        found
        and found.beneficiary
        and not re.search("[，,。]", found.beneficiary)
        and _UNQUANTIFIED.search(sentence.wide)
        and _CASE.search(sentence.wide)
    )
    said_so = sentence.text[_opening(sentence) :]
    if found and promised and not _NO_GRANT.search(said_so) and not _LEADS_IN.search(sentence.text):
        place = _opening(sentence)
        said.announced.append(Announcement(sentence.part(place, len(sentence.text)), found))
        before = sentence.part(0, place)
        said.rest += [before] if len(before.text) >= 2 else []
    else:
        said.rest.append(sentence)


def _opening(sentence: Sentence) -> int:
    """Where the phrases begin that promise something: at the last 对 that opens a phrase, else at the head."""
    opened = [found.start() for found in re.finditer("(?:\\A|[，；：])(?:对于?|凡)", sentence.wide)]
    return opened[-1] if opened else 0


def _announced(sentence: Sentence, parts: Iterable[FigurePart]) -> Topic | None:
    """Who is promised something, and for what: 对……的旅行社进行奖励."""
    text = sentence.wide
    found = _ANNOUNCES.search(text)
    if found is None:
        return None
    case = case_of(text, 0, found.start())
    trigger = sentence.text[slice(*case.trigger)] if case.trigger else None
    told = applicant.recipient(found.group()) or applicant.promised_to(text[case.given :])
    who = told or _named_in(sentence, trigger, nominal=case.nominal)
    if not (who or trigger):
        return None
    bands = bands_for([part for part in parts if part.role is Role.BAND], 1)
    return Topic(sentence, sentence.as_printed(who) if who else None, trigger, bands[0] if bands else None)


def _named_in(sentence: Sentence, trigger: str | None, *, nominal: bool) -> str | None:
    who = applicant.in_trigger(trigger, nominal=nominal) if trigger else None
    if who is None and "一事一议" in sentence.text:
        return applicant.applicant_in(trigger or sentence.wide)
    return who


def _goes_with(
    latest: Sequence[Grant], sentence: Sentence, parts: Sequence[FigurePart], grants: Sequence[Grant]
) -> bool:
    """Whether a sentence grants nothing besides the grants before it: it says how they are paid out or limited."""
    if not latest:
        return False
    return bool(instalments_behind(sentence, parts, latest[-1])) or (not grants and _only_limits(sentence, parts))


def _only_limits(sentence: Sentence, parts: Iterable[FigurePart]) -> bool:
    """单个项目奖励最高不超过300万元; 补贴期限不超过2年: words that only limit what was granted before them."""
    roles = {part.role for part in parts}
    limits = roles and roles <= {Role.CAP, Role.QUOTA, Role.PAYOUT}
    said = term_in(sentence.text) is not None or length_words(sentence.text) is not None
    lasts = not roles and said and len(sentence.text) <= 30
    return bool(limits or lasts) and not re.search("(?:，|\\A)(?:对|凡)", sentence.wide)


def _limit(said: Said, sentence: Sentence, parts: Sequence[FigurePart], latest: list[Grant]) -> None:
    paid = instalments_behind(sentence, parts, latest[-1])
    if paid:
        latest[-1].after.append(sentence)
        latest[-1].paid_behind += [(sentence, part) for part in paid]
        return
    for part in parts:
        if limits_all(part, sentence.wide):
            own = tuple(said.grants) if _THIS_CLAUSE.search(sentence.text) else ()
            said.joint.append(JointLimit(sentence, part, own))
    of_all = any(limits_all(part, sentence.wide) for part in parts)
    if of_all:
        said.rest.append(sentence)
        return
    for grant in latest:
        grant.after.append(sentence)
        grant.limits += [(sentence, part) for part in parts if part.role is not Role.PAYOUT]
        grant.paid_behind += [(sentence, part) for part in parts if part.role is Role.PAYOUT]
        if grant.term is None:
            grant.term, grant.term_words = term_in(sentence.text), term_words(sentence.text)
        grant.length_words = grant.length_words or length_words(sentence.text)


def _spent(said: Said) -> None:
    """An announcement that later sums carry out is no grant of its own."""
    used = {grant.topic.sentence.text for grant in said.grants if grant.topic}
    said.announced = [
        each for each in said.announced if each.sentence.text not in used or "一事一议" in each.sentence.text
    ]


def over_lines(grants: list[Grant]) -> Iterator[JointLimit]:
    """Limits within a granting sentence that reach over several of its sums."""
    for grant in grants:
        for part in grant.joint:
            beside = tuple(each for each in grants if each.sentence is grant.sentence)
            yield JointLimit(grant.sentence, part, beside)
