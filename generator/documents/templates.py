"""Where templates come from: the workspace's own first, file by file, then those that travel with the tool."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import cached_property
from inspect import unwrap
from pathlib import Path
from types import BuiltinMethodType, FunctionType
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateNotFound, nodes, pass_environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.loaders import FileSystemLoader
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from generator.dataclass import dataclass, replace
from generator.documents.compiled import CompiledTemplates
from generator.documents.declaration import DocumentKind
from generator.documents.kinds import DECLARATION, kinds_in
from generator.documents.template_text import decoded
from generator.documents.views import View
from generator.errors import TemplateError
from generator.kept.folder import Cache
from generator.kept.inputs import files_below
from generator.message import message
from generator.policy.review import LOCK_FILE
from generator.policy.template_review import TemplateReview, template_reviews

MAIN = "main.xml.j2"
STYLES = "styles"
ASSETS = ("page.css", "reading.js")  # of these, what all pages of a site share: no policy has its own
# Filters that keep the mark of a view. Others would turn it into a bare string, or could alter a mark.
_FILTERS = ("join", "list", "first", "last", "length", "map", "select", "reject", "batch")


# What templates ask for of values that are no views, again and again: safe, so that the sandbox need not look.
_OPEN = {
    list: frozenset(("append",)),
    LoopContext: frozenset(("first", "last", "length", "index", "index0", "previtem", "nextitem")),
}


class _PrintingViews(CodeGenerator):
    """Compiles `{{ value }}` to one call that knows views; Jinja's own tries three things for each value."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write("environment.printed(")


