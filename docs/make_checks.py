"""docs/checks.md from the docstrings of the checks: `python docs/make_checks.py`."""

import inspect
from collections.abc import Callable
from pathlib import Path

from generator.checks.known import TEMPLATE_CHECKS
from generator.checks.run import CHECKS
from generator.finding import Severity
from generator.manual import MANUAL

PAGE = Path(__file__).parent / "checks.md"
_HEAD = """\
# Checks

What `policydocs check`, `build` and `verify` find, by code. `policydocs explain CODE` shows the same page. Made from
the docstrings of the checks by `python docs/make_checks.py`: correct them there.

An error stops the policy: its published documents stay as they were. A policy's `checks.yaml` may weigh a code
otherwise, or waive one finding with a reason and a last day:

    severities:
      paraphrase-unreviewed: note
    waivers:
      - {code: amount-mismatch, path: awards.gazelle, reason: asked the issuing office, until: 2025-06-30}

What `check` accepts so, `build` and `verify` accept too: policy.json lists it under `let_pass`, with the reason.

`check` composes and audits all documents in memory, with the code of `build` and without writing anything: what passes
`check` is built. Findings on composed documents point at the line of policy.yaml, faq.yaml, forms.yaml or office.yaml
that is to be changed, or at a template of the workspace itself. `check --quick` stops before that. What only files in
output/ can be wrong in (somebody edited one by hand) `build` and `verify` tell.
"""


def page() -> str:
    """The whole page."""
    weights = {registered.code: registered.severity for registered in (*CHECKS, *TEMPLATE_CHECKS)} | {
        "waiver-unused": Severity.WARNING,
        "file-not-read": Severity.NOTE,
        "file-left-alone": Severity.WARNING,
        "kept-outdated": Severity.WARNING,
    }
    names = ", ".join(f"[{code}](#{code})" for code in MANUAL)
    sections = (_section(code, check, weights.get(code, Severity.ERROR)) for code, check in MANUAL.items())
    return "\n".join((_HEAD, f"{names}\n", *sections))


def _section(code: str, check: Callable[..., object], weight: Severity) -> str:
    severity = "" if weight is Severity.ERROR else f"\n\nSeverity: {weight.value}."
    return f"## {code}\n\n{_escaped(inspect.getdoc(check) or '')}{severity}\n"


def _escaped(text: str) -> str:
    """Markup that a page speaks of is shown and not used; indented lines are shown as they are anyway."""
    lines = (line if line.startswith("    ") else line.replace("<", "&lt;") for line in text.splitlines())
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
