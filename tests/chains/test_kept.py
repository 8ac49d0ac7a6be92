"""`build --keep N`: earlier editions beside the policy's folder, linked, verified, and dropped one after the other."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import rmtree

from generator.publish.folder import read_folder
from tests.outputs.command import Ran, policydocs

DAY = "2026-01-15"


def build(workspace: Path, *options: str) -> Ran:
    return policydocs("--root", workspace, "--lang", "en", "build", "zone-2024", *options, "--as-of", DAY)


def name_edition(workspace: Path, edition: str) -> None:
    model = workspace / "policies/zone-2024/policy.yaml"
    model.write_text(
        re.sub(r"\nedition:.*", "", model.read_text("utf-8").rstrip("\n")) + f"\nedition: {edition}\n", "utf-8"
    )


def kept(workspace: Path) -> list[str]:
    return sorted(path.name for path in (workspace / "output").glob("*--*"))


def verified(workspace: Path) -> set[str]:
    ran = policydocs("--root", workspace, "verify", "--format", "json", cwd=workspace)
    return {each["code"] for each in ran.json()["findings"]} - {"chain-outdated"}


def test_editions_are_kept_as_they_were_and_the_oldest_go(workspace: Path) -> None:
    build(workspace)
    first = read_folder(workspace / "output/zone-2024")
    name_edition(workspace, "第二版")
    build(workspace, "--keep", "2")
    assert kept(workspace) == ["zone-2024--1"]
    assert read_folder(workspace / "output/zone-2024--1") == first
    page = (workspace / "output/zone-2024/index.html").read_text("utf-8")
    assert 'href="../zone-2024--1/index.html"' in page
    assert "历史版本" in page
    for edition in ("第三版", "第四版"):
        name_edition(workspace, edition)
        build(workspace, "--keep", "2")
    assert kept(workspace) == ["zone-2024--2", "zone-2024--3"]
    assert verified(workspace) == set()
    start = (workspace / "output/index.html").read_text("utf-8")
    assert "zone-2024--" not in start


def test_a_build_without_another_edition_keeps_none(workspace: Path) -> None:
    build(workspace)
    office = workspace / "policies/zone-2024/office.yaml"
    office.write_text(office.read_text("utf-8") + "  publisher: 云岭市科技局\n", "utf-8")
    build(workspace, "--keep", "3")
    assert kept(workspace) == []
    notice = workspace / "policies/zone-2024/notice.txt"
    notice.write_text(notice.read_text("utf-8").replace("请认真贯彻执行", "请遵照执行"), "utf-8")
    build(workspace, "--keep", "3")
    assert kept(workspace) == ["zone-2024--1"]


def test_what_is_kept_stays_until_it_is_asked_to_go(workspace: Path) -> None:
    build(workspace)
    name_edition(workspace, "第二版")
    build(workspace, "--keep", "1")
    name_edition(workspace, "第三版")
    build(workspace)
    assert kept(workspace) == ["zone-2024--1"]
    assert verified(workspace) == set()
    signed = workspace / "output/zone-2024--1/signed.pdf"
    signed.write_bytes(b"%PDF signed")
    build(workspace, "--keep", "0")
    assert kept(workspace) == ["zone-2024--1"]
    assert read_folder(workspace / "output/zone-2024--1") == {"signed.pdf": b"%PDF signed"}


def test_verify_tells_what_became_of_an_earlier_edition(workspace: Path) -> None:
    build(workspace)
    name_edition(workspace, "第二版")
    build(workspace, "--keep", "1")
    folder = workspace / "output/zone-2024--1"
    page = folder / "index.html"
    sound = page.read_bytes()
    page.write_bytes(sound.replace("瞪羚".encode(), "独角".encode()))
    assert "file-changed" in verified(workspace)
    page.write_bytes(sound)
    folder.rename(workspace / "output/zone-2024--7")
    assert verified(workspace) == {"earlier-altered"}


def test_a_part_of_an_edition_is_not_kept(workspace: Path) -> None:
    assert build(workspace, "--keep", "1", "--kind", "faq").code not in (0, 1)


def test_a_changed_kept_edition_is_not_to_be_built_again(workspace: Path) -> None:
    build(workspace)
    name_edition(workspace, "第二版")
    build(workspace, "--keep", "2")
    page = workspace / "output/zone-2024--1/guidebook.html"
    page.write_bytes(page.read_bytes().replace("云岭".encode(), "山岭".encode(), 1) + b"\n")
    whole = policydocs("--root", workspace, "--lang", "en", "verify", cwd=workspace)
    alone = policydocs("--root", workspace, "--lang", "en", "verify", page.parent, cwd=workspace)
    for ran in (whole, alone):
        assert ran.code == 1
        assert "restore output/zone-2024--1 from a copy" in ran.out
        assert "POLICY" not in ran.out
    (workspace / "output/zone-2024/ledger.json").write_bytes(b"{}")
    own = policydocs("--root", workspace, "--lang", "en", "verify", workspace / "output/zone-2024", cwd=workspace)
    assert "`policydocs build zone-2024`" in own.out


def test_what_the_advice_on_a_kept_edition_says_can_be_done(workspace: Path) -> None:
    build(workspace)
    name_edition(workspace, "第二版")
    build(workspace, "--keep", "2")
    rmtree(workspace / "output/zone-2024--1")
    assert verified(workspace) == {"earlier-altered"}
    build(workspace)
    assert verified(workspace) == set()
