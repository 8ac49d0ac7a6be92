"""The looks that finished files are held to: values, made beside the audit from the reference document and templates.

The audit knows neither writers nor templates; what they give is compared byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.dataclass import dataclass

SLOT = "\ufdd0"  # no character of any page: where a page's own words stand in its shell


@dataclass(frozen=True, slots=True)
class WordLooks:
    """What the reference document gives every Word file, as text.

    `parts`: member -> its content, those of a form with data in `form_parts`; `numbering`: that part up to the lists
    that a document has of its own; `header` and `footer`: what stands before and behind the document's own line;
    `sections`: document kind -> the properties of its section, with a cover and without.
    """

    parts: Mapping[str, str]
    form_parts: Mapping[str, str]
    numbering: str
    header: tuple[str, str]
    footer: tuple[str, str]
    sections: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says in its shell. `up`: the way to the output folder; `title` and `description`: (statement id,
    words); `links`: how many there are in the navigation."""

    up: str
    language: str
    kind: str
    landscape: bool
    form: bool
    closed: bool
    title: tuple[str, str]
    description: tuple[str, str]
    properties: tuple[tuple[str, str], ...]
    skip: bool
    links: int


@dataclass(frozen=True, slots=True)
class Looks:
    """All looks of one set of templates.

    `sources`: file -> SHA-256, as the manifest lists inputs, of what looks and the start page are made of; `scripts`:
    file -> text, of those among them that pages carry; `page`: the
    shell of a page, with SLOT for each of its own pieces: skip link, links, body, footer, and in a form its data;
    `kinds`: what each kind declares, as a manifest has it; `labels`: template -> the words that each of its tables
    prints as they stand, in their order; `names`: template -> (field or line of a card, label); `templates`:
    template -> SHA-256.
    """

    sources: Mapping[str, str]
    scripts: Mapping[str, str]
    word: WordLooks
    page: Callable[[PageHead], str]
    kinds: Mapping[str, Mapping[str, object]]
    labels: Mapping[str, tuple[tuple[str, ...], ...]]
    names: Mapping[str, frozenset[tuple[str, str]]]
    templates: Mapping[str, str]
