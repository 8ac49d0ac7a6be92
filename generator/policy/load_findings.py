"""What loading finds; the docstrings are the manual pages of these codes, as those of the checks are."""

from pathlib import PurePosixPath

from generator.finding import FilePlace, Finding, Severity
from generator.message import message
from generator.plain_json import Unsound
from generator.policy.migration import ValueChange
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
        place=FilePlace(f"{folder}/{file}"),
    )


def policy_name_reserved(folder: str, policy: str) -> Finding:
    """The folder of a policy gives the name of its output folder, which must be one on every system, and none that the
    start page needs.

    Passes: policies/my-policy, policies/钦州-2021

    Fails: policies/assets, policies/con (no folder on Windows can be called so), policies/a:b, `policies/x.` with a dot
    at its end.
    """
    return Finding(
        code="policy-name-reserved",
        message=message("a policy cannot be called {name}: the start page or a system uses the name", name=policy),
        hint=message("give the folder another name, such as my-policy"),
        policy=policy,
        place=FilePlace(folder),
    )


def model_file_misnamed(folder: str, file: str, right: str, policy: str) -> Finding:
    """A model file has exactly its name; under any other it is not read, and what it says is in no document.

    Passes: office.yaml

    Fails: office.yml, Office.yaml, office.yaml.txt, offices.yaml, while there is no office.yaml; a folder of that name
    or a link that leads nowhere.
    """
    return Finding(
        code="model-file-misnamed",
        message=message("{file} is not read: a model file of that kind is called {right}", file=file, right=right),
        hint=message("call it {right}, or keep it outside the folder", right=right),
        policy=policy,
        place=FilePlace(f"{folder}/{file}"),
    )


def file_not_read(folder: str, file: str, policy: str) -> Finding:
    """What lies in the folder of a policy and is neither a model file nor the notice is told: nobody should take it
    for part of the policy.

    Passes: policy.yaml, faq.yaml, notice.docx and the other files of a policy; files whose name begins with a dot;
    folders.

    Fails: annex.pdf, or office.yaml.bak beside office.yaml.
    """
    return Finding(
        code="file-not-read",
        severity=Severity.NOTE,
        message=message("{file} is no file of a policy and is not read", file=file),
        hint=message("keep it elsewhere, if that was not meant"),
        policy=policy,
        place=FilePlace(f"{folder}/{file}"),
    )


def review_lock_unreadable(file: str, problem: Unsound, policy: str) -> Finding:
    """review.lock is written by `policydocs review` and by nothing else; it is kept with the other files of the policy.

    Passes: the file as the tool wrote it, or no such file.

    Fails: the file was edited by hand, or two versions of it were merged wrongly.
    """
    return Finding(
        code="review-lock-unreadable",
        message=message(
            "{file} is not what the tool wrote: {problem}", file=PurePosixPath(file).name, problem=problem.words
        ),
        hint=message("restore it from your archive, or remove it and review again"),
        policy=policy,
        place=FilePlace(file),
    )


def model_outdated(change: ValueChange, policy: str) -> Finding:
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
