"""A first model of a notice: everything that the reader understood, with quotes; a person corrects it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.checks.coverage import without_units
from generator.checks.subject import squeeze
from generator.draft.award import award_of
from generator.draft.eligibility import eligibility_of
from generator.draft.figures import Data, figures, source_of
from generator.draft.granting import applicant_in, grant_of
from generator.draft.head import head_of
from generator.draft.measures import THEME, UNNAMED, measure_of, rule_of
from generator.draft.names import UNNAMED_AWARD, Names
from generator.draft.sentences import Sentence, sentences
from generator.notice.facts import find_facts
from generator.notice.model import Clause, Notice

# A sentence that limits what the one before it grants: 单个项目奖励最高不超过300万元.
_CEILING = re.compile(r"(?:同一|单个|单家|每个|每家|每户|累计|年度|总额|全年|合计)")
# What a person must answer where the notice has words of a kind and the draft states none.
TERM_OPEN = "这些文字是否写明本文件的施行日期或执行期限？如是，请写入 validity 并删去本项；如否，请写明理由"
UNITS_OPEN = "这些文字是否写明本条的责任单位？如是，请在 clauses 列出并删去本项；如否，请写明理由"


class Draft:
    """Collects the parts of a draft; `policy` is the model as plain values, in the order of the file.

    A value may hold a comment for a person under the key "#": `generator.draft.yaml_text` writes it above the value.
    """

    def __init__(self, notice: Notice, name: str) -> None:
        self.notice = notice
        self.name = name
        self.names = Names(notice)
        self.clause_ids = {clause.path: f"c{number:02}" for number, clause in enumerate(notice.clauses, 1)}
        self.headings = {clause.path: clause.heading for clause in notice.clauses}
        self.eligibility = eligibility_of(notice, self.clause_ids)
        self.awards: list[Data] = []
        self.measures: list[Data] = []
        self.rules: list[Data] = []
        self.set_aside: list[Data] = []
        for clause in notice.clauses:
            self._clause(clause)
        for place, paragraphs in (("preamble", notice.preamble), ("closing", notice.closing)):
            self._around_clauses(place, paragraphs)
        self._name_awards()

    def _clause(self, clause: Clause) -> None:
        text = squeeze(clause.text)
        name = self.clause_ids[clause.path]
        if not text or text.rstrip("。") == squeeze(clause.heading or "").rstrip("。"):
            return
        said = without_units(text, clause)
        for sentence in sentences(name, said, find_facts(text), clause):
            if sentence.text in self._asked(name):
                continue
            if not sentence.award or not self._grants(sentence, clause, said):
                self._says(sentence, clause)

    def _heading(self, clause: Clause) -> str | None:
        """The clause's heading, else that of the nearest clause above it."""
        path = clause.path
        while path and not self.headings.get(path):
            path = path.rpartition("/")[0]
        return self.headings.get(path)

    def _asked(self, clause: str) -> tuple[str, ...]:
        """The words of the clause that eligibility quotes."""
        sources = self.eligibility["source"] if self.eligibility else []
        assert isinstance(sources, list)  # noqa: S101 - made by eligibility_of
        return tuple(source["quote"] for source in sources if source["clause"] == clause)

    def _grants(self, sentence: Sentence, clause: Clause, text: str) -> bool:
        """Take the sentence as an award, or as a limit of the award before it."""
        before = self.awards[-1] if self.awards else None
        capped = all(fact.bound == "at_most" for fact in sentence.award) and _CEILING.match(sentence.text)
        if capped and before and source_of(before)["clause"] == sentence.clause:
            add_condition(before, sentence.clause, sentence.text, figures(sentence.facts))
            return True
        grant = grant_of(sentence, text)
        if grant is None:
            return False
        if grant.start:
            self._says(sentence.part(0, grant.start), clause)
        name = self.names.label(self._heading(clause), UNNAMED_AWARD)
        award = award_of(sentence, grant, name, len(self.awards) + 1)
        if award["beneficiary"] == award["trigger"]:
            self._beneficiary_above(award, clause)
        self.awards.append(award)
        return True

    def _beneficiary_above(self, award: Data, clause: Clause) -> None:
        """Where the clause names nobody, the clause above it may: 对符合条件的举报人，按照以下标准给予奖励：."""
        above = next((each for each in self.notice.clauses if each.path == clause.path.rpartition("/")[0]), None)
        applicant = applicant_in(squeeze(above.text)) if above else None
        if above and applicant:
            award["beneficiary"] = applicant
            award["source"] = [award["source"], {"clause": self.clause_ids[above.path], "quote": applicant}]

    def _says(self, sentence: Sentence, clause: Clause) -> None:
        """Take the sentence as a rule of the notice on itself, else as a measure."""
        if not sentence.text:
            return
        rule = rule_of(sentence, len(self.rules) + 1)
        if rule:
            self.rules.append(rule)
        else:
            name = self.names.label(self._heading(clause), UNNAMED)
            self.measures.append(measure_of(sentence, clause, self.notice, name, len(self.measures) + 1))

    def refigure(self, item: Data) -> bool:
        """State the figures of the words that a measure or rule quotes as they stand in the whole clause."""
        source = source_of(item)
        if source["clause"] in ("preamble", "closing"):
            return False
        clause = next(each for each in self.notice.clauses if self.clause_ids[each.path] == source["clause"])
        text, quote = squeeze(clause.text), str(source["quote"])
        start, end = text.find(quote), text.find(quote) + len(quote)
        found = figures(fact for fact in find_facts(text) if start <= fact.start and fact.end <= end)
        if item.get("figures", []) == found:
            return False
        item.pop("figures", None)
        item |= {"figures": found} if found else {}
        return True

    def leave_open(self, clause: str, words: str, question: str) -> None:
        """Words that may answer what documents say the notice leaves open: set aside until a person has looked."""
        number = len(self.set_aside) + 1
        source = {"clause": clause, "quote": words}
        self.set_aside.append({"#": question, "id": f"open-{number}", "reason": "由程序暂放，待核对", "source": source})

    @property
    def term_is_open(self) -> bool:
        """Whether words of the notice may give an end or a start that the draft does not state."""
        return any(each["#"] == TERM_OPEN for each in self.set_aside)

    def claim(self, clause_id: str, words: str) -> bool:
        """One more measure for words that nothing claims; False where one quotes them already."""
        clause = next((each for each in self.notice.clauses if self.clause_ids[each.path] == clause_id), None)
        if clause is None or any(source_of(each)["quote"] == words for each in self.measures):
            return False
        name = self.names.label(self._heading(clause), UNNAMED)
        measure = measure_of(Sentence(clause_id, words, ()), clause, self.notice, name, len(self.measures) + 1)
        self.measures.append(measure)
        self.refigure(measure)
        return True

    def demote(self, award: Data) -> None:
        """The award as a measure: its words stay, a person decides."""
        self.awards.remove(award)
        source = source_of(award)
        clause = next(each for each in self.notice.clauses if self.clause_ids[each.path] == source["clause"])
        text = squeeze(clause.text)
        quotes = {str(source["quote"]), *_quotes_below(award, source["clause"])}
        for quote in sorted(quotes, key=text.find):
            inside = any(quote != other and quote in other for other in quotes)
            start, end = text.find(quote), text.find(quote) + len(quote)
            facts = tuple(fact for fact in find_facts(text) if start <= fact.start and fact.end <= end)
            if start >= 0 and not inside:
                sentence = Sentence(str(source["clause"]), quote, facts, doubtful=facts)
                name = self.names.label(self._heading(clause), UNNAMED)
                self.measures.append(measure_of(sentence, clause, self.notice, name, len(self.measures) + 1))

    def without_eligibility(self) -> None:
        """The words of eligibility as measures instead: they do not fit the tree of requirements."""
        sources = self.eligibility["source"] if self.eligibility else []
        assert isinstance(sources, list)  # noqa: S101 - made by eligibility_of
        self.eligibility = None
        for source in sources:
            clause = next(each for each in self.notice.clauses if self.clause_ids[each.path] == source["clause"])
            facts = tuple(find_facts(source["quote"]))
            self._says(Sentence(source["clause"], source["quote"], facts), clause)

    def _around_clauses(self, name: str, paragraphs: tuple[str, ...]) -> None:
        """Paragraphs before the first clause and behind the last are claimed as what surrounds the notice."""
        head = {squeeze(self.notice.document_number or "")}
        for text in map(squeeze, paragraphs):
            if text and text not in head:
                found = figures(find_facts(text))
                self.rules.append(
                    {
                        "id": f"{name}-{len(self.rules) + 1}",
                        "name": "文件开头" if name == "preamble" else "文件末尾",
                        "kind": "other",
                        **({"figures": found} if found else {}),
                        "source": {"clause": name, "quote": text},
                    }
                )

    def _name_awards(self) -> None:
        """Awards of one clause are told apart by what they are for."""
        counts = Counter(source_of(award)["clause"] for award in self.awards)
        taken: Counter[str] = Counter()
        for award in self.awards:
            if counts[source_of(award)["clause"]] > 1 or award["name"] == UNNAMED_AWARD:
                award["name"] = self.names.award(award)
            taken[str(award["name"])] += 1
            if taken[str(award["name"])] > 1:
                award["name"] = self.names.numbered(str(award["name"]), taken[str(award["name"])])

    def policy(self) -> Data:
        """policy.yaml as plain values."""
        return {
            **head_of(self.notice, self.name, self.clause_ids, self.names),
            "clauses": [self._declared(clause) for clause in self.notice.clauses],
            **({"themes": [{"id": THEME, "name": "政策举措"}]} if self.measures else {}),
            "awards": self.awards,
            **({"eligibility": self.eligibility} if self.eligibility else {}),
            "measures": self.measures,
            "rules": self.rules,
            **({"set_aside": self.set_aside} if self.set_aside else {}),
        }

    def _declared(self, clause: Clause) -> Data:
        roles = {
            role: [self.names.organisations[squeeze(unit)] for unit in getattr(clause, role)]
            for role in ("lead", "cooperating", "responsible")
            if getattr(clause, role)
        }
        return {"id": self.clause_ids[clause.path], "path": clause.path, **roles}


def add_condition(award: Data, clause: str, quote: str, found: list[Data]) -> None:
    """One more condition of an award, in the words of the clause."""
    conditions = award.setdefault("conditions", [])
    assert isinstance(conditions, list)  # noqa: S101 - made by award_of
    source = {"clause": clause, "quote": quote}
    number = len(conditions) + 1
    conditions.append({"id": f"condition-{number}", **({"figures": found} if found else {}), "source": source})


def _quotes_below(award: Data, clause: object) -> Iterator[str]:
    for name in ("conditions", "exclusions"):
        items = award.get(name, [])
        assert isinstance(items, list)  # noqa: S101 - made by award_of
        yield from (item["source"]["quote"] for item in items if item["source"]["clause"] == clause)
