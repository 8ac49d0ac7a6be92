"""Policy files to one typed model; what is wrong comes back as findings with file, line and column."""

from collections.abc import Iterator
from pathlib import Path

from generator.dataclass import dataclass, replace
from generator.finding import FilePlace, Finding, Severity
from generator.message import message
from generator.plain_json import Unsound
from generator.policy.explain_error import model_invalid
from generator.policy.folder_name import name_reserved
from generator.policy.frozen import Frozen
from generator.policy.load_findings import model_outdated, policy_file_missing, review_lock_unreadable, yaml_unreadable
from generator.policy.loaded import MAIN_FILE, LoadedPolicy, Loading, Places, own_lock
from generator.policy.migration import NEWEST, changes, version_of
from generator.policy.model import Policy
from generator.policy.readings import Reading
from generator.policy.review import LOCK_FILE, Lock
from generator.policy.settings import SETTINGS_FILE, CheckSettings
from generator.policy.unread_files import unread_files
from generator.policy.validating import ValidationError, validated
from generator.policy.yaml_slips import slip_in_key
from generator.policy.yaml_source import Path as ValuePath
from generator.policy.yaml_source import YamlError, YamlSource, all_dotted, read_yaml

# file name -> the top-level keys that belong in it; policy.yaml takes all others
SIDE_FILES: dict[str, str] = {
    "faq.yaml": "faq",
    "forms.yaml": "forms",
    "office.yaml": "office",
    "readings.yaml": "readings",
}
_OTHER_FILES = (LOCK_FILE, "drafted.json")  # and what `new` notes down for `redraft`
GUESS = "# 待核："  # how a draft marks what needs a person


def load_policy(folder: Path, shown_as: str) -> Loading:
    """Read the YAML files of `folder` as one model. `shown_as`: the folder's name in findings (policies/x)."""
    findings: list[Finding] = []
    sources: dict[str, YamlSource] = {}
    for name in (MAIN_FILE, *SIDE_FILES):
        try:
            source = _read(folder / name, f"{shown_as}/{name}")
        except YamlError as problem:
            findings.append(yaml_unreadable(problem, folder.name))
            continue
        if source is not None:
            sources[name] = source
    if MAIN_FILE not in sources and not findings:
        findings.append(policy_file_missing(shown_as, MAIN_FILE, folder.name))
    settings, problems = _settings(folder, shown_as)
    lock, unreadable = _lock(folder, shown_as)
    unread = tuple(unread_files(folder, shown_as, (MAIN_FILE, *SIDE_FILES, SETTINGS_FILE), _OTHER_FILES))
    findings += [*problems, *unreadable, *name_reserved(shown_as)]
    findings += [each for each in unread if each.severity is Severity.ERROR]
    if findings:
        return Loading(None, tuple(findings))
    loading = _build(folder.name, sources)
    if loading.loaded is None:
        return loading
    guesses = tuple(_guesses(folder, shown_as))
    return Loading(replace(loading.loaded, settings=settings, lock=lock, guesses=guesses), unread)


@dataclass(frozen=True, slots=True)
class Readings:
    """The corrections of one readings.yaml, or findings that say why there are none."""

    readings: tuple[Reading, ...] = ()
    findings: tuple[Finding, ...] = ()


def load_readings(path: Path) -> Readings:
    """Read a readings.yaml by itself, without the rest of a policy."""
    name = path.parent.name
    try:
        source = _read(path, path.as_posix())
        data = source.data if source else {}
        return Readings(validated(_OnlyReadings, data).readings)
    except YamlError as problem:
        return Readings(findings=(yaml_unreadable(problem, name),))
    except ValidationError as error:
        assert source is not None  # noqa: S101 - no file is a valid file
        return Readings(findings=tuple(model_invalid(error, source.data, source.places, name)))


class _OnlyReadings(Frozen):
    readings: tuple[Reading, ...] = ()


