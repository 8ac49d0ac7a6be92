"""Options and arguments that several commands share."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import click

from generator.cli.translated import say
from generator.errors import UsageError
from generator.message import message
from generator.regex import regex

_DAY = regex(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?")
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def as_of_today(given: datetime | None) -> date:
    """The as-of date: `--as-of`, else SOURCE_DATE_EPOCH, else today."""
    if given is not None:
        return given.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(message("SOURCE_DATE_EPOCH is {found}, expected seconds since 1970", found=epoch)) from error


class Day(click.ParamType[datetime]):
    """A day as it is typed: 2025-01-01, 2025/1/1, 2025年1月1日."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        del param, ctx
        found = _DAY.fullmatch(str(value).strip())
        try:
            year, month, day = map(int, found.groups() if found else ())
            return datetime(year, month, day)
        except ValueError as error:
            raise UsageError(
                message("“{found}” is no day", found=value),
                hint=message("write it as 2025-01-01, 2025/1/1 or 2025年1月1日"),
            ) from error


def as_of_option(told: str = say("the day for which the term is judged (default: today)")) -> Decorator:
    return click.option("--as-of", type=Day(), metavar="DATE", help=told)


def jobs_option() -> Decorator:
    return click.option(
        "--jobs", type=click.IntRange(1), help=say("policies at the same time (default: as many as processors)")
    )


def scheduler_option() -> Decorator:
    return click.option("--scheduler", metavar="ADDRESS", help=say("a Dask scheduler that shares the work out"))


def policies_argument() -> Decorator:
    return click.argument("policies", nargs=-1, metavar="[POLICY]...")
