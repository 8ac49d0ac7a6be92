"""Parts of a policy's files made anew: questions and forms from the model as it stands, the model from the notice."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from generator.checks.subject import squeeze
from generator.dataclass import dataclass, replace
from generator.draft.faq import faq_of
from generator.draft.figures import Data
from generator.draft.forms import forms_of
from generator.draft.modelled import modelled
from generator.draft.record import EDITION, FILES, digest, items_of
from generator.draft.settle import settled
from generator.draft.splice import Fresh, spliced
from generator.draft.yaml_text import key_lines, without_comments
from generator.notice.model import Notice
from generator.policy.yaml_source import read_yaml

FROM_MODEL = ("faq", "forms")
_TOGETHER = ("clauses", "organisations")  # a clause names organisations by their ids
DraftRecord = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Redrafted:
    """The files (name -> text) and the record after it; `made`: paths of items made anew, `kept`: a person's."""

    texts: Mapping[str, str]
    record: dict[str, dict[str, str]]
    made: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def redrafted(
    texts: Mapping[str, str], record: DraftRecord, notice: Notice, parts: Sequence[str], name: str, as_of: date
) -> Redrafted:
    """The files of policy `name` with these parts made anew; those of the model first, as the others follow it."""
    result = Redrafted(dict(texts), {path: dict(told) for path, told in record.items()})
    parts = (*parts, *_TOGETHER) if any(part in parts for part in _TOGETHER) else parts
    own = [part for part in FILES if part in parts and part not in FROM_MODEL]
    if own:
        policy = read_yaml(result.texts["policy.yaml"], "policy.yaml").data
        clauses: Any = policy["clauses"]
        known = {str(clause["path"]): str(clause["id"]) for clause in clauses}
        units: Any = policy.get("organisations") or {}
        files = settled(notice, name, as_of, known, {squeeze(each["name"]): key for key, each in units.items()})
        for part in own:
            result = _with_part(result, part, files["policy.yaml"])
    for part in (part for part in FROM_MODEL if part in parts):
        result = _with_part(result, part, _from_model(part, result.texts, notice))
    return result


def _from_model(part: str, texts: Mapping[str, str], notice: Notice) -> Data:
    policy = read_yaml(texts["policy.yaml"], "policy.yaml").data
    model = modelled(notice, policy)
    if part == "faq":
        return {"faq": faq_of(model, policy)}
    return {"forms": forms_of(model.awards, model.award_headings(), frozenset())}


def _with_part(before: Redrafted, part: str, made: Data) -> Redrafted:
    file = FILES[part]
    text = before.texts[file]
    now = dict(items_of(part, read_yaml(text, file).data))
    named = {told["as"]: path for path, told in before.record.items()}
    fresh = dict(items_of(part, {part: _renamed(made.get(part), named)}))
    fresh = {path: _as_accepted(value, now.get(path)) for path, value in fresh.items()}
    own = {path: told for path, told in before.record.items() if path.split(".")[0] == part}

    def is_made(path: str) -> bool:
        return path in own and path in now and digest(now[path]) == own[path]["sha256"]

    text, taken = _MAKERS.get(part, _members)(text, part, fresh, is_made, frozenset(own) - frozenset(now))
    after = dict(items_of(part, read_yaml(text, file).data))
    made_as = {path: told["as"] for path, told in own.items()}
    record = {path: told for path, told in before.record.items() if path not in own or path not in now or path in after}
    record |= {path: {"as": made_as.get(path, path), "sha256": digest(after[path])} for path in taken if path in after}
    kept = tuple(path for path in after if path not in taken)
    texts = {**before.texts, file: text}
    return replace(before, texts=texts, record=record, made=(*before.made, *taken), kept=(*before.kept, *kept))


def _as_accepted(made: Any, stands: Any) -> Any:
    """What is made now; where it is what stands already, with the edition that it was accepted as."""
    accepted = isinstance(stands, dict) and EDITION in stands and digest(without_comments(made)) == digest(stands)
    return {**made, EDITION: stands[EDITION]} if accepted else made


def _renamed(value: Any, named: Mapping[str, str]) -> Any:
    """What is made now with the ids that a person gave: names alone, and paths in look-ups."""
    ids = {old.rpartition(".")[2]: new.rpartition(".")[2] for old, new in named.items() if old != new}
    if not ids:
        return value
    paths = re.compile("|".join(rf"(?<![\w.\-]){re.escape(old)}(?![\w\-])" for old, new in named.items() if old != new))
    return _replaced(value, ids, lambda words: paths.sub(lambda found: named[found[0]], words))


