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
Sub Both(source As String, accepted As String, rejected As String)
  Resolve(source, "AcceptAllTrackedChanges", accepted)
  Resolve(source, "RejectAllTrackedChanges", rejected)
End Sub
</script:module>
"""


def resolved_texts(file: Path, folder: Path) -> dict[str, str]:
    """{"accepted": …, "rejected": …}: what LibreOffice says the file says."""
    profile = folder / "profile"
    _soffice(profile, "macro:///Standard.Module1.Main")  # makes the profile, with an empty module in it
    (profile / "user/basic/Standard/Module1.xba").write_text(_PROGRAM, encoding="utf-8")
    targets = {name: folder / f"{name}.txt" for name in ("accepted", "rejected")}
    words = ",".join(f'"{each.as_uri()}"' for each in (file, *targets.values()))
    _soffice(profile, f"macro:///Standard.Module1.Both({words})")
    return {name: target.read_text(encoding="utf-8-sig") for name, target in targets.items()}


def _soffice(profile: Path, macro: str) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", macro]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
