"""A first model of a notice: everything that the reader understood, with quotes; a person corrects it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.coverage import UNITS_BRACKET
from generator.checks.duty_words import speaks_to_enterprises
from generator.checks.identity import BY_RULE
from generator.checks.subject import squeeze
from generator.checks.typed_facts import facts_and_names
from generator.draft.figures import Data, amount, figures
from generator.draft.sentences import Sentence, beneficiary_of, sentences, trigger_of, verb_of
from generator.notice.facts import find_facts
from generator.notice.model import Clause, Notice

THEME = "measures"


class Draft:
    """Collects the parts of a draft; `data` is the model as plain values, in the order of the files."""

    def __init__(self, notice: Notice, name: str) -> None:
        self.notice = notice
        self.organisations = {unit: f"org-{number}" for number, unit in enumerate(_units(notice), 1)}
        self.clause_ids = {clause.path: f"c{number:02}" for number, clause in enumerate(notice.clauses, 1)}
        self.names = tuple(sorted(self.organisations, key=lambda unit: (-len(unit), unit)))
        self.awards: list[Data] = []
        self.measures: list[Data] = []
        self.rules: list[Data] = []
        self.name = name
        for clause in notice.clauses:
            self._clause(clause)
        self._around_clauses("preamble", notice.preamble)
        self._around_clauses("closing", notice.closing)

    def label(self, words: str | None, otherwise: str) -> str:
        """A name without facts: `words` if they hold none, else `otherwise`."""
        plain = squeeze(words or "")
        return plain if plain and not any(True for _ in facts_and_names(plain, self.names)) else otherwise

    def _clause(self, clause: Clause) -> None:
        text = squeeze(clause.text)
        name = self.clause_ids[clause.path]
        if not text or text.rstrip("。") == squeeze(clause.heading or "").rstrip("。"):
            return
        units = clause.lead or clause.cooperating or clause.responsible
        said = UNITS_BRACKET.sub("", text) if units else text
        for sentence in sentences(name, said, find_facts(text), clause):
            if sentence.award:
                self.awards.append(self._award(sentence, clause))
            elif sentence.text:
                self.measures.append(self._measure(sentence, clause))

    def _award(self, sentence: Sentence, clause: Clause) -> Data:
        trigger = trigger_of(sentence.text)
        number = len(self.awards) + 1
        source = {"clause": sentence.clause, "quote": sentence.text}
        parts = [
            {"id": f"part-{index}", "payment": "not_said", "amount": amount(fact), "source": source}
            for index, fact in enumerate(sentence.award, 1)
        ]
        rest = [fact for fact in sentence.facts if fact not in sentence.award]
        conditions = [{"id": "figures", "figures": figures(rest), "source": source}] if rest else []
        return {
            "id": f"award-{number}",
            "name": self.label(clause.heading, "本条奖补事项"),
            "beneficiary": beneficiary_of(sentence.text, trigger),
            "trigger": trigger,
            "parts": parts,
            **({"conditions": conditions} if conditions else {}),
            "form": f"award-{number}",
            "source": source,
        }

    def _measure(self, sentence: Sentence, clause: Clause) -> Data:
        found = figures(sentence.facts)
        terms = [squeeze(definition.term) for definition in self.notice.definitions]
        return {
            "id": f"measure-{len(self.measures) + 1}",
            "name": self.label(clause.heading, "本条举措"),
            "theme": THEME,
            "addressee": "enterprise" if speaks_to_enterprises(sentence.text, terms) else "department",
            "verb": verb_of(sentence.text),
            **({"figures": found} if found else {}),
            "source": {"clause": sentence.clause, "quote": sentence.text},
        }

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

    def policy(self) -> Data:
        """policy.yaml as plain values."""
        notice = self.notice
        return {
            "id": self.name,
            "title": notice.body_title or notice.title or "（原文未印标题）",
            **({"document_number": notice.document_number} if notice.document_number else {}),
            "issuers": list(notice.issuers),
            **({"issued": notice.issued} if notice.issued else {}),
            "edition": "草稿",
            "validity": self._validity(),
            "definitions": list(self._definitions()),
            "organisations": {key: {"name": unit} for unit, key in self.organisations.items()},
            "clauses": [self._declared(clause) for clause in notice.clauses],
            "themes": [{"id": THEME, "name": "政策举措"}],
            "awards": self.awards,
            "measures": self.measures,
            "rules": self.rules,
        }

    def _validity(self) -> Data:
        effective = self.notice.effective
        text = squeeze(effective.text or "")
        place = self.place_of(text)
        start: Data = {"rule": "not_said"}
        if effective.start:
            start = {"date": effective.start}
        elif BY_RULE.search(text):
            start = {"rule": "from_publication"}
        return {
            "start": start,
            **({"end": effective.end} if effective.end else {}),
            **(self._term(text) if place else {}),
            "source": place or self.opening(),
        }

    def _term(self, text: str) -> Data:
        """The length of the term where it is printed: 有效期5年."""
        length = next((fact for fact in find_facts(text) if fact.kind == "duration"), None)
        value = figures([length]) if length else []
        return {"term": value[0]["duration"]} if value and "duration" in value[0] else {}

    def place_of(self, words: str) -> Data | None:
        """The clause in which the words stand, as a source."""
        if words:
            for clause in self.notice.clauses:
                if words in squeeze(clause.text):
                    return {"clause": self.clause_ids[clause.path], "quote": words}
            for name in ("preamble", "closing"):
                if words in squeeze("".join(getattr(self.notice, name))):
                    return {"clause": name, "quote": words}
        return None

    def opening(self) -> Data:
        """The first words of the notice, where nothing better carries a statement."""
        if self.notice.preamble:
            return {"clause": "preamble", "quote": squeeze(self.notice.preamble[0])}
        first = self.notice.clauses[0]
        return {"clause": self.clause_ids[first.path], "quote": squeeze(first.text)[:30]}

    def _definitions(self) -> Iterator[Data]:
        for number, definition in enumerate(self.notice.definitions, 1):
            term, meaning = squeeze(definition.term), squeeze(definition.meaning)
            source = self._around(term, meaning)
            if source:
                yield {"id": f"term-{number}", "term": term, "meaning": meaning, "source": source}

    def _around(self, term: str, meaning: str) -> Data | None:
        """The passage that holds term and meaning."""
        texts = [("preamble", squeeze("".join(self.notice.preamble)))]
        texts += [(self.clause_ids[clause.path], squeeze(clause.text)) for clause in self.notice.clauses]
        for name, text in texts:
            first, _ = sorted((text.find(meaning), text.find(term)))
            if first >= 0:
                end = max(text.find(meaning) + len(meaning), text.find(term) + len(term))
                return {"clause": name, "quote": text[first:end]}
        return None

    def _declared(self, clause: Clause) -> Data:
        roles = {
            role: [self.organisations[squeeze(unit)] for unit in getattr(clause, role)]
            for role in ("lead", "cooperating", "responsible")
            if getattr(clause, role)
        }
        return {"id": self.clause_ids[clause.path], "path": clause.path, **roles}


def _units(notice: Notice) -> Iterator[str]:
    """Every organisation that a clause names, once, in reading order."""
    seen: set[str] = set()
    for clause in notice.clauses:
        for unit in (*clause.lead, *clause.cooperating, *clause.responsible):
            name = squeeze(unit)
            if name not in seen:
                seen.add(name)
                yield name
