"""The seeds that are kept: small notices with every trap of real ones, and inputs that once broke the reader.

`tests/notice/fuzz_seeds/` holds them as files, so that one that broke is kept by copying it there; a test replays them.
"""

from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "notice" / "fuzz_seeds"
POLICY_NOTICE = ROOT / "policies" / "qinzhou-gxq-2021-12" / "notice.txt"


def seeds() -> dict[str, bytes]:
    """Every kept seed by name, with the notice of the example policy."""
    found = {file.name: file.read_bytes() for file in sorted(FOLDER.iterdir()) if file.is_file()}
    return {POLICY_NOTICE.name: POLICY_NOTICE.read_bytes(), **found}


def notices() -> dict[str, bytes]:
    """The seeds that are drafted: notices in plain text, those of the tests among them."""
    folder = ROOT / "tests" / "draft" / "notices"
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.txt"))}