class ViewEnvironment(SandboxedEnvironment):
    """Looks names up in the model, never in the Python object behind a view."""

    code_generator_class = _PrintingViews

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked: dict[str | None, set[str]] = {}  # template -> those that it has asked for; None: what was rendered

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: Any = None,  # noqa: A002 - as Jinja has it
    ) -> Template:
        """Notes down who asks for which template, also for one that is not there."""
        self.asked.setdefault(parent, set()).add(str(name.name if isinstance(name, Template) else name))
        return super().get_template(name, parent, globals)

    def printed(self, value: Any) -> str:
        """What stands in the markup for a value: the mark of a view, markup as it is, other text escaped."""
        if value.__class__ is View:
            mark: str = value.__html__()
            return mark
        return value if value.__class__ is Markup else escape(value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        if obj.__class__ is not View:
            if attribute in _OPEN.get(obj.__class__, ()):
                return getattr(obj, attribute)
            return super().getattr(obj, attribute)
        if attribute in obj.steps:  # asked for before, as most are
            return obj.steps[attribute]
        try:
            return obj.step(attribute)
        except LookupError:
            return self.undefined(f"{obj.path} has no {attribute}", name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if obj.__class__ is not View:
            return super().getitem(obj, argument)
        if argument.__class__ is str:
            return self.getattr(obj, argument)
        if isinstance(argument, int):
            return obj.items()[argument]
        return self.getattr(obj, str(argument.value) if isinstance(argument, View) else str(argument))

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Macros, our own functions and the methods of lists are safe, and what templates call most; all else goes
        through the sandbox."""
        if called.__class__ is FunctionType or _is_of_list(called):
            kwargs.pop("_loop_vars", None)
            return called(*args, **kwargs)
        if called.__class__ is Macro:
            kwargs.pop("_loop_vars", None)
            return called(context.eval_ctx, *args, **kwargs)
        return super().call(context, called, *args, **kwargs)


def _is_of_list(called: Any) -> bool:
    return called.__class__ is BuiltinMethodType and called.__self__.__class__ is list


@pass_environment
def _select_by_field(
    environment: ViewEnvironment, items: Iterable[Any], field: str, test: str | None = None, *wanted: Any
) -> list[Any]:
    """The items whose `field` passes the test, or is not empty: as Jinja's selectattr, which looks the test up anew
    for every item."""
    passes: Any = environment.tests[test] if test else bool
    return [item for item in items if passes(environment.getitem(item, field), *wanted)]


@pass_environment
def _reject_by_field(
    environment: ViewEnvironment, items: Iterable[Any], field: str, test: str | None = None, *wanted: Any
) -> list[Any]:
    """The items that _select_by_field leaves."""
    passes: Any = environment.tests[test] if test else bool
    return [item for item in items if not passes(environment.getitem(item, field), *wanted)]


@dataclass(frozen=True)
class TemplateSet:
    """The templates in force, read once: no document of a build is made from another state of a file than those before
    it. `folders`: in the order in which they are searched; `handed_out`: files that somebody has asked for by their
    names; `known`: of kinds that were kept what they declare."""

    folders: tuple[Path, ...]
    kinds: Mapping[str, DocumentKind]
    environment: ViewEnvironment
    handed_out: set[str] = field(default_factory=set)
    known: Mapping[str, dict[str, object]] = field(default_factory=dict)

    def main(self, kind: str) -> Template:
        """The compiled main template of a kind, which the environment keeps."""
        return self.environment.get_template(f"{kind}/{MAIN}")

    def published(self) -> TemplateSet:
        """Without the kinds that are for the office alone."""
        return replace(self, kinds={name: kind for name, kind in self.kinds.items() if not kind.internal})

    def declared(self, kind: DocumentKind) -> dict[str, object]:
        """What an audit of finished documents holds those of a kind to."""
        return self.known.get(kind.kind) or kind.declared()

    def behind(self, kind: str) -> frozenset[str]:
        """The templates that documents of a kind have been made from: its main one, its declaration, all that these
        have asked for, and the files of the looks."""
        found: set[str] = set()
        ahead = [f"{kind}/{MAIN}"]
        while ahead:
            name = ahead.pop()
            if name not in found:
                found.add(name)
                ahead += self.environment.asked.get(name, ())
        looks = (name for name in self.handed_out if name.startswith(f"{STYLES}/"))
        return frozenset((*found, f"{kind}/{DECLARATION}", *looks))

    def file(self, name: str) -> Path:
        """The file in force under `name` (styles/page.css). Raises TemplateError."""
        self.handed_out.add(name)
        try:
            return self.sources[name]
        except KeyError:
            raise TemplateError(message("there is no template file {name}", name=name)) from None

    def data(self, name: str) -> bytes:
        """What the file in force under `name` holds. Raises TemplateError."""
        self.file(name)
        return self.contents[name]

    @property
    def compiled(self) -> CompiledTemplates | None:
        """Where templates are kept as they were compiled."""
        kept = self.environment.bytecode_cache
        return kept if isinstance(kept, CompiledTemplates) else None

    def text(self, name: str) -> str:
        """The text of the file in force under `name`. Raises TemplateError."""
        return decoded(self.data(name), name)

    def texts(self) -> dict[str, str]:
        """The Jinja templates in force, by name."""
        return {name: decoded(data, name) for name, data in self.contents.items() if name.endswith(".j2")}

    def unaccepted(self) -> tuple[TemplateReview, ...]:
        """The templates that nobody has accepted as they are."""
        return tuple(template_reviews(self.sources, self.contents, self.folders))

    @cached_property
    def contents(self) -> dict[str, bytes]:
        """What every template in force holds, by name."""
        return {name: path.read_bytes() for name, path in self.sources.items()}

    @cached_property
    def sums(self) -> dict[str, str]:
        """The SHA-256 of every template in force."""
        return {name: hashlib.sha256(data).hexdigest() for name, data in self.contents.items()}

    @cached_property
    def sources(self) -> dict[str, Path]:
        """Every template in force, by name, in order: what an edition depends on."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            for name, path in files_below(folder):
                if name.rpartition("/")[2] != LOCK_FILE:
                    found.setdefault(name, Path(path))
        return dict(sorted(found.items()))


def load_templates(
    folders: tuple[Path, ...],
    functions: Mapping[str, Callable[..., object]],
    cache: Cache | None = None,
    shipped: Path | None = None,
) -> TemplateSet:
    """Read the declarations in `folders`. `functions`: what templates may call; `cache`: keeps templates compiled and
    kinds read; `shipped`: the folder that travels with the tool, whose templates are kept beside its code. Raises
    TemplateError."""
    present = tuple(folder for folder in folders if folder.is_dir())
    environment = ViewEnvironment(
        loader=FileSystemLoader([str(folder) for folder in present], encoding="utf-8-sig"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # no document of a build is made from another state of a file than those before it
        bytecode_cache=CompiledTemplates(cache, shipped) if cache or shipped else None,
    )
    environment.filters = {name: unwrap(environment.filters[name]) for name in _FILTERS}  # nothing here is async
    environment.filters |= {"selectattr": _select_by_field, "rejectattr": _reject_by_field}
    environment.globals = dict(functions)
    kinds, known = kinds_in(present, cache)
    return TemplateSet(present, kinds, environment, known=known)


__all__ = ["DECLARATION", "MAIN", "STYLES", "TemplateNotFound", "TemplateSet", "ViewEnvironment", "load_templates"]
