"""The seeds that are kept: small notices with every trap of real ones, and inputs that once broke the reader.

`benchmarks/fuzz/seeds/` holds them as files, so that one that broke is kept by copying it there.
"""

from pathlib import Path

FOLDER = Path(__file__).parent / "seeds"
POLICY_NOTICE = Path(__file__).parents[2] / "policies" / "qinzhou-gxq-2021-12" / "notice.txt"


def seeds() -> dict[str, bytes]:
    """Every kept seed by name, with the notice of the example policy."""
    found = {file.name: file.read_bytes() for file in sorted(FOLDER.iterdir()) if file.is_file()}
    return {POLICY_NOTICE.name: POLICY_NOTICE.read_bytes(), **found}
