"""Eligibility: what a form asks and what it expects must say the same as the clause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.item_kinds import EXCLUDES
from generator.checks.subject import CheckProblem, CheckSubject, squeeze
from generator.message import message
from generator.policy.eligibility import AllOf, AnyOf, Eligibility, Node, Requirement, leaves
from generator.policy.model import Policy
from generator.policy.prose import quotes_in, typed_text
from generator.regex import regex

_NEGATION = regex(r"没有|未曾|未|不存在|不得|无(?=重大|严重|不良)")
# 某类企业均不享受本办法: who gets nothing. To the question 是否某类企业？ the answer is then no.
SHUT_OUT = regex(
    r"(?:一律|均|都)?(?:不(?:得)?(?:享受|适用|纳入|列入)|不予(?:支持|奖励|补助|资助|扶持|受理))[^，。；]*$", of="不"
)
_ALTERNATIVE = regex(r"或者|或|含|之一|任一|任意一")


def question_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
    """A question asks for exactly the statement of its requirement: with the statement whole the expected answer is
    yes, with its negation taken out it is no. For a case below words that exclude (有下列情形之一的，不予奖励：) it is
    the other way round.

    Passes:

        {statement: 没有发生重大违法行为, question: 是否发生重大违法行为？, expected: false, …}

    Fails (yes would count as fulfilled):

        {statement: 没有发生重大违法行为, question: 是否发生重大违法行为？, expected: true, …}
    """
    if subject.policy.eligibility is None:
        return
    excluded = _excluded(subject.policy, subject.policy.eligibility)
    for path, leaf in _leaves(subject.policy.eligibility):
        right = expected_answer(leaf)
        if right is not None and str(leaf.source[0].clause) in excluded:
            right = not right
        if right is None:
            yield CheckProblem(
                message("the question does not ask for the statement: {question}", question=leaf.question),
                message("repeat the statement's words after 是否: {statement}", statement=leaf.statement),
                f"{path}.question",
                str(leaf.source[0].clause),
                squeeze(leaf.statement),
            )
        elif right is not leaf.expected:
            yield CheckProblem(
                message(
                    "expected: {stated}, but the statement is fulfilled by {right}: {statement}",
                    stated=str(leaf.expected).lower(),
                    right=str(right).lower(),
                    statement=leaf.statement,
                ),
                message("turn expected round, or the question"),
                f"{path}.expected",
                str(leaf.source[0].clause),
                squeeze(leaf.statement),
            )
        if squeeze(leaf.statement) != squeeze("".join(source.quote for source in leaf.source)):
            yield CheckProblem(
                message("the statement is not the quoted words: {statement}", statement=leaf.statement),
                message("a requirement states the words that it quotes, no more and no less"),
                f"{path}.statement",
                str(leaf.source[0].clause),
                squeeze(leaf.statement),
            )


def expected_answer(leaf: Requirement) -> bool | None:
    """The answer that fulfils the statement; None where the question asks something else."""
    asked = squeeze(typed_text(leaf.question) + "".join(words for _, words in quotes_in(leaf.question)))
    asked = asked.replace("是否", "", 1)
    statement = squeeze(leaf.statement)
    if statement in asked:
        return True
    shut_out = SHUT_OUT.sub("", statement)
    if shut_out != statement and asked.rstrip("？?") == shut_out:
        return False
    return False if _NEGATION.search(statement) and _NEGATION.sub("", statement, count=1) in asked else None


def _excluded(policy: Policy, eligibility: Eligibility) -> frozenset[str]:
    """The clauses whose requirements are cases below words that exclude: 有下列情形之一的，不予奖励."""
    paths = {str(clause.id): str(clause.path) for clause in policy.clauses}
    excluding = (source.clause for source in eligibility.source if EXCLUDES.search(squeeze(source.quote)))
    above = {paths.get(str(clause)) for clause in excluding} - {""}
    return frozenset(name for name, path in paths.items() if path.rpartition("/")[0] in above)


def _leaves(eligibility: Eligibility) -> Iterator[tuple[str, Requirement]]:
    yield from _below(eligibility, "eligibility")


def _below(node: Node | Eligibility, path: str) -> Iterator[tuple[str, Requirement]]:
    if isinstance(node, Requirement):
        yield path, node
        return
    name, members = ("any_of", node.any_of) if isinstance(node, AnyOf) else ("all_of", node.all_of)
    for index, member in enumerate(members):
        yield from _below(member, f"{path}.{name}.{member.id or index}")


def alternative_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Requirements that the clause joins by 或 or 含 are alternatives (any_of); others all hold (all_of).

    Passes, when the clause reads 注册地在园区内（含注册在片区的企业）:

        any_of: [{id: in-zone, …}, {id: in-area, …}]

    Fails:

        all_of: [{id: in-zone, …}, {id: in-area, …}]
    """
    if subject.policy.eligibility is not None:
        yield from _groups(subject, subject.policy.eligibility, "eligibility")


def _groups(subject: CheckSubject, node: Node | Eligibility, path: str) -> Iterator[CheckProblem]:
    if isinstance(node, Requirement):
        return
    name, members = ("any_of", node.any_of) if isinstance(node, AnyOf) else ("all_of", node.all_of)
    for index, (member, behind) in enumerate(pairwise(members)):
        between = _between(subject, member, behind)
        if between is not None and (_ALTERNATIVE.search(between) is not None) is not (name == "any_of"):
            yield CheckProblem(
                message(
                    "the clause joins these requirements by {between}, the model by {name}", between=between, name=name
                ),
                message("any_of where the clause offers an alternative, all_of where everything must hold"),
                f"{path}.{name}.{behind.id or index + 1}",
                str(leaves(behind)[0].source[0].clause),
                between,
            )
    for index, member in enumerate(members):
        if isinstance(member, AllOf | AnyOf):
            yield from _groups(subject, member, f"{path}.{name}.{member.id or index}")


def _between(subject: CheckSubject, member: Node, behind: Node) -> str | None:
    """The clause's words between two requirements that follow each other; None where they do not."""
    first = subject.located(leaves(member)[-1].source[0])
    second = subject.located(leaves(behind)[0].source[0])
    if first is None or second is None or first[0] is not second[0] or first[1][1] > second[1][0]:
        return None
    return first[0].text[first[1][1] : second[1][0]]
