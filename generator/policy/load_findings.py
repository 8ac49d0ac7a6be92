"""What loading finds; the docstrings are the manual pages of these codes, as those of the checks are."""

from pathlib import PurePosixPath

from generator.finding import Finding, Place
from generator.message import message
from generator.policy.migration import Change
from generator.policy.yaml_source import YamlError


def yaml_unreadable(problem: YamlError, policy: str) -> Finding:
    """A model file must be YAML in UTF-8: keys and values, no key twice in one mapping, no aliases (*name), dates as
    2021-12-30.

    Passes:

        organisations:
          science: {name: 市科技局}
          finance: {name: 市财政局}

    Fails (one key stands twice):

        organisations:
          science: {name: 市科技局}
          science: {name: 市财政局}
    """
    return Finding(
        code="yaml-unreadable", message=problem.message, hint=problem.hint, policy=policy, place=problem.place
    )


def policy_file_missing(folder: str, file: str, policy: str) -> Finding:
    """The folder of a policy holds policy.yaml. faq.yaml, forms.yaml and office.yaml may be left out.

    Passes: policies/my-policy/policy.yaml

    Fails: policies/my-policy/policy.yml
    """
    return Finding(
        code="policy-file-missing",
        message=message("the folder has no {file}", file=file),
        hint=message("`policydocs new FILE` drafts one from a notice"),
        policy=policy,
        place=Place(f"{folder}/{file}"),
    )


def review_lock_unreadable(file: str, problem: ValueError, policy: str) -> Finding:
    """review.lock is written by `policydocs review` and by nothing else; it is kept with the other files of the policy.

    Passes: the file as the tool wrote it, or no such file.

    Fails: the file was edited by hand, or two versions of it were merged wrongly.
    """
    return Finding(
        code="review-lock-unreadable",
        message=message("{file} is not what the tool wrote: {problem}", file=PurePosixPath(file).name, problem=problem),
        hint=message("restore it from your archive, or remove it and review again"),
        policy=policy,
        place=Place(file),
    )


def model_outdated(change: Change, policy: str) -> Finding:
    """Model files of an older version (without `version`, or with a smaller one) may hold values that are written
    otherwise now. `policydocs migrate` rewrites them in place; comments and order stay.

    Passes:

        version: 2
        awards: [{amount: {value: 500, unit: CNY, per: 亩}, …}]

    Fails:

        awards: [{amount: {value: 500, unit: CNY, per: 每亩}, …}]
    """
    return Finding(
        code="model-outdated",
        message=message("{old} is written otherwise since version 2: {new}", old=change.old, new=change.new or "—"),
        hint=message("`policydocs migrate {policy}` rewrites the files", policy=policy),
        policy=policy,
        place=change.place,
        path=change.path,
    )
