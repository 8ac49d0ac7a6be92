"""A whole workspace: its policies built one by one or side by side, the site's start page and assets last."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from multiprocessing import get_context

from generator.build import Assessed, Checked, Choice, Outcome, assess_policy, build_policy, check_policy
from generator.cluster import connect
from generator.documents.compose import TEMPLATE_FUNCTIONS, compose_site
from generator.documents.ledger import ledger_rows
from generator.documents.site_entries import SiteEntry, site_entry
from generator.documents.templates import STYLES, TemplateSet, load_templates
from generator.errors import OutputError, PolicydocsError
from generator.message import message
from generator.plain_json import read_json
from generator.publish.findings import policy_unbuildable
from generator.publish.folder import clear_leftovers, write_if_changed
from generator.publish.manifest import MANIFEST, POLICY, sha256
from generator.publish.site_record import SITE, site_record
from generator.worker import end_with_parent
from generator.workspace import Workspace
from generator.writers.write import Styles, load_styles, write

ASSETS = ("page.css",)


@dataclass(frozen=True, slots=True)
class Job:
    """One policy to build; travels to another process."""

    workspace: Workspace
    name: str
    as_of: date
    choice: Choice


def build_all(
    workspace: Workspace,
    names: tuple[str, ...],
    as_of: date,
    choice: Choice,
    *,
    jobs: int = 1,
    scheduler: str | None = None,
    done: Callable[[Outcome], None] = lambda _: None,
) -> tuple[Outcome, ...]:
    """Build `names` and then the start page. `done` hears of each policy as it is finished.

    `jobs`: processes on this machine; `scheduler`: address of a Dask scheduler that shares the policies out.
    Raises TemplateError, OutputError where the work cannot start at all.
    """
    clear_leftovers(workspace.output)
    templates, styles = _styles_of(workspace)
    outcomes: list[Outcome] = []
    for outcome in _outcomes([Job(workspace, name, as_of, choice) for name in names], jobs, scheduler):
        done(outcome)
        outcomes.append(outcome)
    if any(outcome.published for outcome in outcomes):
        publish_site(workspace, templates, styles, force=choice.force)
    return tuple(outcomes)


def _outcomes(work: list[Job], jobs: int, scheduler: str | None) -> Iterator[Outcome]:
    if scheduler is None and (jobs == 1 or len(work) <= 1):
        yield from map(build_one, work)
        return
    pool: AbstractContextManager[Executor] = (
        connect(scheduler)
        if scheduler is not None
        else ProcessPoolExecutor(min(jobs, len(work)), mp_context=get_context("spawn"), initializer=end_with_parent)
    )
    with pool as executor:
        yield from executor.map(build_one, work)


def build_one(job: Job) -> Outcome:
    """Build one policy; what stops it comes back as a finding, so that the other policies go on."""
    try:
        templates, styles = _styles_of(job.workspace)
        return build_policy(job.workspace, templates, styles, job.name, job.as_of, job.choice)
    except PolicydocsError as error:
        return Outcome(job.name, (policy_unbuildable(error, job.name),))


def check_one(workspace: Workspace, name: str, as_of: date, *, quick: bool = False) -> Assessed:
    """Check one policy as `build` does, with everything composed and audited in memory; `quick`: without that.

    What cannot be read comes back as a finding, so that the other policies go on.
    """
    try:
        templates, styles = _styles_of(workspace)
        if not quick:
            return assess_policy(workspace, templates, styles, name, as_of, Choice())
        checked = check_policy(workspace, templates, name, as_of)
    except PolicydocsError as error:
        checked = Checked(name, (policy_unbuildable(error, name),))
    return Assessed(checked, checked.findings)


@lru_cache(maxsize=8)
def _styles_of(workspace: Workspace) -> tuple[TemplateSet, Styles]:
    """Templates and styles of a workspace, once a process."""
    templates = load_templates(workspace.template_folders, TEMPLATE_FUNCTIONS)
    styles = load_styles(templates)
    spare_the_collector()
    return templates, styles


def spare_the_collector() -> None:
    """Lets Python's collector of cycles leave alone what stays for the whole build, and look at the rest less often.

    It takes an eighth off the time of a policy: what a build makes is mostly kept until the policy is published.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def publish_site(workspace: Workspace, templates: TemplateSet, styles: Styles, *, force: bool = False) -> None:
    """Write the assets and the start page over all published policies, in place of pages that were edited by hand only
    by `force`. Raises TemplateError, OutputError."""
    entries = tuple(published_entries(workspace))
    files = {f"assets/{name}": templates.file(f"{STYLES}/{name}").read_bytes() for name in ASSETS}
    rows: list[dict[str, object]] = []
    for document in compose_site(entries, templates):
        files[f"{document.name}.html"] = write(document, "html", styles)
        rows += ledger_rows(document, ("html",), {})
    manifests = {str(entry.id): (workspace.output / entry.id / MANIFEST).read_bytes() for entry in entries}
    if not force:
        _refuse_to_lose_edits(workspace, files)
    for name, data in (files | {SITE: site_record(files, manifests, rows)}).items():
        write_if_changed(workspace.output / name, data)


def _refuse_to_lose_edits(workspace: Workspace, files: Mapping[str, bytes]) -> None:
    """Raises OutputError where a page was changed by hand since it was published."""
    try:
        stated = read_json((workspace.output / SITE).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return  # nothing was published here, or nothing tells what
    for name, data in files.items():
        path = workspace.output / name
        if path.is_file() and path.read_bytes() != data and sha256(path.read_bytes()) != stated.get(name):
            raise OutputError(
                message("{file} was changed after it was published; building would lose the change", file=path),
                hint=message("move the change into the model, templates or office.yaml; --force replaces the file"),
            )


def published_entries(workspace: Workspace) -> Iterator[SiteEntry]:
    """The policies that stand in the output folder, by the identity in their policy.json."""
    for manifest in sorted(workspace.output.glob(f"*/{MANIFEST}")):
        if manifest.parent.name.startswith("."):
            continue
        try:
            yield site_entry(manifest.parent.name, read_json((manifest.parent / POLICY).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise PolicydocsError(
                message("{folder} is no published policy: {problem}", folder=manifest.parent, problem=error),
                hint=message("build this policy again, or remove the folder"),
            ) from error
