"""Who gets a grant whose own words name nobody: whom its clause names, those above it, or the notice most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.checks.subject import squeeze
from generator.checks.units_brackets import without_units
from generator.draft import applicant
from generator.draft.award import Named
from generator.draft.for_others import is_taken_care_of, without_others
from generator.draft.lines import Grant
from generator.notice.model import Notice, NoticeClause
from generator.regex import regex

_LABEL = regex("(?:牵头|责任|配合|主管|主办|承办|协办)(?:单位|部门)(?=[：:])")  # of who carries the clause out


def somebody(grant: Grant, clause: NoticeClause, notice: Notice, clause_ids: Mapping[str, str]) -> Named | None:
    """A printed phrase with the clause in which it stands (ids by path); None where the grant names somebody itself."""
    if grant.named:
        return None
    texts = {each.path: squeeze(each.text) for each in notice.clauses}
    own = _in_clause(grant, _LABEL.sub("", without_units(texts[clause.path], clause)))
    if own:
        return Named(own, clause_ids[clause.path])
    # Documents print the organisations of a clause that an award cites: only one without any may lend its words.
    texts = {
        each.path: texts[each.path] for each in notice.clauses if not each.lead + each.cooperating + each.responsible
    }
    path = clause.path
    while path := path.rpartition("/")[0]:
        above = applicant.mentioned(texts.get(path, ""))
        if above:
            return Named(above, clause_ids[path])
    return _usual(texts, clause_ids)


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


def _usual(texts: Mapping[str, str], clause_ids: Mapping[str, str]) -> Named | None:
    """Whom the notice names most often, where it does so first."""
    everywhere = [(path, who) for path, text in texts.items() for who in applicant.all_mentioned(text)]
    if not everywhere:
        return None
    most = Counter(who for _, who in everywhere).most_common(1)[0][0]
    return Named(most, clause_ids[next(path for path, who in everywhere if who == most)])
