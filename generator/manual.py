"""Every check with its manual page: what `policydocs explain`, docs/checks.md and the reports read."""

from collections.abc import Callable, Mapping

from generator.checks.run import MANUAL as CHECKS
from generator.checks.settings import setting_unknown, waiver_unused
from generator.policy.explain_error import model_invalid
from generator.policy.load_findings import policy_file_missing, review_lock_unreadable, yaml_unreadable

LOADING: Mapping[str, Callable[..., object]] = {
    "policy-file-missing": policy_file_missing,
    "yaml-unreadable": yaml_unreadable,
    "model-invalid": model_invalid,
    "review-lock-unreadable": review_lock_unreadable,
}
SETTINGS: Mapping[str, Callable[..., object]] = {"waiver-unused": waiver_unused, "setting-unknown": setting_unknown}

# code -> what finds it; its docstring is the manual page
MANUAL: Mapping[str, Callable[..., object]] = {**LOADING, **CHECKS, **SETTINGS}
