"""Published folders audited again, and held to what the workspace would make today."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from generator.audit.audit import audit
from generator.audit.checks.chain_ends import chain_outdated
from generator.audit.checks.earlier import earlier_altered
from generator.audit.checks.site import site_altered
from generator.audit.looks import Looks
from generator.build import make_files
from generator.checking import check_policy
from generator.crew import shared_out, usual_processes
from generator.dataclass import dataclass, replace
from generator.documents.templates import TemplateSet
from generator.errors import PolicydocsError, UsageError
from generator.finding import Finding, Severity
from generator.looks import looks_of
from generator.making import BuildChoice
from generator.message import message
from generator.neighbours import Neighbourhood
from generator.own_templates import templates_for, templates_of
from generator.plain_json import read_json
from generator.policy.earlier import EarlierEdition
from generator.publish.calendar import CALENDAR
from generator.publish.entries import odd_entries, too_large
from generator.publish.findings import (
    entry_odd,
    kept_is_not_made_again,
    not_current,
    not_published,
    policy_unbuildable,
    start_page_differs,
)
from generator.publish.manifest import LEDGER, MANIFEST, POLICY
from generator.publish.reading import FolderFiles, folder_files, read_published, read_settled, settled
from generator.publish.shelf import earlier_in, is_earlier, policy_of
from generator.publish.site_record import SITE
from generator.regex import regex
from generator.site import lost_twice
from generator.start_page import start_page
from generator.workspace import Workspace
from generator.writers.write import OutputStyles, load_styles

_Files = Mapping[str, bytes]
_SITE = frozenset({SITE, CALENDAR, "index.html"})
_ASSETS = "assets/"
_WORTH_A_PROCESS = 8  # policies that are audited while another process starts
_PAGE = regex(r"index-[1-9]\d*\.html")  # a further page over all policies


@dataclass(frozen=True, slots=True)
class _AtHand:
    """Templates that published folders are held to, and their looks."""

    templates: TemplateSet
    styles: OutputStyles
    looks: Looks


def verify_folder(
    folder: Path,
    current: Workspace | None,
    as_of: date,
    at_hand: Workspace,
    done: Callable[[str, tuple[Finding, ...]], None] = lambda _, __: None,
    jobs: int | None = None,
) -> Iterator[Finding]:
    """Audit a published policy's folder, or every policy below an output folder, one after the other or side by side.

    `current`: a workspace whose present edition the folder must be; `at_hand`: the one whose templates looks are held
    to otherwise; `done` hears of each policy that has been audited, and what was found; `jobs`: processes, None: as
    many as pay. Raises UsageError where nothing is published, TemplateError.
    """
    large = too_large(folder)
    if large is not None:
        raise UsageError(
            message("{file} is larger than any file that a build makes", file=f"{folder}/{large}"),
            hint=message("remove it and build again"),
        )
    everything = settled(folder, lambda: folder_files(folder))
    alone, site = _is_published(everything), any(_is_of_site(name) for name in everything)
    folders = {} if alone else _editions(everything)
    if not (alone or site or folders):
        raise UsageError(
            message("{folder} holds no published policy", folder=folder),
            hint=message("build first: `policydocs build`"),
        )
    to = _HeldTo(current, as_of, at_hand, secrets.token_hex(8))
    yield from (entry_odd(entry, folder.as_posix()) for entry in odd_entries(folder))
    if alone:
        files = read_settled(folder)
        name = _own_name(files, folder.resolve().name)
        findings = tuple(_policy(files, name, _held(to)))
        done(name, findings)
        yield from findings
    elif site:
        yield from settled(folder, lambda: _site(folder, current, _held(to).own))
    work = [_Audit(folder, name, to) for name in folders]  # only some policies' files are in memory
    processes = jobs or usual_processes(len(work), _WORTH_A_PROCESS)
    for each, findings in zip(work, shared_out(_audited, work, min(processes, len(work)), _lost), strict=True):
        done(each.name, findings)
        yield from findings


@dataclass(frozen=True, slots=True)
class _HeldTo:
    """What published policies are held to: the arguments of verify_folder. `moment`: the name of one run."""

    current: Workspace | None
    as_of: date
    at_hand: Workspace
    moment: str


@dataclass(frozen=True, slots=True)
class _Held:
    """The same with what is read for it, once a process."""

    to: _HeldTo
    own: _AtHand
    around: Neighbourhood | None


@dataclass(frozen=True, slots=True)
class _Audit:
    """A published folder below an output folder, to be audited; travels to another process."""

    output: Path
    name: str
    to: _HeldTo


@lru_cache(maxsize=1)
def _held(to: _HeldTo) -> _Held:
    return _Held(to, _at_hand(to.current or to.at_hand), Neighbourhood(to.current) if to.current else None)


def _audited(each: _Audit) -> tuple[Finding, ...]:
    """What is to be said of one published folder; nothing of one that was removed meanwhile."""
    try:
        files = read_published(each.output, each.name)
    except FileNotFoundError:
        return ()
    return tuple(_policy(files, each.name, _held(each.to))) if _is_published(files) else ()


def _lost(each: _Audit) -> tuple[Finding, ...]:
    """Of a folder whose process did not come back, though it had the machine for itself."""
    return (policy_unbuildable(lost_twice(), policy_of(each.name)),)


def _site(folder: Path, current: Workspace | None, own: _AtHand) -> tuple[Finding, ...]:
    """What is to be said of the start page, and of how the policies below it stand to each other."""
    everything = folder_files(folder)
    editions = _editions(everything)
    own_folders = {name: files for name, files in editions.items() if not is_earlier(name)}
    missing = () if current is None else current.policy_names()
    return (
        *site_altered(everything),
        *chain_outdated(own_folders),
        *earlier_altered(editions),
        *_start_page(folder, everything, own_folders, own, known_only=current is None),
        *(not_published(name) for name in missing if name not in editions),
    )


def _policy(files: _Files, name: str, held: _Held) -> Iterator[Finding]:
    """What is to be said of the folder `name` of a policy, or of an earlier edition."""
    its = _at_hand_for(held.to.current or held.to.at_hand, policy_of(name), held.own)
    if is_earlier(name):
        yield from (_in_folder(finding, name) for finding in audit(files, policy_of(name), its.looks))
        return
    yield from audit(files, name, its.looks)
    if held.to.current is not None:
        yield from _not_current(files, name, held.to.current, held.to.as_of, its, held.around)


def _at_hand(workspace: Workspace) -> _AtHand:
    return _with_looks(templates_of(workspace))


def _at_hand_for(workspace: Workspace, name: str, own: _AtHand) -> _AtHand:
    """What a policy is held to; its name may be what a folder from elsewhere says."""
    templates = templates_for(workspace, name, own.templates) if Path(name).name == name else own.templates
    return own if templates is own.templates else _with_looks(templates)


def _with_looks(templates: TemplateSet) -> _AtHand:
    styles = load_styles(templates)
    return _AtHand(templates, styles, looks_of(templates, styles))


def _is_of_site(name: str) -> bool:
    return name in _SITE or name.startswith(_ASSETS) or _PAGE.fullmatch(name) is not None


def _start_page(
    folder: Path,
    files: Mapping[str, bytes],
    editions: Mapping[str, Mapping[str, bytes]],
    own: _AtHand,
    *,
    known_only: bool,
) -> Iterator[Finding]:
    """The start page and its files, made again from the policies that stand below it; `known_only`: only where these
    were built with the templates at hand, with others the page is another one."""
    if known_only and not all(_made_with(each, own) for each in editions.values()):
        return
    try:
        made = start_page(folder, {}, own.templates, own.styles)
    except PolicydocsError:
        return  # a policy that cannot be read: its own audit says so
    for name in sorted({*made, *(name for name in files if _is_of_site(name))}):
        if files.get(name) != made.get(name):
            yield start_page_differs(name)


def _made_with(edition: _Files, own: _AtHand) -> bool:
    """Whether the manifest names the templates at hand, as far as looks and the start page are made of them."""
    try:
        inputs = read_json(edition[MANIFEST])["inputs"]
        return all(inputs.get(name) == data for name, data in own.looks.sources.items())
    except (KeyError, TypeError, AttributeError, ValueError):
        return False


def _in_folder(finding: Finding, folder: str) -> Finding:
    """A finding on an earlier edition, which is audited under the name of its policy and which no build makes again."""
    if finding.severity is Severity.ERROR:
        finding = replace(finding, hint=kept_is_not_made_again(folder))
    if finding.place is None:
        return finding
    file = finding.place.file.replace(f"output/{policy_of(folder)}/", f"output/{folder}/", 1)
    return replace(finding, place=replace(finding.place, file=file))


def _earlier(files: Mapping[str, bytes]) -> tuple[EarlierEdition, ...]:
    """The earlier editions that a published policy names; none where its policy.json cannot be read."""
    try:
        return earlier_in(read_json(files[POLICY]))
    except (KeyError, TypeError, ValueError, AttributeError):
        return ()


def _editions(files: FolderFiles) -> dict[str, FolderFiles]:
    """The files of each published policy of an output folder, by the name of its folder."""
    found = files.by_folder()
    return {name: below for name, below in found.items() if not name.startswith(".") and _is_published(below)}


def _own_name(files: Mapping[str, bytes], named: str) -> str:
    """The policy of a folder that was taken out of output/, and perhaps renamed: what its policy.json says."""
    try:
        told = read_json(files[POLICY])["id"]
    except (KeyError, TypeError, ValueError):
        return named
    if not isinstance(told, str):
        return named
    return named if policy_of(named) == told else told  # of an earlier edition policy.json says the policy


def _is_published(files: Mapping[str, bytes]) -> bool:
    """Those of a policy's folder, also of one that has lost its manifest."""
    return any(name in files for name in (MANIFEST, LEDGER, POLICY))


def _not_current(
    files: Mapping[str, bytes], name: str, current: Workspace, as_of: date, own: _AtHand, around: Neighbourhood | None
) -> Iterator[Finding]:
    """The files that the workspace would make differently today."""
    current.chosen((name,))
    checked = check_policy(current, own.templates, name, as_of, around)
    if checked.subject is None:
        yield from checked.findings
        return
    subject = replace(checked.subject, earlier=_earlier(files))
    templates = own.templates.published() if _is_public(files, own.templates) else own.templates
    made = make_files(current, templates, own.styles, subject, BuildChoice())
    for file in sorted(files.keys() | made.keys()):
        if files.get(file) != made.get(file):
            yield not_current(file, name)


def _is_public(files: _Files, templates: TemplateSet) -> bool:
    """Whether an edition was built for a public site: its manifest knows no kind that is for the office alone."""
    try:
        told = read_json(files[MANIFEST])["kinds"].keys()
    except (KeyError, TypeError, AttributeError, ValueError):
        return False
    return not any(kind.internal and name in told for name, kind in templates.kinds.items())
