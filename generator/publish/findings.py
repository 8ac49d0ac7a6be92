"""What stops a build or a comparison with the workspace; the docstrings are the manual pages of these codes."""

from __future__ import annotations

from generator.errors import PolicydocsError
from generator.finding import FilePlace, Finding, Severity
from generator.message import Message, message


def policy_unbuildable(error: PolicydocsError, policy: str) -> Finding:
    """Notice and templates can be read, and the templates can be composed with the policy's values.

    Passes: a notice with numbered clauses; templates that print what the model has.

    Fails: a notice file that is empty or protected; a template with an unknown element, a value that is not in the
    model, a row that does not fill the columns of its table. The message names the template and its line.
    """
    return Finding(
        code="policy-unbuildable",
        message=error.message,
        hint=error.hint,
        policy=policy,
        place=FilePlace(f"policies/{policy}"),
    )


def not_current(file: str, policy: str) -> Finding:
    """With `verify --against WORKSPACE`: every published file is, byte for byte, what the workspace makes today.

    Passes: the folder that was built last.

    Fails: an older edition, even one that is consistent in itself; a model that was edited since; a document that
    somebody forged together with ledger, model and manifest.
    """
    return Finding(
        code="not-current",
        message=message("{file} is not what the workspace makes today", file=file),
        hint=message("build the policy again and publish that folder"),
        policy=policy,
        place=FilePlace(f"output/{policy}/{file}"),
    )


def kept_is_not_made_again(folder: str) -> Message:
    """What can be done about an earlier edition that is not what was published."""
    return message(
        "no build makes a kept edition again: restore output/{folder} from a copy (backup, the published site), or "
        "remove that folder and build again, `policydocs build {policy}`: the policy's page then no longer names it",
        folder=folder,
        policy=folder.rpartition("--")[0],
    )


def entry_odd(entry: str, folder: str) -> Finding:
    """In an output folder lie files and folders, and nothing else: what a link leads to can be exchanged after it was
    verified, and who copies or opens a pipe waits for ever.

    Passes: output/ as a build left it.

    Fails: output/my-policy/guidebook.docx is a link to a file elsewhere; output/assets leads to another folder; a pipe
    or a socket lies beside the documents.
    """
    return Finding(
        code="entry-odd",
        message=message("{file} is no file of its own but a link, a pipe or the like", file=entry),
        hint=message("remove it and build again"),
        place=FilePlace(f"{folder}/{entry}"),
    )


def start_page_differs(file: str) -> Finding:
    """The start page, its style sheet and site.json are, byte for byte, what the templates at hand make of the policies
    that stand below it.

    Passes: output/ as `policydocs build` left it.

    Fails: a title or a date on output/index.html and in site.json is another one than in the policy's own documents;
    the style sheet hides a column; a policy was taken off the page with every sum put right.
    """
    return Finding(
        code="start-page-differs",
        message=message("{file} is not what the policies below it make", file=file),
        hint=message("build again: `policydocs build`"),
        place=FilePlace(f"output/{file}"),
    )


def not_published(policy: str) -> Finding:
    """With `verify --against WORKSPACE` on a whole output folder: every policy of the workspace stands in it.

    Passes: output/ after `policydocs build`.

    Fails: the folder of one policy was taken away, and the start page put right; a policy that was never built.
    """
    return Finding(
        code="not-published",
        severity=Severity.WARNING,
        message=message("the policy {policy} of the workspace is not published here", policy=policy),
        hint=message("build it: `policydocs build {policy}`", policy=policy),
        policy=policy,
        place=FilePlace(f"output/{policy}"),
    )


def kept_outdated(file: str, policy: str) -> Finding:
    """After `build --kind` or `--format`: the files that were left as they were say what the model of today says.

    Passes: a page of the FAQ built alone, from a model that has not changed elsewhere.

    Fails: the guidebook built alone after an amount was changed; the FAQ beside it still prints the old one.
    """
    return Finding(
        code="kept-outdated",
        severity=Severity.WARNING,
        message=message("{file} was left as it was, and no longer says what the model says", file=file),
        hint=message("build the whole policy, without --kind and --format, before you publish the folder"),
        policy=policy,
        place=FilePlace(f"output/{policy}/{file}"),
    )


def edited_by_hand(file: str, policy: str) -> Finding:
    """A published file that somebody changed by hand is not replaced unseen: building stops, unless `--force`.

    Passes: output/ as the last build left it.

    Fails: a word was corrected in guidebook.docx with Word. The correction belongs into the model or a template.
    """
    return Finding(
        code="edited-by-hand",
        message=message("{file} was changed after it was published; building would lose the change", file=file),
        hint=message("move the change into the model, templates or office.yaml; --force replaces the file"),
        policy=policy,
        place=FilePlace(f"output/{policy}/{file}"),
    )


def file_in_the_way(file: str, policy: str) -> Finding:
    """A file that no build made is not replaced by one of the same name: building stops, unless `--force`. What a
    build made is told by manifest.json and ledger.json of the folder.

    Passes: an empty folder; a folder that a build made, with files of other names beside.

    Fails: `build --output docs`, and docs/my-policy/ holds a faq.html of somebody else; a folder that has lost
    manifest.json and ledger.json, and whose documents are not those of today.
    """
    return Finding(
        code="file-in-the-way",
        message=message("{file} stands where a build writes, and nothing tells that a build made it", file=file),
        hint=message("move the file away or name another folder with --output; --force replaces the file"),
        policy=policy,
        place=FilePlace(f"output/{policy}/{file}"),
    )


def file_left_alone(file: str, policy: str) -> Finding:
    """A file that no build made stays in a policy's output folder, whatever is built, and is told.

    Passes: a folder that holds what the last build made.

    Fails: a signed and scanned guidebook.pdf was laid beside guidebook.docx. It stays; `verify` objects to it, as
    nobody can tell what it says.
    """
    return Finding(
        code="file-left-alone",
        severity=Severity.WARNING,
        message=message("{file} was not made by a build and is left as it is", file=file),
        hint=message("keep it elsewhere: `verify` accepts nothing in the folder but what a build made"),
        policy=policy,
        place=FilePlace(f"output/{policy}/{file}"),
    )
