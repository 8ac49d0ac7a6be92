"""Which policies of a workspace are tied, as far as the text of their files tells: nothing is loaded for it.

Too many is no harm: a policy is then made again for nothing. Too few would be one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

TIE_KEYS = ("revises", "repeals", "amends", "extends_term_of")  # those of policy/ties.py, which is slow to import
_TIED = re.compile(rf"^(?:{'|'.join(TIE_KEYS)})[ \t]*:", re.MULTILINE)
_CALLED = re.compile(r"^(?:title|document_number)[ \t]*:[^\n]*", re.MULTILINE)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Tied:
    """`named`: of every policy that has a tie, the policies that its file names somewhere; `called`: the lines with
    title and document number, which checks of other policies look at."""

    named: Mapping[str, frozenset[str]]
    called: Mapping[str, str]

    def around(self, name: str) -> frozenset[str]:
        """The policies that ties lead to from `name`, in either direction and through others; without itself."""
        found, ahead = {name}, [name]
        while ahead:
            here = ahead.pop()
            beside = {*self.named.get(here, ()), *(other for other, names in self.named.items() if here in names)}
            ahead += beside - found
            found |= beside
        return frozenset(found - {name})


def tied(texts: Mapping[str, str]) -> Tied:
    """`texts`: the policy.yaml of every policy by the name of its folder."""
    named = {name: frozenset(_NAME.findall(text)) & texts.keys() for name, text in texts.items() if _TIED.search(text)}
    called = {name: "\n".join(_CALLED.findall(text)) for name, text in texts.items()}
    return Tied(named, called)
