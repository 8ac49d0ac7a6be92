"""Every pattern of tests/grants is built whole: documents composed, written, read back and audited without an error;
and whatever somebody changes in a term of a finished policy.json is found."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from docs import make_grants
from generator.audit.audit import audit
from generator.cli.main import run


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("grants")
    for made in make_grants.make(tmp_path_factory.mktemp("patterns")):
        folder = root / "policies" / made.pattern.name
        folder.mkdir(parents=True)
        for name, text in make_grants.files(made.pattern, made.policy).items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return root


@pytest.fixture(scope="module")
def built(workspace: Path) -> tuple[Path, int]:
    return workspace / "output", run(["--root", str(workspace), "--lang", "en", "build"])


def test_every_pattern_is_built_and_audited(built: tuple[Path, int]) -> None:
    output, code = built
    assert code == 0
    assert len(list(output.glob("p*/guidebook.docx"))) == 45


def award(data: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["awards"][0]
    return found


FORGERIES: tuple[tuple[str, str, Callable[[dict[str, Any]], object]], ...] = (
    ("p01", "end of a band", lambda found: found["tiers"][1]["band"].update(upper=450000)),
    ("p01", "side of a band", lambda found: found["tiers"][3].update(band={"unit": "CNY", "upper": 3000000})),
    ("p02", "limit by the year", lambda found: found["caps"][0]["money"].update(value=30000000)),
    ("p04", "limit of persons", lambda found: found["caps"][0]["count"].update(count=5)),
    ("p07", "upper end of a range", lambda found: found["amount"].update(to=20)),
    ("p09", "years of a part", lambda found: found["parts"][0]["years"].update(last=3)),
    ("p11", "portion", lambda found: found["parts"][1]["amount"].update(portion=0.7)),
    ("p12", "last place", lambda found: found["tiers"][3]["ranks"].update(last=12)),
    ("p12", "place given twice", lambda found: found["tiers"][1]["ranks"].update(first=1, last=1)),
    ("p31", "total", lambda found: found["total"].update(value=7000000)),
    ("p33", "share of paying out", lambda found: found["payout"][0].update(percent=60)),
    ("p34", "how many make one", lambda found: found["each"].update(count=1000)),
    ("p34", "words of each", lambda found: found["each"].update(words="每满二万人")),
    ("p42", "number of winners", lambda found: found["quota"]["count"].update(count=20)),
    ("p47", "matching", lambda found: found["amount"].update(times=2)),
)


@pytest.mark.parametrize(("name", "what", "forge"), FORGERIES, ids=[f"{name} {what}" for name, what, _ in FORGERIES])
def test_a_forged_term_is_found(
    built: tuple[Path, int], name: str, what: str, forge: Callable[[dict[str, Any]], object]
) -> None:
    del what
    folder = built[0] / name
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    data = json.loads(files["policy.json"])
    forge(award(data))
    files["policy.json"] = json.dumps(data, ensure_ascii=False).encode()
    codes = {finding.code for finding in audit(files, name)}
    assert codes & {"model-value-unsound", "model-quote-unsound"}
