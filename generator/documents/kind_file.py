"""A template.yaml read. Apart from kinds.py: it is slow to import."""

from __future__ import annotations

from generator.documents.declaration import DocumentKind
from generator.errors import TemplateError
from generator.message import message
from generator.policy.validating import ValidationError, validated
from generator.policy.yaml_source import YamlError, read_yaml


def read_kind(text: str, file: str) -> DocumentKind:
    """Parse a template.yaml. Raises TemplateError with file and line."""
    try:
        source = read_yaml(text, file)
        return validated(DocumentKind, source.data)
    except YamlError as error:
        raise TemplateError(
            message("{file}:{line}: {problem}", file=file, line=error.place.line, problem=error.message),
            hint=error.hint,
        ) from error
    except ValidationError as error:
        detail = error.errors()[0]
        path = tuple(detail["loc"])
        while path and path not in source.places:
            path = path[:-1]
        raise TemplateError(
            message(
                "{file}:{line}: {path}: {problem}",
                file=file,
                line=source.places[path].line,
                path=".".join(map(str, detail["loc"])),
                problem=detail["msg"],
            )
        ) from error
