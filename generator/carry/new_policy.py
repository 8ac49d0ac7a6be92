"""The files of a policy as those of a new one that revises it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.carry.yaml_places import TextEdit, YamlPlaces, edited
from generator.policy.load import MAIN_FILE


def as_new_policy(texts: Mapping[str, str], name: str, revises: str) -> dict[str, str]:
    """The model files with another id, and the policy that this one takes the place of."""
    file = YamlPlaces(MAIN_FILE, texts[MAIN_FILE])
    text = edited(file.text, [file.set_scalar("id", name)])
    file = YamlPlaces(MAIN_FILE, text)
    known = "revises" in file.nodes
    line = file.set_scalar("revises", revises) if known else _behind_id(file, f"revises: {revises}")
    return {**texts, MAIN_FILE: edited(text, [line])}


def _behind_id(file: YamlPlaces, words: str) -> TextEdit:
    node = file.nodes["id"]
    place = file.text.find("\n", node.end_mark.index)
    place = len(file.text) if place < 0 else place
    return TextEdit(place, place, f"\n{words}")
