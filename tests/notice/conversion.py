"""Files that LibreOffice makes of Word files, for the tests of what it writes."""

import subprocess
from collections.abc import Mapping
from pathlib import Path


def converted(files: Mapping[str, bytes], form: str, folder: Path) -> dict[str, bytes]:
    """The Word files by name, each converted to `form` ("pdf", "doc") by one run of LibreOffice."""
    sources = []
    for name, data in files.items():
        source = folder / f"{name}.docx"
        source.write_bytes(data)
        sources.append(str(source))
    out = folder / "out"
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", form, "--outdir", str(out), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    suffix = form.partition(":")[0]
    return {name: (out / f"{name}.{suffix}").read_bytes() for name in files}
