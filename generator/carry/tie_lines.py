"""Ties that came with a new notice, written into policy.yaml as guesses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.carry.yaml_places import TextEdit, YamlPlaces, edited
from generator.dataclass import replace
from generator.draft.ties import DraftedTie
from generator.draft.yaml_text import key_lines
from generator.policy.load import MAIN_FILE
from generator.policy.ties import ENDING, TieKind


def with_ties(text: str, ties: Iterable[DraftedTie], revises: str | None) -> str:
    """policy.yaml with these ties behind its id. `revises`: the policy of which this one is the new edition: words
    that end it are what that rests on, and no tie of their own. A key that is there already is a person's."""
    file = YamlPlaces(MAIN_FILE, text)
    listed = [_of_edition(tie) if tie.policy == revises else tie for tie in ties]
    kept = [tie for tie in listed if tie.policy != revises or tie.kind is TieKind.REVISES]
    return edited(text, _edits(file, kept, revises))


def _of_edition(tie: DraftedTie) -> DraftedTie:
    return replace(tie, kind=TieKind.REVISES) if tie.kind in ENDING else tie


def _edits(file: YamlPlaces, ties: list[DraftedTie], revises: str | None) -> Iterator[TextEdit]:
    behind = file.text.find("\n", file.nodes["id"].end_mark.index)
    for kind in TieKind:
        members = [tie.data for tie in ties if tie.kind is kind]
        lines = key_lines(kind.value, members)
        if members and kind.value not in file.nodes and behind >= 0:
            yield TextEdit(behind, behind, "".join(f"\n{line}" for line in lines))
        elif members and kind is TieKind.REVISES and file.value(kind.value) == revises:
            node = file.nodes[kind.value]
            yield TextEdit(node.start_mark.index, node.end_mark.index, "".join(f"\n{line}" for line in lines[1:]))
