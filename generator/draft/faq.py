"""Questions and answers of a draft: until when, who, how much for what, which office, how it stands to other rules.

Every answer is made of look-ups and quotes by a few patterns; what the notice does not say is answered with just that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from generator.checks.eligibility import SHUT_OUT
from generator.checks.subject import squeeze
from generator.draft.answer_length import fits, portions, that_fit
from generator.draft.duty_answers import duties, list_of, quoted_lines
from generator.draft.faq_rules import materials, provisions, relations
from generator.draft.figures import Data, source_of
from generator.draft.head import opening
from generator.draft.measures import UNNAMED
from generator.draft.modelled import Stated
from generator.draft.speakable import quotable, without_markup
from generator.draft.term_answer import term_answer
from generator.draft.told_conditions import where_it_holds
from generator.draft.told_words import ON_APPLYING, in_phrases, words_on
from generator.policy.wording_terms import TIMES

_MOST = 30  # lines of one answer


def faq_of(draft: Stated, policy: Data) -> Data:
    """faq.yaml as plain values."""
    groups: list[Data] = []
    if draft.awards:
        groups.append(
            _group("awards", "奖补事项", [_overview(draft), *_who(draft), *questions_on_awards(draft), _where(draft)])
        )
    if draft.measures:
        groups.append(_group("measures", "其他举措", list(_measures(draft))))
    general = [
        term_answer(draft, policy),
        duties(draft, policy, _opening(draft)),
        relations(draft, _opening(draft)),
        *materials(draft),
        *provisions(draft),
        _original(draft),
    ]
    groups.append(_group("general", "执行期限和承办单位", general))
    groups = [group for group in groups if group["questions"]]
    return {"#groups": "以下问答由程序用条款文字和模型中的值拟出，请逐条核对并补充", "groups": groups}


def _group(key: str, name: str, questions: list[Data]) -> Data:
    return {"id": key, "name": name, "questions": questions}


def _by_clause(draft: Stated) -> Iterator[tuple[str, list[Data]]]:
    """The awards of each clause, in their order."""
    for clause, awards in groupby(draft.awards, key=lambda award: str(source_of(award)["clause"])):
        yield clause, list(awards)


def _overview(draft: Stated) -> Data:
    """Every award by clause; in a long notice the first ones, the others have questions of their own below."""
    by_clause = [(clause, awards, _names(clause, awards)) for clause, awards in _by_clause(draft)]
    shown = by_clause[: that_fit([line for _, _, line in by_clause])]
    left = "\n\n其余奖补事项见下列各问。" if len(shown) < len(by_clause) else ""
    over_all = [cap for cap in draft.joint_caps if not list_of(cap, "awards")]
    return {
        "id": "overview",
        "question": "本文件有哪些奖补事项？",
        "answer": "有以下奖补事项：\n\n" + "\n".join(line for _, _, line in shown) + left + _of_all(over_all),
        "source": [source_of(item) for item in (*(award for _, awards, _ in shown for award in awards), *over_all)],
    }


def _names(clause: str, awards: Sequence[Data]) -> str:
    """The awards of a clause in one line, as many as it holds."""
    names = [_name(award) for award in awards]
    shown = names[: that_fit([f"{name}；" for name in names])]
    return f"- {{{{ clauses.{clause} }}}}：{'；'.join(shown)}{'等' if len(shown) < len(names) else ''}"


def _of_all(caps: Iterable[Data]) -> str:
    """The limits over all awards of the notice, a paragraph behind their list."""
    told = "；".join(f"{{{{ joint_caps.{cap['id']} }}}}" for cap in caps)
    return f"\n\n全部事项合计：{told}。" if told else ""


def _name(award: Data) -> str:
    return f"{{{{ awards.{award['id']} }}}}"


def _who(draft: Stated) -> Iterator[Data]:
    eligibility = draft.eligibility
    if not eligibility:
        return
    leaves: Any = eligibility["all_of"]
    excluded = [leaf for leaf in leaves if _shuts_out(leaf)]
    required = [leaf for leaf in leaves if not _shuts_out(leaf)]
    opening_words = "符合下列条件的{{ eligibility.applies_to }}：" if required else "面向{{ eligibility.applies_to }}。"
    answer = "\n".join([opening_words, "", *map(_quoted, required)]).rstrip()
    if excluded:
        answer += "\n\n有下列情形的除外：\n\n" + "\n".join(map(_quoted, excluded))
    if fits(answer):
        yield {"id": "who", "question": "谁可以申请？", "answer": answer, "source": eligibility["source"]}
        return
    yield from _in_turn("who", "谁可以申请？", opening_words, required)
    yield from _in_turn("who-not", "哪些情形不能申请？", "有下列情形的除外：", excluded)


def _in_turn(key: str, question: str, opening_words: str, leaves: Sequence[Data]) -> Iterator[Data]:
    """Conditions that no single answer holds, as a row of questions: not one of them may be left out."""
    lines = [_quoted(leaf) for leaf in leaves]
    parts = portions(lines)
    for number, places in enumerate(parts, 1):
        more = "\n\n未完，接下一问。" if number < len(parts) else ""
        yield {
            "id": key if number == 1 else f"{key}-{number}",
            "question": question if number == 1 else f"（接上问）{question}",
            "answer": f"{opening_words}\n\n" + "\n".join(lines[place] for place in places) + more,
            "source": [source_of(leaves[place]) for place in places],
        }


def _shuts_out(leaf: Data) -> bool:
    """Whether the statement names who gets nothing; 未被列入…, asked as 是否被列入…, must hold like any other."""
    statement = squeeze(str(leaf["statement"]))
    whole = statement in squeeze(str(leaf["question"]))
    return not leaf.get("expected", True) and (whole or SHUT_OUT.search(statement) is not None)


def _quoted(leaf: Data) -> str:
    return f"- [{leaf['statement']}](clause:{source_of(leaf)['clause']})"


def questions_on_awards(draft: Stated) -> Iterator[Data]:
    """One question for the awards of each clause: for whom and what, how much, up to how much."""
    for number, (clause, awards) in enumerate(_answered_together(draft), 1):
        names = [without_markup(str(award["name"])) for award in awards]
        subject = "".join(f"“{in_quotation(name)}”" for name in names[:3]) + ("等" if len(names) > 3 else "")
        caps = [cap for award in awards for cap in _joint_caps(draft, award)]
        yield {
            "id": f"how-much-{number}",
            "question": f"{subject}面向谁，标准是多少？",
            "answer": f"{{{{ clauses.{clause} }}}}写明：\n\n"
            + "\n".join(_how_much_line(draft, each) for each in awards),
            "source": [source_of(item) for item in (*awards, *caps)],
        }


def _answered_together(draft: Stated) -> Iterator[tuple[str, list[Data]]]:
    """The awards of each clause, as many at a time as one answer holds."""
    for clause, awards in _by_clause(draft):
        for places in portions([_how_much_line(draft, award) for award in awards]):
            yield clause, [awards[place] for place in places]


def _how_much_line(draft: Stated, award: Data) -> str:
    """For whom and what, and how much; a standard that no answer holds is pointed to."""
    line = f"- {_for_what(award)}：{_standard(award)}{_jointly(_joint_caps(draft, award))}。"
    return line if fits(line) else f"- {_for_what(award)}：标准较多，见条款原文。"


def in_quotation(words: str) -> str:
    """Words to stand between “ and ”: those inside them are ‘ and ’ (GB/T 15834)."""
    return words.replace("“", "‘").replace("”", "’")


def _joint_caps(draft: Stated, award: Data) -> list[Data]:
    """The limits over several awards in which this one is named; one over all of them stands in the overview."""
    return [cap for cap in draft.joint_caps if award["id"] in list_of(cap, "awards")]


def _jointly(caps: Iterable[Data]) -> str:
    return "".join(f"；{{{{ joint_caps.{cap['id']} }}}}" for cap in caps)


def _for_what(award: Data) -> str:
    """Who, and for what; once where one says both."""
    path, trigger, whom = f"awards.{award['id']}", str(award["trigger"]), str(award["beneficiary"])
    if whom in trigger:
        return f"{{{{ {path}.trigger }}}}"
    return f"{{{{ {path}.beneficiary }}}}（{{{{ {path}.trigger }}}}）"


def _standard(award: Data) -> str:
    """Look-ups of everything that the award pays: how often, with what limits it, how it stands to other awards."""
    path = f"awards.{award['id']}"
    band = f"{{{{ {path}.band }}}}：" if "band" in award else ""
    lines = [f"{{{{ {path}.{key}.{line['id']} }}}}" for key in ("parts", "tiers") for line in list_of(award, key)]
    paid = "；".join(lines) or _sum(award, path)
    scope = f"{{{{ {path}.scope }}}}" if "scope" in award and not lines else ""
    often = f"{{{{ {path}.payment }}}}{'，' if lines else ''}" if _says_how_often(award) else ""
    total = f"合计{{{{ {path}.total }}}}，" if "total" in award else ""
    caps = [f"caps.{number}" for number, _ in enumerate(list_of(award, "caps"))]
    terms = [*caps, *(key for key in ("years", "lasts", "floor", "quota") if key in award)]
    limits = "".join(f"，{{{{ {path}.{term} }}}}" for term in terms)
    shares = "、".join(f"{{{{ {path}.payout.{number} }}}}" for number, _ in enumerate(list_of(award, "payout")))
    paid_out = f"；拨付：{shares}" if shares else ""
    return f"{band}{total}{often}{scope}{paid}{limits}{paid_out}{_besides(award)}"


def _sum(award: Data, path: str) -> str:
    """The sum; where the notice gives none, what is given before that it gives none."""
    given = f"{{{{ {path}.benefit }}}}，" if award.get("amount") == "not_in_this_notice" and "benefit" in award else ""
    return f"{given}{{{{ {path}.amount }}}}"


def _says_how_often(award: Data) -> bool:
    """Whether the way of paying is to be said: 每人每月3000元 says by itself that it is paid every month."""
    amount = award.get("amount")
    counted = str(amount.get("per", "")) if isinstance(amount, dict) else ""
    return award.get("payment", "not_said") != "not_said" and not TIMES.intersection(counted.split("·"))


def _besides(award: Data) -> str:
    """The words on how the award stands to others, where they stand in the clause that the answer cites."""
    sources = [source_of(each) for each in list_of(award, "stacking")]
    own = [each for each in sources if each["clause"] == source_of(award)["clause"] and quotable(each)]
    return "".join(f"；[{each['quote']}](clause:{each['clause']})" for each in own) + where_it_holds(award)


def _where(draft: Stated) -> Data:
    told = words_on(draft, ON_APPLYING)
    if told:
        return {
            "id": "where",
            "question": "到哪里申请、什么时候申请？",
            "answer": "条款写明：\n\n" + quoted_lines(told),
            "source": told,
        }
    return {
        "id": "where",
        "question": "到哪里申请、什么时候申请？",
        "answer": "本资料没有从文件中整理出受理地点和受理时间，请向条款写明的单位或者主管部门咨询。",
        "not_in_notice": True,
        "source": _opening(draft),
    }


def _measures(draft: Stated) -> Iterator[Data]:
    """What else the notice supports or orders, one line a clause."""
    by_clause: dict[str, list[Data]] = {}
    for measure in draft.measures:
        by_clause.setdefault(str(source_of(measure)["clause"]), []).append(measure)
    told = [(f"- {{{{ clauses.{clause} }}}}：", _told_apart(measures)) for clause, measures in by_clause.items()]
    shown = [(head + "；".join(map(_in_short, some)), some) for head, some in told if some][:_MOST]
    shown = shown[: that_fit([line for line, _ in shown])]
    if shown:
        yield {
            "id": "measures",
            "question": "本文件还有哪些政策举措？" if draft.awards else "本文件有哪些政策举措？",
            "answer": "主要举措如下，面向谁、怎么做以条款原文为准：\n\n" + "\n".join(line for line, _ in shown),
            "source": [source_of(each) for _, some in shown for each in some],
        }


def _told_apart(measures: Sequence[Data]) -> list[Data]:
    """The measures of a clause to name: one of each name, and the first where it has none and can be quoted."""
    first = measures[0]
    quoted = first["name"] == UNNAMED and quotable(source_of(first)) and fits(_in_short(first))
    named = {str(measure["name"]): measure for measure in reversed(measures) if measure["name"] != UNNAMED}
    return [each for each in measures if (each is first and quoted) or named.get(str(each["name"])) is each]


def _in_short(measure: Data) -> str:
    """The name of a measure; where it has none, the words that it quotes."""
    if measure["name"] != UNNAMED:
        return f"{{{{ measures.{measure['id']}.name }}}}"
    source = source_of(measure)
    return f"[{in_phrases(str(source['quote']))}](clause:{source['clause']})"


def _original(draft: Stated) -> Data:
    return {
        "id": "original",
        "question": "本资料与文件原文不一致时怎么办？",
        "answer": "以文件原文为准。",
        "not_in_notice": True,
        "source": _opening(draft),
    }


def _opening(draft: Stated) -> Data:
    return opening(draft.notice, draft.clause_ids)
