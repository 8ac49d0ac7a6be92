"""The start page over all published policies, with its assets and site.json, made in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.dataclass import dataclass
from generator.documents.compose import compose_site
from generator.documents.ledger import LedgerRow, ledger_rows
from generator.documents.site_entries import SiteEntry, site_entry
from generator.documents.templates import ASSETS, STYLES, TemplateSet
from generator.errors import PolicydocsError
from generator.message import message
from generator.plain_json import read_json, what_is_wrong
from generator.publish.calendar import CALENDAR, Event, calendar, events_of
from generator.publish.manifest import MANIFEST, POLICY, sha256
from generator.publish.shelf import is_earlier
from generator.publish.site_record import SITE, site_record
from generator.publish.standing import own_record
from generator.writers.write import OutputStyles, write


@dataclass(frozen=True, slots=True)
class PublishedPolicy:
    """A policy that stands in the output folder, or is about to: what the start page says of it, its days, the SHA-256
    of its manifest."""

    entry: SiteEntry
    manifest: str
    events: tuple[Event, ...]


def start_page(
    output: Path, staged: Mapping[str, Path], templates: TemplateSet, styles: OutputStyles
) -> dict[str, bytes]:
    """Every file of the start page by name, in the order in which they are put. `staged`: folders that will stand in
    the place of those of their policy. Raises TemplateError, PolicydocsError."""
    policies = tuple(_published(output, staged))
    files = {f"assets/{name}": templates.data(f"{STYLES}/{name}") for name in ASSETS}
    rows: list[LedgerRow] = []
    for document in compose_site(tuple(each.entry for each in policies), templates):
        files[f"{document.name}.html"] = write(document, "html", styles)
        rows += ledger_rows(document, ("html",), {})
    files[CALENDAR] = calendar(event for each in policies for event in each.events)
    manifests = {str(each.entry.id): each.manifest for each in policies}
    return files | {SITE: site_record(files, manifests, rows)}


def _published(output: Path, staged: Mapping[str, Path]) -> Iterator[PublishedPolicy]:
    """By the identity in policy.json; folders of others, which may hold a manifest.json of their own, are none."""
    standing = {path.parent.name: path.parent for path in output.glob(f"*/{MANIFEST}")}
    for name, folder in sorted({**standing, **staged}.items()):
        if name.startswith(".") or is_earlier(name):
            continue
        try:
            manifest = (folder / MANIFEST).read_bytes()
            if own_record(manifest) is None and not (folder / POLICY).is_file():
                continue
            policy = read_json((folder / POLICY).read_bytes())
            yield PublishedPolicy(site_entry(name, policy), sha256(manifest), tuple(events_of(name, policy)))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise PolicydocsError(
                message("{folder} is no published policy: {problem}", folder=folder, problem=what_is_wrong(error)),
                hint=message("build this policy again, or remove the folder"),
            ) from error
