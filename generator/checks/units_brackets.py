"""The brackets of a clause that name its units."""

from __future__ import annotations

from generator.checks.subject import squeeze
from generator.notice.model import NoticeClause
from generator.regex import regex

_BRACKET = regex(r"[（(〔\[](?:[^（()）〔〕\[\]]|[（(〔][^（()）〔〕\[\]]*[）)〕])*[）)〕\]]")
_NAMES_UNITS = regex("单位|部门|牵头|负责|配合")
_BETWEEN_UNITS = regex(r"[\W_]|和|及|等|会同|按职责分工|责任|单位|牵头|配合|参与")


def units_brackets(text: str, clause: NoticeClause | None) -> tuple[tuple[int, int], ...]:
    """Where the brackets stand that name the clause's units: claimed by its responsibilities, checked elsewhere.

    `text` is the clause's without white space. A clause has several where each names the units of the sentences
    before it; a bracket without a label is one where it holds nothing but their names.
    """
    units = (*clause.lead, *clause.cooperating, *clause.responsible) if clause else ()
    names = sorted((squeeze(name) for name in units), key=len, reverse=True)
    found = (bracket for bracket in _BRACKET.finditer(text) if names)
    return tuple(bracket.span() for bracket in found if _names_units(bracket[0], names))


def _names_units(bracket: str, names: list[str]) -> bool:
    if not any(name in bracket for name in names):
        return False
    rest = bracket
    for name in names:
        rest = rest.replace(name, "")
    return _NAMES_UNITS.search(bracket) is not None or not _BETWEEN_UNITS.sub("", rest)


def without_units(text: str, clause: NoticeClause | None) -> str:
    """The text, as long as it was, with stops in place of the brackets that name units."""
    for start, end in units_brackets(text, clause):
        text = text[:start] + "。" * (end - start) + text[end:]
    return text
