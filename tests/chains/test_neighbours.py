"""Which policies of a workspace are tied, and that an edit is seen at once."""

from __future__ import annotations

from pathlib import Path

from generator.neighbours import neighbours_of
from generator.policy.chain import chain_of
from generator.workspace import Workspace


def test_tied_policies_are_loaded_and_others_are_not(workspace: Path) -> None:
    (workspace / "policies/alone").mkdir()
    (workspace / "policies/alone/policy.yaml").write_text("id: alone\ntitle: 别的措施\n", "utf-8")
    found = neighbours_of(Workspace(workspace), "zone-2024")
    assert sorted(found.policies) == ["zone-2024", "zone-2026"]
    assert found.called["alone"] == ("别的措施",)
    assert sorted(neighbours_of(Workspace(workspace), "alone").policies) == []


def test_a_tie_that_is_taken_out_is_gone(workspace: Path) -> None:
    later = workspace / "policies/zone-2026/policy.yaml"
    policies = neighbours_of(Workspace(workspace), "zone-2024").policies
    assert [str(link.id) for link in chain_of(policies["zone-2024"], policies)] == ["by-zone-2026"]
    text = later.read_text("utf-8")
    later.write_text(text.replace("revises:", "amends:"), "utf-8")
    policies = neighbours_of(Workspace(workspace), "zone-2024").policies
    assert [link.kind for link in chain_of(policies["zone-2024"], policies)] == ["amends"]
    start = text.index("revises:")
    later.write_text(text[:start] + text[text.index("validity:") :], "utf-8")
    assert list(neighbours_of(Workspace(workspace), "zone-2024").policies) == ["zone-2024"]


def test_a_folder_that_is_no_workspace_has_no_neighbours(tmp_path: Path) -> None:
    assert neighbours_of(Workspace(tmp_path), "zone-2024").policies == {}
