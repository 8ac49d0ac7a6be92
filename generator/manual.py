"""Every check with its manual page: what `policydocs explain`, docs/checks.md and the reports read."""

from collections.abc import Callable, Mapping

from generator.audit.audit import AUDIT_CHECKS
from generator.audit.checks.chain_ends import chain_outdated
from generator.audit.checks.earlier import earlier_altered
from generator.audit.checks.pack import pack_unreadable
from generator.audit.checks.site import site_altered
from generator.audit.pack import PACK_CHECKS
from generator.checks.run import MANUAL as CHECKS
from generator.checks.settings import setting_unknown, waiver_unused
from generator.policy.explain_error import model_invalid
from generator.policy.load_findings import (
    file_not_read,
    model_file_misnamed,
    model_outdated,
    policy_file_missing,
    policy_name_reserved,
    review_lock_unreadable,
    yaml_unreadable,
)
from generator.publish.findings import (
    edited_by_hand,
    entry_odd,
    file_in_the_way,
    file_left_alone,
    kept_outdated,
    not_current,
    not_published,
    policy_unbuildable,
    start_page_differs,
)

LOADING: Mapping[str, Callable[..., object]] = {
    "policy-file-missing": policy_file_missing,
    "policy-name-reserved": policy_name_reserved,
    "model-file-misnamed": model_file_misnamed,
    "file-not-read": file_not_read,
    "yaml-unreadable": yaml_unreadable,
    "model-invalid": model_invalid,
    "model-outdated": model_outdated,
    "review-lock-unreadable": review_lock_unreadable,
}
SETTINGS: Mapping[str, Callable[..., object]] = {"waiver-unused": waiver_unused, "setting-unknown": setting_unknown}

FINISHED: Mapping[str, Callable[..., object]] = {
    **{registered.code: registered.check for registered in AUDIT_CHECKS},
    "site-altered": site_altered,
}
PACKS: Mapping[str, Callable[..., object]] = {"pack-unreadable": pack_unreadable, **PACK_CHECKS}
PUBLISHING: Mapping[str, Callable[..., object]] = {
    "policy-unbuildable": policy_unbuildable,
    "edited-by-hand": edited_by_hand,
    "file-in-the-way": file_in_the_way,
    "file-left-alone": file_left_alone,
    "kept-outdated": kept_outdated,
    "not-current": not_current,
    "not-published": not_published,
    "entry-odd": entry_odd,
    "start-page-differs": start_page_differs,
    "chain-outdated": chain_outdated,
    "earlier-altered": earlier_altered,
}

# code -> what finds it; its docstring is the manual page
MANUAL: Mapping[str, Callable[..., object]] = {**LOADING, **CHECKS, **SETTINGS, **FINISHED, **PACKS, **PUBLISHING}
