"""One application form for each award of a draft."""

from __future__ import annotations

from collections.abc import Iterator

from generator.draft.figures import Data, source_of


def form_of(award: Data) -> Data:
    """The form: what it is for, the award's levels to choose from, the sum, what the sum is computed from."""
    return {
        "#": "请核对栏目，补充条款要求填写的内容",
        "id": award["id"],
        "title": f"{award['name']}申请表",
        "edition": "草稿",
        "awards": [award["id"]],
        "how_to": [f"本表用于申请{{{{ awards.{award['id']} }}}}，依据{{{{ clauses.{source_of(award)['clause']} }}}}。"],
        "groups": [{"id": "matter", "title": "申请事项", "fields": list(_fields(award))}],
    }


def _fields(award: Data) -> Iterator[Data]:
    if "tiers" in award:
        path = f"awards.{award['id']}.tiers"
        yield {"id": "level", "label": "申请的档次", "type": "choice", "choices_from": path, "wide": True}
    yield {"id": "matter", "label": "符合条件的情况说明", "type": "long_text", "wide": True, "max_length": 500}
    yield {"id": "date", "label": "符合条件的日期", "type": "date"}
    yield from _sum(award)


def _sum(award: Data) -> Iterator[Data]:
    """The sum asked for; of a share its base, and what comes of it."""
    amount, path = award.get("amount"), f"awards.{award['id']}.amount"
    asked: Data = {"id": "amount", "label": "申请金额（万元）", "type": "money"}
    if not isinstance(amount, dict):
        yield asked
    elif "percent" in amount:
        yield {"id": "base", "label": "计算奖补的基数（万元）", "type": "money"}
        most = amount.get("bound") == "at_most"
        label = "按比例计算的上限（万元）" if most else "按比例计算的金额（万元）"
        yield {
            "id": "share",
            "label": label,
            "type": "computed",
            "computes": {"award": path.removesuffix(".amount"), "base": "base"},
        }
        yield asked
    else:
        limited = amount["unit"] == "CNY" and amount.get("bound") == "at_most" and "per" not in amount
        yield {**asked, **({"limit": path} if limited else {})}
