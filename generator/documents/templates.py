"""Where templates come from: the workspace's own first, file by file, then those that travel with the tool."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateNotFound
from jinja2.loaders import FileSystemLoader
from jinja2.runtime import Undefined
from jinja2.sandbox import SandboxedEnvironment

from generator.documents.declaration import Kind, read_kind
from generator.documents.views import View
from generator.errors import TemplateError
from generator.message import message
from generator.policy.review import LOCK_FILE
from generator.policy.template_review import TemplateReview, template_reviews

DECLARATION = "template.yaml"
MAIN = "main.xml.j2"
STYLES = "styles"
# Filters that keep the mark of a view. Others would turn it into a bare string, or could alter a mark.
_FILTERS = ("join", "list", "first", "last", "length", "map", "select", "reject", "selectattr", "rejectattr", "batch")


class ViewEnvironment(SandboxedEnvironment):
    """Looks names up in the model, never in the Python object behind a view."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self._step(obj, attribute) if isinstance(obj, View) else super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if not isinstance(obj, View):
            return super().getitem(obj, argument)
        if isinstance(argument, int):
            return list(obj)[argument]
        return self._step(obj, str(argument.value) if isinstance(argument, View) else str(argument))

    def _step(self, view: View, name: str) -> View | Undefined:
        try:
            return view.step(name)
        except LookupError:
            return self.undefined(f"{view.path} has no {name}", name=name)


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """The templates in force. `folders`: in the order in which they are searched."""

    folders: tuple[Path, ...]
    kinds: Mapping[str, Kind]
    environment: ViewEnvironment
    _compiled: dict[str, Template] = field(default_factory=dict)

    def main(self, kind: str) -> Template:
        """The compiled main template of a kind. Raises TemplateError."""
        if kind not in self._compiled:
            self._compiled[kind] = self.environment.get_template(f"{kind}/{MAIN}")
        return self._compiled[kind]

    def file(self, name: str) -> Path:
        """The file in force under `name` (styles/page.css). Raises TemplateError."""
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise TemplateError(message("there is no template file {name}", name=name))

    def text(self, name: str) -> str:
        """The text of the file in force under `name`. Raises TemplateError."""
        return text_of(self.file(name), name)

    def texts(self) -> dict[str, str]:
        """The Jinja templates in force, by name."""
        return {name: text_of(path, name) for name, path in self.sources().items() if name.endswith(".j2")}

    def unaccepted(self) -> tuple[TemplateReview, ...]:
        """The templates that nobody has accepted as they are."""
        return tuple(template_reviews(self.sources(), self.folders))

    def sources(self) -> dict[str, Path]:
        """Every template in force, by name, in order: what an edition depends on."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.name != LOCK_FILE:
                    found.setdefault(path.relative_to(folder).as_posix(), path)
        return dict(sorted(found.items()))


def text_of(path: Path, name: str) -> str:
    """The text of a template file. Raises TemplateError where it is not UTF-8."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError(
            message("templates/{name} is not UTF-8 text (byte {place})", name=name, place=error.start),
            hint=message("save it as UTF-8 in the editor"),
        ) from error


def load_templates(folders: tuple[Path, ...], functions: Mapping[str, Callable[..., object]]) -> TemplateSet:
    """Read the declarations in `folders`. `functions`: what templates may call. Raises TemplateError."""
    present = tuple(folder for folder in folders if folder.is_dir())
    environment = ViewEnvironment(
        loader=FileSystemLoader([str(folder) for folder in present], encoding="utf-8-sig"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.globals = dict(functions)
    return TemplateSet(present, _kinds(present), environment)


def _kinds(folders: tuple[Path, ...]) -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"*/{DECLARATION}")):
            name = path.parent.name
            if name not in kinds:
                file = f"{name}/{DECLARATION}"
                kinds[name] = read_kind(text_of(path, file), f"{folder.name}/{file}")
    return dict(sorted(kinds.items(), key=lambda pair: pair[1].order))


__all__ = ["DECLARATION", "MAIN", "STYLES", "TemplateNotFound", "TemplateSet", "ViewEnvironment", "load_templates"]
