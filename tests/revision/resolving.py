"""A Word file with tracked changes, all of them accepted or rejected by LibreOffice, as text."""

from __future__ import annotations

import subprocess
from pathlib import Path

_PROGRAM = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Resolve(source As String, action As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim none()
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(doc.CurrentController.Frame, ".uno:" &amp; action, "", 0, none())
  Dim written(1) As New com.sun.star.beans.PropertyValue
  written(0).Name = "FilterName"
  written(0).Value = "Text (encoded)"
  written(1).Name = "FilterOptions"
  written(1).Value = "UTF8,LF"
  doc.storeToURL(target, written())
  doc.close(True)
End Sub
</script:module>
"""


def resolved_texts(file: Path, folder: Path) -> dict[str, str]:
    """{"accepted": …, "rejected": …}: what LibreOffice says the file says."""
    profile = folder / "profile"
    _soffice(profile, "macro:///Standard.Module1.Main")  # makes the profile, with an empty module in it
    (profile / "user/basic/Standard/Module1.xba").write_text(_PROGRAM, encoding="utf-8")
    found: dict[str, str] = {}
    for name, action in (("accepted", "AcceptAllTrackedChanges"), ("rejected", "RejectAllTrackedChanges")):
        target = folder / f"{name}.txt"
        words = ",".join(f'"{each}"' for each in (file.as_uri(), action, target.as_uri()))
        _soffice(profile, f"macro:///Standard.Module1.Resolve({words})")
        found[name] = target.read_text(encoding="utf-8-sig")
    return found


def _soffice(profile: Path, macro: str) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", macro]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
