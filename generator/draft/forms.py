"""Application forms of a draft: one for the awards of a clause and a kind of applicant, with a box for each award."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.draft.answer_length import that_fit
from generator.draft.computing import computed_fields
from generator.draft.figures import Data, source_of
from generator.draft.names import without_levels
from generator.policy.review import DRAFT_EDITION

_HINT = "请核对栏目，补充条款要求填写的内容"
_PERSON = "individual"
_WHO = {"individual": "个人", "organisation": "单位", "project": "项目", "enterprise": "企业"}


def assign_forms(awards: Sequence[Data]) -> None:
    """Give each award the id of the form that it shares with the awards of its clause for the same applicants."""
    keys: dict[tuple[str, str], str] = {}
    for award in awards:
        key = (str(source_of(award)["clause"]), _applicant(award))
        award["form"] = keys.setdefault(key, f"form-{len(keys) + 1}")


def forms_of(awards: Sequence[Data], headings: Sequence[str], plain: frozenset[str]) -> list[Data]:
    """The forms that the awards name. `plain`: forms that compute nothing.

    `headings`: of each award's clause as a label, empty where there is none.
    """
    members: dict[str, list[int]] = {}
    for place, award in enumerate(awards):
        if "form" in award:
            members.setdefault(str(award["form"]), []).append(place)
    forms: list[Data] = []
    titles: set[str] = set()
    for name, places in members.items():
        own = [awards[place] for place in places]
        title = _title(own, headings[places[0]], _applicant(own[0]), titles)
        titles.add(title)
        form = _form(name, own, title, computing=name not in plain)
        both = _for_persons(own)
        if both:
            form["applicants"] = [*dict.fromkeys(kind for award in own for kind in _kinds(award) if kind != _PERSON)]
        forms.append(form)
        if both:
            titles.add(f"{title}（个人）")
            person = _form(f"{name}-person", both, f"{title}（个人）", computing=name not in plain)
            forms.append({**person, "applicants": [_PERSON]})
    return forms


def _applicant(award: Data) -> str:
    kinds = _kinds(award)
    return next((kind for kind in kinds if kind != _PERSON), kinds[0])


def _kinds(award: Data) -> list[str]:
    kinds = award.get("applicants")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) and kinds else ["enterprise"]


def _for_persons(awards: Sequence[Data]) -> list[Data]:
    """The awards of a form for units that persons apply for as well."""
    return [award for award in awards if _PERSON in _kinds(award) and len(_kinds(award)) > 1]


def _title(awards: Sequence[Data], heading: str, who: str, taken: set[str]) -> str:
    """After the clause, or the only award; with who applies where the clause has several forms."""
    subject = str(awards[0]["name"]) if len(awards) == 1 or not heading else heading
    words = without_levels(subject) or str(awards[0]["name"])
    options = (f"{words}申请表", f"{words}申请表（{_WHO[who]}）", f"{awards[0]['name']}等事项申请表")
    return next((title for title in options if title not in taken), f"{words}申请表（{len(taken)}）")


def _form(name: str, awards: Sequence[Data], title: str, *, computing: bool) -> Data:
    names = [f"{{{{ awards.{award['id']} }}}}" for award in awards]
    shown = names[: that_fit(names)]
    look_ups = "、".join(shown) + ("等" if len(shown) < len(names) else "")
    clause = source_of(awards[0])["clause"]
    return {
        "#": _HINT,
        "id": name,
        "title": title,
        "edition": DRAFT_EDITION,
        "awards": [award["id"] for award in awards],
        "how_to": [f"本表用于申请{look_ups}，依据{{{{ clauses.{clause} }}}}。"],
        "groups": list(_groups(awards, computing=computing)),
    }


def _groups(awards: Sequence[Data], *, computing: bool) -> Iterator[Data]:
    several = len(awards) > 1
    chosen: list[Data] = [_boxes(awards)] if several else []
    about: list[Data] = [
        {"id": "matter", "label": "符合条件的情况说明", "type": "long_text", "wide": True, "max_length": 500},
        {"id": "date", "label": "符合条件的日期", "type": "date"},
    ]
    if not several:
        own = list(_own_fields(awards[0], "", computing=computing))
        yield {"id": "matter", "title": "申请事项", "fields": [*_level(awards[0], ""), *about, *own]}
        return
    yield {"id": "matter", "title": "申请事项", "fields": [*chosen, *about]}
    for award in awards:
        only: Data = {"only_if": {"field": "awards", "is_any_of": [award["id"]]}}
        prefix = f"{award['id']}-"
        fields = [*_level(award, prefix), *_own_fields(award, prefix, computing=computing)]
        yield {"id": str(award["id"]), "title": award["name"], "fields": [{**field, **only} for field in fields]}


def _boxes(awards: Sequence[Data]) -> Data:
    """A box for each award of the form."""
    choices = [{"id": award["id"], "label": f"{{{{ awards.{award['id']} }}}}"} for award in awards]
    return {"id": "awards", "label": "申请的事项", "type": "multiple", "choices": choices, "wide": True}


def _level(award: Data, prefix: str) -> Iterator[Data]:
    """The tier that is applied for; one that a band or a place chooses is named by all that it says."""
    tiers = award.get("tiers")
    if not isinstance(tiers, list):
        return
    path = f"awards.{award['id']}.tiers"
    field: Data = {"id": f"{prefix}level", "label": "申请的档次", "type": "choice", "wide": True}
    if all("level" in tier and "band" not in tier for tier in tiers):
        yield {**field, "choices_from": path}
    else:
        yield {**field, "choices": [{"id": tier["id"], "label": f"{{{{ {path}.{tier['id']} }}}}"} for tier in tiers]}


def _own_fields(award: Data, prefix: str, *, computing: bool) -> Iterator[Data]:
    """What the sum is computed from, where a rule gives it, and the sum that is asked for."""
    computed = list(computed_fields(award, prefix)) if computing else []
    yield from computed
    amount, path = award.get("amount"), f"awards.{award['id']}.amount"
    asked: Data = {"id": f"{prefix}amount", "label": "申请金额", "type": "money"}
    limited = isinstance(amount, dict) and amount.get("bound") == "at_most" and amount.get("unit") == "CNY"
    plain = isinstance(amount, dict) and "per" not in amount and "to" not in amount and "each" not in award
    yield {**asked, "limit": path} if limited and plain and not computed else asked
