"""What kind of thing an item is said to be: a target or a fund, a condition or an exclusion, which rule."""

import json
from collections.abc import Iterator

from generator.checks.reading_hints import or_correct, path_of
from generator.checks.subject import CheckProblem, CheckSubject, squeeze
from generator.message import message
from generator.policy.awards import Award, Condition, Measure
from generator.policy.model import Rule
from generator.policy.prose import lookups
from generator.policy.text import OrganisationId, Prose
from generator.policy.values import Money, Share
from generator.policy.walk import Visit, sources_of
from generator.regex import regex

_OTHER_ROLE = {"target": "fund", "fund": "target"}
# Words one of which a rule of that kind has; `organisation` and `other` may say anything.
_RULE_WORDS = {
    "own_terms": regex("年限|期限|时限|有效期|执行期"),
    "precedence": regex("为准|不一致|相抵触|废止|停止执行|从高|就高|重复|同类|同时享受"),
    "amendment": regex("修订|修改|调整|完善|补充"),
    "higher_rules": regex("(?:国家|自治区|省|市|上级|法律|法规|规章).*(?:规定|政策|要求)|另有规定"),
}
EXCLUDES = regex(
    "(?:不再|不予|不得|不能)(?:重复|同时)?(?:享受|奖励|奖补|补助|补贴|资助|支持|扶持|兑现|给予|申报|申请|列入|纳入)|除外"
)
_NEGATES = regex("[不未无非禁]|除外|取消|扣除|扣减|已享受|已获|重复|就高|从高|择优|停止|追回")


def amount_role_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
    """A figure of a measure stands under `target` where the notice names an aim (百亿元产业集群), under `fund` where
    it says what is spent (以不低于…60% 的资金用于…).

    Passes, when the clause reads 支持园区谋划百亿元产业集群:

        target: {value: 10000000000, unit: CNY}

    Fails:

        fund: {value: 10000000000, unit: CNY}
    """
    for measure in subject.policy.measures:
        for stated, other in _OTHER_ROLE.items():
            yield from _role(subject, measure, stated, other)


def _role(subject: CheckSubject, measure: Measure, stated: str, other: str) -> Iterator[CheckProblem]:
    amount = getattr(measure, stated)
    if not isinstance(amount, Money | Share):
        return
    value = amount.value if isinstance(amount, Money) else amount.percent
    for source in measure.source:
        clause = subject.clauses.get(source.clause)
        printed = clause.printed.amounts if clause and clause.printed else ()
        quoted = [each for each in printed if each.value == value and squeeze(each.text) in squeeze(source.quote)]
        if quoted and all(each.role == other for each in quoted):
            yield CheckProblem(
                message("the model says {value}, the quoted words do not", value=stated),
                or_correct(
                    message("the quoted words say: {facts}", facts=f"{other}: {quoted[0].text}"),
                    path_of(clause) if clause else str(source.clause),
                    str(source.quote),
                    f"figure: {{words: {json.dumps(quoted[0].text, ensure_ascii=False)}, role: {stated}}}",
                    f"{measure.id}-{stated}",
                ),
                f"measures.{measure.id}.{stated}",
                str(source.clause),
                quoted[0].text,
            )


def rule_kind_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
    """The quoted words of a rule bear its kind out: own_terms speaks of a term, precedence of what prevails, amendment
    of changes, higher_rules of rules of the state or the region. Documents choose rules by their kind.

    Passes, when the clause reads 执行过程中可根据执行情况予以修订:

        kind: amendment

    Fails:

        kind: precedence
    """
    for visit in _items(subject, Rule):
        kind = visit.value.kind
        words = "".join(squeeze(source.quote) for source in sources_of(visit.value))
        if kind in _RULE_WORDS and not _RULE_WORDS[kind].search(words):
            yield _unborne(visit, f"{visit.path}.kind", kind, words)


def exclusion_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
    """What takes an award away stands under `exclusions`, what it asks for under `conditions`.

    Passes, when the clause reads 考核年度已享受认定奖励的不再享受考核奖励:

        exclusions: [{id: earlier, source: {clause: c03, quote: 考核年度已享受认定奖励的不再享受考核奖励}}]

    Fails:

        conditions: [{id: earlier, source: {clause: c03, quote: 考核年度已享受认定奖励的不再享受考核奖励}}]
    """
    for visit in _items(subject, Award):
        award: Award = visit.value
        for condition in award.conditions:
            if EXCLUDES.search(_words(condition)):
                path = f"{visit.path}.conditions.{condition.id}"
                yield _unborne(visit, path, "conditions", _words(condition))
        for exclusion in award.exclusions:
            if not _NEGATES.search(_words(exclusion)):
                path = f"{visit.path}.exclusions.{exclusion.id}"
                yield _unborne(visit, path, "exclusions", _words(exclusion))


def organisation_not_in_clause(subject: CheckSubject) -> Iterator[CheckProblem]:
    """An organisation that wording names by a look-up stands in a clause that the item cites (wording of items
    that cite none: somewhere in the notice). So a name that is given to another id is found where it is printed.

    Passes, when the cited clause names 科技部火炬中心:

        answer: 优先采用{{ organisations.torch-centre }}的考核结果。

    Fails, when `torch-centre` has the name of another organisation of the notice.
    """
    for visit in subject.visits:
        if isinstance(visit.value, Prose):
            yield from _named(subject, visit)


def _named(subject: CheckSubject, visit: Visit) -> Iterator[CheckProblem]:
    cited = [str(source.clause) for source in visit.sources]
    if visit.path.startswith("clauses."):
        cited = [visit.path.split(".")[1]]
    texts = [subject.clauses[clause].text for clause in cited if clause in subject.clauses]
    for path in lookups(visit.value):
        collection, _, key = path.partition(".")
        organisation = subject.policy.organisations.get(OrganisationId(key.partition(".")[0]))
        if collection != "organisations" or organisation is None:
            continue
        names = [squeeze(organisation.name), *(squeeze(alias.name) for alias in organisation.aliases)]
        if not any(name in text for name in names for text in texts or [subject.whole_text]):
            yield CheckProblem(
                message("the notice does not name {name} for this clause", name=organisation.name),
                message("add the clause to the item's source"),
                visit.path,
                cited[0] if cited else None,
            )


def _items(subject: CheckSubject, kind: type) -> Iterator[Visit]:
    return (visit for visit in subject.visits if isinstance(visit.value, kind))


def _words(item: Condition) -> str:
    return "".join(squeeze(source.quote) for source in item.source)


def _unborne(visit: Visit, path: str, stated: str, words: str) -> CheckProblem:
    return CheckProblem(
        message("the model says {value}, the quoted words do not", value=stated),
        message("the quoted words say: {facts}", facts=words),
        path,
        str(sources_of(visit.value)[0].clause),
        words,
    )
