"""Who gets a grant whose own words name nobody: whom its clause names, those above it, or the notice most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from generator.checks.subject import squeeze
from generator.checks.units_brackets import without_units
from generator.draft import applicant
from generator.draft.award import Named
from generator.draft.for_others import is_taken_care_of, without_others
from generator.draft.lines import Grant
from generator.notice.model import Notice, NoticeClause
from generator.regex import regex

_LABEL = regex("(?:牵头|责任|配合|主管|主办|承办|协办)(?:单位|部门)(?=[：:])")  # of who carries the clause out


class Somebody:
    """Whom a notice names in the place of grants."""

    def __init__(self, notice: Notice, clause_ids: Mapping[str, str]) -> None:
        """`clause_ids`: by path."""
        self._ids = clause_ids
        # Documents print the organisations of a clause that an award cites: only one without any may lend its words.
        free = (each for each in notice.clauses if not each.lead + each.cooperating + each.responsible)
        self._texts = {each.path: squeeze(each.text) for each in free}

    def of(self, grant: Grant, clause: NoticeClause) -> Named | None:
        """A printed phrase with the clause in which it stands; None where the grant names somebody itself."""
        if grant.named:
            return None
        own = _in_clause(grant, _LABEL.sub("", without_units(squeeze(clause.text), clause)))
        if own:
            return Named(own, self._ids[clause.path])
        path = clause.path
        while path := path.rpartition("/")[0]:
            above = applicant.mentioned(self._texts.get(path, ""))
            if above:
                return Named(above, self._ids[path])
        return self._usual

    @cached_property
    def _usual(self) -> Named | None:
        """Whom the notice names most often, where it does so first."""
        everywhere = [(path, who) for path, text in self._texts.items() for who in applicant.all_mentioned(text)]
        if not everywhere:
            return None
        most = Counter(who for _, who in everywhere).most_common(1)[0][0]
        return Named(most, self._ids[next(path for path, who in everywhere if who == most)])


def _in_clause(grant: Grant, text: str) -> str | None:
    """Whom the words of the clause name; the 人 of 600人 is nobody."""
    trigger = grant.trigger or ""
    doing = without_others(trigger)
    text = text.replace(trigger, doing) if trigger else text
    named = (
        applicant.applicant_in(doing),
        applicant.addressed(text),
        applicant.mentioned(text),
        applicant.applicant_in(text),
    )
    return next((who for who in named if who and _is_named(who, text)), None)


def _is_named(who: str, text: str) -> bool:
    return not applicant.is_fragment(who) and not is_taken_care_of(who, text)
