"""Which policies of a workspace are tied, as far as the text of their files tells: nothing is loaded for it.

The one place that knows how ties and names stand in policy.yaml; neighbours.py loads what this finds. Too many is no
harm: a policy is then made again for nothing. Too few would be one, so keys count however YAML lets them be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from functools import cached_property

from generator.dataclass import dataclass
from generator.kept.inputs import sum_of_sums
from generator.regex import regex

TIE_KEYS = ("revises", "repeals", "amends", "extends_term_of")  # those of policy/ties.py, which is slow to import
_START = r"(?:^|[{,])[ \t\ufeff]*[\"']?"  # a key on a line of its own or in a flow mapping, quoted or not
_TIED = regex(rf"{_START}(?:{'|'.join(TIE_KEYS)})[\"']?[ \t]*:", re.MULTILINE, of=TIE_KEYS)
# With the lines below that go on with it.
_CALLED = regex(
    rf"{_START}(?:title|document_number)[\"']?[ \t]*:(?P<value>[^\n]*(?:\n(?:[ \t][^\n]*)?(?=\n|\Z))*)", re.MULTILINE
)
_BLOCK = regex(r"[|>][+-]?\d?[ \t]*(?:\n|\Z)")
_NAME = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Tied:
    """`named`: of every policy that has a tie, the policies that its file names somewhere; `called`: the lines with
    title and document number, which checks of other policies look at."""

    named: Mapping[str, frozenset[str]]
    called: Mapping[str, str]

    def around(self, name: str) -> frozenset[str]:
        """The policies that ties lead to from `name`, in either direction and through others; without itself."""
        return frozenset(reached(name, self._beside) - {name})

    @cached_property
    def _beside(self) -> dict[str, set[str]]:
        return both_ways(self.named)

    @cached_property
    def called_sum(self) -> str:
        """One sum over all that policies are called."""
        return sum_of_sums(self.called)


def tied(texts: Mapping[str, str]) -> Tied:
    """`texts`: the policy.yaml of every policy by the name of its folder."""
    named = {name: _named(text, texts.keys()) for name, text in texts.items() if has_ties(text)}
    called = {name: "\n".join(found[0].strip() for found in _CALLED.finditer(text)) for name, text in texts.items()}
    return Tied(named, called)


def _named(text: str, names: Set[str]) -> frozenset[str]:
    """Between the double quotes of YAML a backslash writes any character, or ends a line within a word: it may be any
    policy then."""
    return frozenset(names) if "\\" in text else frozenset(_NAME.findall(text)) & names


def has_ties(text: str) -> bool:
    """Whether a policy.yaml seems to name an earlier policy."""
    return _TIED.search(text) is not None


def names_in(text: str) -> tuple[str, ...]:
    """Title and document number as a policy.yaml has them, on one line and without the quotes of YAML."""
    values = (_BLOCK.sub("", found["value"].strip()) for found in _CALLED.finditer(text))
    return tuple(" ".join(value.split()).strip("'\"") for value in values if value.strip())


def both_ways(targets: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """What is tied to each policy, by who leads to whom, read in either direction."""
    beside: dict[str, set[str]] = {}
    for name, its in targets.items():
        for other in its:
            beside.setdefault(name, set()).add(other)
            beside.setdefault(other, set()).add(name)
    return beside


def reached(name: str, beside: Mapping[str, set[str]]) -> set[str]:
    """`name`, and everything that ties lead to from it, through others too."""
    found, ahead = {name}, [name]
    while ahead:
        new = beside.get(ahead.pop(), set()) - found
        ahead += new
        found |= new
    return found
