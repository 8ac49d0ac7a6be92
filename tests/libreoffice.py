"""Files that LibreOffice makes of Word files: one profile, one run for all of them."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

DOCX = "docx:MS Word 2007 XML"
_LONGEST = 180  # seconds


def convert(files: Sequence[Path], form: str, folder: Path, profile: Path) -> list[Path]:
    """The files that LibreOffice makes of `files` in `folder`; `form` is the suffix, with a filter behind a colon."""
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", form, "--outdir", str(folder), *map(str, files)]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment, start_new_session=True) as process:
        try:
            assert process.wait(timeout=_LONGEST) == 0
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # soffice starts another process, which would go on for ever
            raise
    return [folder / f"{file.stem}.{form.partition(':')[0]}" for file in files]


def converted(files: Mapping[str, bytes], form: str, folder: Path) -> dict[str, bytes]:
    """The Word files by name, each converted to `form` ("pdf", "doc", DOCX)."""
    sent = folder / "sent"
    sent.mkdir()
    for name, data in files.items():
        (sent / f"{name}.docx").write_bytes(data)
    made = convert([sent / f"{name}.docx" for name in files], form, folder / "out", folder / "profile")
    return {name: file.read_bytes() for name, file in zip(files, made, strict=True)}


def journeys(files: Mapping[str, bytes], times: int, folder: Path) -> list[dict[str, bytes]]:
    """The Word files by name as they are after being opened and saved once, twice … by LibreOffice."""
    found: list[dict[str, bytes]] = []
    for number in range(times):
        (folder / str(number)).mkdir()
        found.append(converted(found[-1] if found else files, DOCX, folder / str(number)))
    return found
