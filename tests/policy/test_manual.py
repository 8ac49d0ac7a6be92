"""docs/model.md: it names every key of every type, and its examples are one policy that passes every check."""

import datetime
import re
from pathlib import Path

import pytest
import yaml

from generator.checks.run import run_checks
from generator.checks.subject import CheckSubject
from generator.corrections.apply import corrected
from generator.dataclass import fields_of
from generator.finding import Severity
from generator.notice.read import parse_parts
from generator.policy.frozen import Frozen
from generator.policy.load import SIDE_FILES, load_policy
from generator.policy.model import Policy
from generator.policy.settings import CheckSettings
from generator.policy.status import status_on
from generator.policy.validating import validated

from ..builders import AS_OF, SHOWN_AS, write_policy
from ..model_types import types_below

PAGE = (Path(__file__).parents[2] / "docs" / "model.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


TYPES = tuple(types_below(CheckSettings, types_below(Policy, {})))


def section_of(name: str) -> str:
    """From the comment that announces a type's keys to the next heading."""
    _, mark, rest = PAGE.partition(f"<!-- keys of {name} -->")
    assert mark, f"docs/model.md has no keys of {name}"
    return re.split(r"^#", rest, maxsplit=1, flags=re.MULTILINE)[0]


def test_the_page_announces_the_types_that_there_are() -> None:
    assert len(TYPES) > 40
    assert set(re.findall(r"<!-- keys of (\w+) -->", PAGE)) == {kind.__name__ for kind in TYPES}


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_key_of_a_type_is_explained_in_its_section(kind: type[Frozen]) -> None:
    prose = re.sub(r"^```.*?^```", "", section_of(kind.__name__), flags=re.DOTALL | re.MULTILINE)
    named = set(re.findall(r"`(\w+)`", prose))
    assert set(fields_of(kind)) - named == set()


def test_the_examples_are_one_policy_that_passes_every_check(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for example in EXAMPLES:
        (key, *_) = yaml.safe_load(example)
        file = "checks.yaml" if key == "severities" else f"{key}.yaml" if key in SIDE_FILES.values() else "policy.yaml"
        files[file] = files.get(file, "") + example
    assert set(files) == {"policy.yaml", "checks.yaml", *SIDE_FILES}
    checks = files.pop("checks.yaml")
    validated(CheckSettings, yaml.safe_load(checks))
    notice = re.search(r"^```text\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert notice is not None
    loading = load_policy(write_policy(tmp_path, files), SHOWN_AS)
    assert [str(finding.message) for finding in loading.findings] == []
    assert loading.loaded is not None
    as_of: datetime.date = AS_OF
    status = status_on(loading.loaded.policy, as_of)
    read = corrected(parse_parts(notice[1]), loading.loaded.policy.readings)
    subject = CheckSubject(loading.loaded, read.notice, status, as_of, "notice.txt", read.refusals)
    found = [finding for finding in run_checks(subject, {}) if finding.severity is Severity.ERROR]
    assert [(finding.code, finding.path, str(finding.message)) for finding in found] == []