def _guesses(folder: Path, shown_as: str) -> Iterator[tuple[FilePlace, str]]:
    """Every comment that a draft left for a person, with its place."""
    for name in (MAIN_FILE, *SIDE_FILES):
        path = folder / name
        lines = path.read_text("utf-8-sig").splitlines() if path.is_file() else []
        for number, line in enumerate(lines, 1):
            column = line.find(GUESS)
            if column >= 0:
                yield FilePlace(f"{shown_as}/{name}", number, column + 1), line[column + len(GUESS) :].strip()


def _settings(folder: Path, shown_as: str) -> tuple[CheckSettings, tuple[Finding, ...]]:
    file = f"{shown_as}/{SETTINGS_FILE}"
    try:
        source = _read(folder / SETTINGS_FILE, file)
    except YamlError as problem:
        return CheckSettings(), (yaml_unreadable(problem, folder.name),)
    try:
        return validated(CheckSettings, source.data if source else {}), ()
    except ValidationError as error:
        assert source is not None  # noqa: S101 - no file is a valid file
        return CheckSettings(), tuple(model_invalid(error, source.data, source.places, folder.name))


def _lock(folder: Path, shown_as: str) -> tuple[Lock, tuple[Finding, ...]]:
    try:
        return own_lock(folder), ()
    except Unsound as error:
        return Lock(), (review_lock_unreadable(f"{shown_as}/{LOCK_FILE}", error, folder.name),)


def _read(path: Path, shown_as: str) -> YamlSource | None:
    if not path.is_file():
        return None
    data = path.read_bytes()
    try:
        return read_yaml(data.decode("utf-8-sig"), shown_as)
    except UnicodeDecodeError as error:
        before = data[: error.start]
        raise YamlError(
            FilePlace(shown_as, before.count(b"\n") + 1, len(before) - before.rfind(b"\n")),
            message("the file is not UTF-8 text (byte {place})", place=error.start),
            message("save it as UTF-8 in the editor"),
        ) from error


def _build(name: str, sources: dict[str, YamlSource]) -> Loading:
    misplaced = (*_misplaced_keys(name, sources), *_outdated(name, sources))
    if misplaced:
        return Loading(None, misplaced)
    data: dict[str, object] = {}
    places: dict[ValuePath, FilePlace] = {}
    for source in sources.values():
        data |= source.data
        places = {**source.places, **places}
    try:
        policy = validated(Policy, data)
    except ValidationError as error:
        return Loading(None, tuple(model_invalid(error, data, places, name)))
    names = all_dotted(places, data)
    by_path = {names[path]: place for path, place in places.items()}
    return Loading(LoadedPolicy(name, policy, Places(by_path)))


def _outdated(name: str, sources: dict[str, YamlSource]) -> Iterator[Finding]:
    """Values that an older version wrote otherwise."""
    if version_of(sources) != NEWEST:
        for source in sources.values():
            yield from (model_outdated(change, name) for change in changes(source))


def _misplaced_keys(name: str, sources: dict[str, YamlSource]) -> Iterator[Finding]:
    """A side file may hold its own key only, and policy.yaml none of theirs."""
    for file, source in sources.items():
        own = SIDE_FILES.get(file)
        for key in source.data:
            right = next((side for side, side_key in SIDE_FILES.items() if side_key == key), MAIN_FILE)
            if (key != own) if own else (right in sources and right != file):
                told, hint = slip_in_key(key) or (
                    message("the key {key} does not belong in {file}", key=key, file=file),
                    message("move it to {file}", file=right),
                )
                yield Finding(
                    code="model-invalid",
                    message=told,
                    hint=hint,
                    policy=name,
                    place=source.places[(key,)],
                    path=key,
                )


__all__ = [
    "GUESS",
    "MAIN_FILE",
    "SIDE_FILES",
    "LoadedPolicy",
    "Loading",
    "Places",
    "Readings",
    "load_policy",
    "load_readings",
]
