"""YAML read with the place of every value. Duplicate keys and aliases are refused."""

from collections.abc import Iterable, Iterator

import yaml

from generator.dataclass import dataclass
from generator.finding import FilePlace
from generator.message import Message, message
from generator.policy.yaml_slips import slip_before
from generator.policy.yaml_words import yaml_words
from generator.regex import regex

Path = tuple[str | int, ...]
_TEXT = "tag:yaml.org,2002:str"
_LONGEST = 4_000_000  # characters; the models of long notices have a twentieth
_DEEPEST = 60  # values in values; a model has some ten
_END_OF_FIGURE = regex(r"\d{3}(?:\.\d+)?\Z")
_ID = regex(r"[a-z][a-z0-9-]*\Z")


@dataclass(frozen=True, slots=True)
class YamlError(Exception):
    """YAML that cannot be read; carries its place and what to do."""

    place: FilePlace
    message: Message
    hint: Message


@dataclass(frozen=True, slots=True)
class YamlSource:
    """The data of one YAML file and where each value and each key stands, by path of keys and indexes."""

    data: dict[str, object]
    places: dict[Path, FilePlace]


def read_yaml(text: str, file: str) -> YamlSource:
    """Read `text`; `file` is the name that places carry. Raises YamlError."""
    if len(text) > _LONGEST:
        raise YamlError(
            FilePlace(file),
            message("the file has more than {count} characters", count=_LONGEST),
            message("a policy's files hold what its notice says, and no more"),
        )
    loader = yaml.CSafeLoader(text)
    places: dict[Path, FilePlace] = {}
    try:
        root = loader.get_single_node()
        if root is None:
            return YamlSource({}, {(): FilePlace(file, 1, 1)})
        data = _Builder(loader, file, places).build(root, ())
    except yaml.MarkedYAMLError as error:
        raise _no_yaml(text, file, error) from error
    except yaml.YAMLError as error:
        raise YamlError(
            FilePlace(file),
            message("this is not YAML: {problem}", problem=yaml_words(error)),
            message("save the file as UTF-8 text without control characters"),
        ) from error
    finally:
        loader.dispose()
    if not isinstance(data, dict):
        raise _of_slip(text, file, 1) or YamlError(
            FilePlace(file, 1, 1),
            message("the file holds no keys"),
            message("start each entry with a key and a colon"),
        )
    return YamlSource(data, places)


def _no_yaml(text: str, file: str, error: yaml.MarkedYAMLError) -> YamlError:
    """What is wrong, and where: a slip of the keyboard where it is one, or what the reader of YAML says."""
    mark = error.problem_mark or error.context_mark
    return (_of_slip(text, file, mark.line + 1) if mark else None) or YamlError(
        FilePlace(file, mark.line + 1, mark.column + 1) if mark else FilePlace(file),
        message("this is not YAML: {problem}", problem=yaml_words(error)),
        message("look at the indentation, quotes and brackets around this line"),
    )


def _of_slip(text: str, file: str, line: int) -> YamlError | None:
    slip = slip_before(text, line)
    if slip is None:
        return None
    told = message("this is not YAML: {problem}", problem=slip.message)
    return YamlError(FilePlace(file, slip.line, slip.column), told, slip.hint)


def _no_key(place: FilePlace, key: object, value: yaml.Node) -> YamlError:
    """A key that is no text; in {value: 100,000} it is the end of a figure."""
    if isinstance(key, str) and _END_OF_FIGURE.match(key) and not value.value:
        return YamlError(
            place, message("commas stand within a figure"), message("write figures without commas, as 100000")
        )
    return YamlError(
        place,
        message("the key {key} is not a text", key=key),
        message("put quotes around a key that looks like a number or a date"),
    )


class _Builder:
    """Turns YAML nodes into plain values and notes their places."""

    def __init__(self, loader: yaml.CSafeLoader, file: str, places: dict[Path, FilePlace]) -> None:
        self._loader = loader
        self._file = file
        self._places = places
        self._seen: set[int] = set()

    def build(self, node: yaml.Node, path: Path) -> object:
        if len(path) > _DEEPEST:
            raise YamlError(
                self._place(node),
                message("values stand in each other more than {count} deep", count=_DEEPEST),
                message("look at the indentation, quotes and brackets around this line"),
            )
        if path not in self._places:  # the value of a key stands where the key does
            self._places[path] = self._place(node)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self._seen:
            raise YamlError(
                self._place(node),
                message("aliases (*name) are not used in policy files"),
                message("write the value out at each place"),
            )
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, index)) for index, child in enumerate(node.value)]
        return dict(self._pairs(node, path))

    def _pairs(self, node: yaml.Node, path: Path) -> Iterator[tuple[str, object]]:
        seen: dict[str, FilePlace] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            place = self._place(key_node)
            if not isinstance(key, str) or key_node.tag != _TEXT:
                raise _no_key(place, key, value_node)
            if key in seen:
                raise YamlError(
                    place,
                    message("the key {key} stands twice; first in line {line}", key=key, line=seen[key].line),
                    message("keep one of the two"),
                )
            seen[key] = place
            self._places[(*path, key)] = place
            yield key, self.build(value_node, (*path, key))

    def _scalar(self, node: yaml.ScalarNode) -> object:
        if node.tag == _TEXT:
            return node.value
        try:
            return self._loader.construct_object(node)
        except ValueError as error:  # 2021-02-30: PyYAML leaves the date to datetime
            raise YamlError(
                self._place(node),
                message("there is no such day: {found}", found=node.value),
                message("write dates as 2021-12-30"),
            ) from error

    def _place(self, node: yaml.Node) -> FilePlace:
        return FilePlace(self._file, node.start_mark.line + 1, node.start_mark.column + 1)


def dotted(path: Path, data: object) -> str:
    """Path of keys and indexes to a model path: an index becomes the id that stands there, or that of the item."""
    segments: list[str] = []
    for segment in path:
        data = _step(data, segment)
        segments.append(_name(segment, data))
    return ".".join(segments)


def all_dotted(paths: Iterable[Path], data: object) -> dict[Path, str]:
    """Each of these as `dotted` has it; what is above several of them is looked at once."""
    known: dict[Path, tuple[str, object]] = {(): ("", data)}

    def look(path: Path) -> tuple[str, object]:
        found = known.get(path)
        if found is None:
            above, around = look(path[:-1])
            value = _step(around, path[-1])
            name = _name(path[-1], value)
            found = known[path] = (name if len(path) == 1 else f"{above}.{name}", value)
        return found

    return {path: look(path)[0] for path in paths}


def _name(segment: str | int, value: object) -> str:
    """What a path calls the value at `segment`."""
    if not isinstance(segment, int):
        return segment
    name = value.get("id") if isinstance(value, dict) else value
    named = isinstance(name, str) and (isinstance(value, dict) or _ID.match(name))
    return str(name if named else segment)


def _step(data: object, segment: str | int) -> object:
    if isinstance(data, dict):
        return data.get(segment)
    if isinstance(data, list) and isinstance(segment, int) and segment < len(data):
        return data[segment]
    return None