def _replaced(value: Any, ids: Mapping[str, str], look_ups: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(member, ids, look_ups) for key, member in value.items()}
    if isinstance(value, list):
        return [_replaced(member, ids, look_ups) for member in value]
    return ids.get(value) or look_ups(value) if isinstance(value, str) else value


IsMade = Callable[[str], bool]


def _members(
    text: str, part: str, fresh: Mapping[str, Any], is_made: IsMade, gone: frozenset[str]
) -> tuple[str, tuple[str, ...]]:
    """The members of a list at the top of a file."""
    if read_yaml(text, part).data.get(part) is None and fresh:
        text = f"{text.rstrip()}\n{part}: []\n"
    members = [Fresh(_id(path), value) for path, value in fresh.items()]
    result = spliced(text, [part], members, lambda name: is_made(f"{part}.{name}"), frozenset(map(_id, gone)))
    return result.text, tuple(f"{part}.{name}" for name in result.taken)


def _whole(
    text: str, part: str, fresh: Mapping[str, Any], is_made: IsMade, gone: frozenset[str]
) -> tuple[str, tuple[str, ...]]:
    """A part that is one item."""
    value = fresh.get(part)
    block = re.compile(rf"^(?:#[^\n]*\n)*{part}:[^\n]*\n(?:(?:[ \-][^\n]*)?\n)*", re.MULTILINE)
    present = block.search(text) is not None
    if (present and not is_made(part)) or (not present and (value is None or part in gone)):
        return text, ()
    words = "".join(f"{line}\n" for line in key_lines(part, value)) if value is not None else ""
    text = block.sub(lambda _: words, text) if present else f"{text.rstrip()}\n{words}"
    return text, (part,) if value is not None else ()


def _questions(
    text: str, part: str, fresh: Mapping[str, Any], is_made: IsMade, gone: frozenset[str]
) -> tuple[str, tuple[str, ...]]:
    """The questions of each group; a group that is new is put behind the others."""
    taken: list[str] = []
    groups = [path.split(".")[2] for path in fresh]
    for group in dict.fromkeys(groups):
        data: Any = read_yaml(text, part).data[part]
        known = [each["id"] for each in data["groups"]]
        if group not in known:
            continue
        prefix = f"faq.groups.{group}.questions."
        members = [Fresh(_id(path), value) for path, value in fresh.items() if path.startswith(prefix)]
        out = frozenset(_id(path) for path in gone if path.startswith(prefix))
        keys: list[str | int] = ["faq", "groups", known.index(group), "questions"]
        result = spliced(text, keys, members, partial(_below, is_made, prefix), out)
        text, taken = result.text, [*taken, *(f"{prefix}{name}" for name in result.taken)]
    return text, tuple(taken)


def _below(is_made: IsMade, prefix: str, name: str) -> bool:
    return is_made(f"{prefix}{name}")


def _id(path: str) -> str:
    return path.rpartition(".")[2]


def _organisations(
    text: str, part: str, fresh: Mapping[str, Any], is_made: IsMade, gone: frozenset[str]
) -> tuple[str, tuple[str, ...]]:
    """The organisations by id: new ones behind the others; one that the notice names no more goes, where nothing else
    speaks of it."""
    stands: Any = read_yaml(text, part).data.get(part) or {}
    kept = {name: each for name, each in stands.items() if not _is_lost(f"{part}.{name}", text, fresh, is_made)}
    new = {_id(path): value for path, value in fresh.items() if _id(path) not in stands and path not in gone}
    made = tuple(path for path in fresh if _id(path) in new or is_made(path))
    if not new and len(kept) == len(stands):
        return text, made
    return _with_block(text, part, {**kept, **new}), made


def _is_lost(path: str, text: str, fresh: Mapping[str, Any], is_made: IsMade) -> bool:
    return is_made(path) and path not in fresh and not _is_named(text, _id(path))


def _with_block(text: str, part: str, members: Mapping[str, Any]) -> str:
    """The text of a YAML file with the block `part` written anew, at the end where there is none."""
    words = "".join(f"{line}\n" for line in key_lines(part, members))
    block = re.compile(rf"^{part}:[^\n]*\n(?:(?:[ \-][^\n]*)?\n)*", re.MULTILINE)
    return block.sub(lambda _: words, text, count=1) if block.search(text) else f"{text.rstrip()}\n{words}"


def _is_named(text: str, name: str) -> bool:
    """Whether an id stands anywhere in a file but at its own entry."""
    return len(re.findall(rf"(?<![\w\-]){re.escape(name)}(?![\w\-])", text)) > 1


_MAKERS = {"faq": _questions, "eligibility": _whole, "organisations": _organisations}
