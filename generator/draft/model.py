"""A first model of a notice: everything that the reader understood, with quotes; a person corrects it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.checks.coverage import holds_figures, states
from generator.checks.subject import CLOSING, squeeze
from generator.draft import tables
from generator.draft.asides import blank_form_of, heading_aside, lead_aside
from generator.draft.award import award_of, quotes_below, unquantified_of
from generator.draft.beside_awards import beside_awards
from generator.draft.clause_data import clause_ids, declared
from generator.draft.defining import definition_of
from generator.draft.eligibility import eligibility_of
from generator.draft.figures import Data, figures, next_number, source_of
from generator.draft.frame import FRAMES, aside, frame_of, holds, is_purpose, purpose_aside
from generator.draft.head import head_of
from generator.draft.joint_data import joint_data
from generator.draft.led import gathered, leads_only
from generator.draft.lines import Grant, Topic
from generator.draft.materials import ListsOfMaterials
from generator.draft.measures import MADE_FOR, THEME, UNNAMED, UNNAMED_RULE, measure_of, naming, plain_rule, rule_of
from generator.draft.names import UNNAMED_AWARD, Names, heading_over
from generator.draft.questions import TERM_OPEN
from generator.draft.sentences import Sentence, sentences, verb_of, without_heading
from generator.draft.somebody import Somebody
from generator.draft.statements import led_by_heading, limits_over, over_lines, said_in
from generator.notice.facts import find_facts
from generator.notice.model import Notice, NoticeClause
from generator.policy.unsettled import OPEN_REASON

Ids = Mapping[str, str]  # clause path, or name of an organisation -> id


class Draft:
    """Collects the parts of a draft; `policy` is the model as plain values, in the order of the file.

    A value may hold a comment for a person under the key "#": `generator.draft.yaml_text` writes it above the value.
    """

    def __init__(self, notice: Notice, name: str, known: Ids | None = None, organisations: Ids | None = None) -> None:
        """`known`: clause path -> id, where a policy has minted them already; `organisations`: name -> id, likewise."""
        self.notice = notice
        self.name = name
        self.names = Names(notice, organisations)
        self.clause_ids = clause_ids(notice, known or {})
        self.headings = {clause.path: clause.heading for clause in notice.clauses}
        self.eligibility = eligibility_of(notice, self.clause_ids)
        self.definitions: list[Data] = []
        self.awards: list[Data] = []
        self.joint_caps: list[Data] = []
        self.measures: list[Data] = []
        self.rules: list[Data] = []
        self.set_aside: list[Data] = []
        self.plain_forms: set[str] = set()  # forms in which nothing is computed
        self._somebody = Somebody(notice, self.clause_ids)
        self._leads: dict[str, Topic] = {}
        self._materials = ListsOfMaterials(self.headings)
        self._below: dict[str, list[str]] = {}  # path -> ids of the awards of the clauses right below it
        for clause in notice.clauses:
            self._clause(clause)
        for place, paragraphs in (("preamble", notice.preamble), ("closing", notice.closing)):
            self._around_clauses(place, paragraphs)
        self._gather()
        self._name_awards()
        beside_awards(self.awards, self.joint_caps, self.rules, self.measures, self.names.label)

    def _clause(self, clause: NoticeClause) -> None:
        text = squeeze(clause.text)
        name = self.clause_ids[clause.path]
        if not text or text.rstrip("。") == squeeze(clause.heading or "").rstrip("。"):
            return
        blank = blank_form_of(text, clause.path, name, len(self.set_aside) + 1)
        if blank:
            self.set_aside.append(blank)
        else:
            self._sentences(clause, name, without_heading(clause))

    def _sentences(self, clause: NoticeClause, name: str, text: str) -> None:
        table = tables.table_of(clause)
        written = [*sentences(name, tables.spoken_in(text, table, clause), find_facts(text), clause)]
        asked = self._asked(name)
        above = self._above(clause) or led_by_heading(name, clause, written)
        below = self._below.setdefault(clause.path.rpartition("/")[0], [])
        over = limits_over(written, clause.text) if below else ()
        apart = (*asked, *(joint.sentence.text for joint in over))
        said = said_in((each for each in written if each.text not in apart), above)
        if table:
            self._table(table, tables.topic_of_table(said, above, table), clause)
        if said.leads_to:
            self._leads[clause.path] = said.leads_to
        for sentence in said.rest:
            for part in sentence.between_semicolons():
                self._says(part, clause)
        ids = {id(grant): self._award(grant, clause) for grant in said.grants}
        for announced in said.announced:
            award_name = self.names.label(self._heading(clause), UNNAMED_AWARD)
            self.awards.append(unquantified_of(announced.sentence, announced.topic, award_name, len(self.awards) + 1))
        below += ids.values()
        for joint in over:
            self.joint_caps.append(joint_data(joint, below, next_number(self.joint_caps)))
        for joint in (*said.joint, *over_lines(said.grants)):
            held = [ids[id(grant)] for grant in joint.grants]
            self.joint_caps.append(joint_data(joint, held, next_number(self.joint_caps)))

    def _table(self, table: tables.SumTable, topic: Topic | None, clause: NoticeClause) -> None:
        """The rows of a table as an award; left to a person where nothing says for whom or in what unit they are."""
        name = self.clause_ids[clause.path]
        if topic is None:
            label = self.names.label(naming(self._heading(clause)), UNNAMED_RULE)
            rule = plain_rule(tables.sentence_of(table, name), label, f"rule-{next_number(self.rules)}")
            self.rules.append({"#": tables.OPEN, **rule})
            return
        label = self.names.label(self._heading(clause), UNNAMED_AWARD)
        self.awards.append(tables.award_of_table(table, topic, name, label, len(self.awards) + 1))
        if table.head:
            self.set_aside.append(tables.head_aside(table, name, len(self.set_aside) + 1))

    def _gather(self) -> None:
        """What sentences say that lead to points below them belongs to the awards of these points."""
        paths = {name: path for path, name in self.clause_ids.items()}
        parents = {str(each["id"]): paths[str(source_of(each)["clause"])].rpartition("/")[0] for each in self.awards}
        led = {award: self._leads[path] for award, path in parents.items() if path in self._leads}
        named = (names for cap in self.joint_caps if isinstance(names := cap.get("awards"), list))
        bound = frozenset(str(name) for names in named for name in names)
        self.awards = gathered(self.awards, led, bound)
        for topic in {id(topic): topic for topic in led.values()}.values():
            lead = next((each for each in self.measures if str(source_of(each)["quote"]) in topic.sentence.text), None)
            if lead and leads_only(len(led), topic.sentence.text):
                self.measures.remove(lead)
                self.set_aside.append(lead_aside(source_of(lead), len(self.set_aside) + 1))

    def _above(self, clause: NoticeClause) -> Topic | None:
        """What the clause above leads to: 对举报人，按照以下标准给予奖励：."""
        return self._leads.get(clause.path.rpartition("/")[0])

    def _award(self, grant: Grant, clause: NoticeClause) -> str:
        name = self.names.label(self._heading(clause), UNNAMED_AWARD)
        award = award_of(grant, name, len(self.awards) + 1, self._somebody.of(grant, clause))
        self.awards.append(award)
        return str(award["id"])

    def _heading(self, clause: NoticeClause) -> str | None:
        return heading_over(clause.path, self.headings)

    def _asked(self, clause: str) -> tuple[str, ...]:
        """The words of the clause that eligibility quotes."""
        sources = self.eligibility["source"] if self.eligibility else []
        assert isinstance(sources, list)  # noqa: S101 - made by eligibility_of
        return tuple(source["quote"] for source in sources if source["clause"] == clause)

    def _says(self, sentence: Sentence, clause: NoticeClause) -> None:
        """Take the sentence as a definition, a rule of the notice on itself, or a measure; without a verb of a
        measure it is a rule that says something else."""
        if not sentence.text:
            return
        if is_purpose(sentence):
            self.set_aside.append(purpose_aside(sentence, len(self.set_aside) + 1))
            return
        meaning = definition_of(sentence, len(self.definitions) + 1)
        if meaning and meaning["term"] not in self._terms():
            self.definitions.append(meaning)
            return
        titled = heading_aside(sentence, clause.heading, len(self.set_aside) + 1)
        if titled:
            self.set_aside.append(titled)
            return
        number = next_number(self.rules)
        rule = self._materials.rule_of(sentence, clause, number) or rule_of(sentence, number)
        if rule is None and (verb_of(sentence.text) is None or MADE_FOR.search(sentence.text)):
            rule = plain_rule(sentence, self.names.label(naming(self._heading(clause)), UNNAMED_RULE), f"rule-{number}")
        if rule:
            self.rules.append(rule)
        else:
            self._measure(sentence, clause)

    def _measure(self, sentence: Sentence, clause: NoticeClause) -> Data:
        if verb_of(sentence.text) is None:
            label = self.names.label(naming(self._heading(clause)), UNNAMED_RULE)
            self.rules.append(plain_rule(sentence, label, f"rule-{next_number(self.rules)}"))
            return self.rules[-1]
        name, number = self.names.label(naming(self._heading(clause)), UNNAMED), next_number(self.measures)
        self.measures.append(measure_of(sentence, clause, self._terms(), name, number))
        return self.measures[-1]

    def _terms(self) -> list[str]:
        """What the notice and the draft define."""
        own = (str(each["term"]) for each in self.definitions)
        return [*(squeeze(each.term) for each in self.notice.definitions), *own]

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

    def leave_open(self, clause: str, words: str, question: str) -> bool:
        """Words that may answer what documents say the notice leaves open: set aside until a person has looked.

        False where they are set aside already.
        """
        number = len(self.set_aside) + 1
        source: Data = {"clause": clause, "quote": words}
        if any(each["source"] == source and each["#"] == question for each in self.set_aside):
            return False
        self.set_aside.append({"#": question, "id": f"open-{number}", "reason": OPEN_REASON, "source": source})
        return True

    @property
    def term_is_open(self) -> bool:
        """Whether words of the notice may give an end or a start that the draft does not state."""
        return any(each.get("#") == TERM_OPEN for each in self.set_aside)

    def claim(self, clause_id: str, words: str) -> bool:
        """One more measure for words that nothing claims; False where one quotes them already."""
        clause = next((each for each in self.notice.clauses if self.clause_ids[each.path] == clause_id), None)
        if clause is None or any(source_of(each)["quote"] == words for each in self.measures):
            return False
        self.refigure(self._measure(Sentence(clause_id, words, ()), clause))
        return True

    def demote(self, award: Data) -> None:
        """The award as a measure: its words stay, a person decides."""
        self.awards.remove(award)
        source = source_of(award)
        clause = next(each for each in self.notice.clauses if self.clause_ids[each.path] == source["clause"])
        text = squeeze(clause.text)
        quotes = {str(source["quote"]), *quotes_below(award, source["clause"])}
        for quote in sorted(quotes, key=text.find):
            inside = any(quote != other and quote in other for other in quotes)
            start, end = text.find(quote), text.find(quote) + len(quote)
            facts = tuple(fact for fact in find_facts(text) if start <= fact.start and fact.end <= end)
            if start >= 0 and not inside:
                sentence = Sentence(str(source["clause"]), quote, facts, doubtful=facts)
                self._measure(sentence, clause)

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
        """Letterhead, addressees and dates are no rules; figures among them need a reason why nothing claims them."""
        for around in frame_of(self.notice, name, paragraphs):
            rule = rule_of(around, next_number(self.rules))
            if rule or holds(around):
                self.rules.append(rule or plain_rule(around, FRAMES[name], f"{name}-{next_number(self.rules)}"))
            elif holds_figures(around.text) or (name == CLOSING and states(around.text)):
                self.set_aside.append(aside(around, len(self.set_aside) + 1))

    def _name_awards(self) -> None:
        """Awards of one clause are told apart by what they are for."""
        for award, name in zip(self.awards, self.names.awards(self.awards, self.award_headings()), strict=True):
            award["name"] = name

    def award_headings(self) -> list[str]:
        """The heading of each award's clause as a label, empty where it has none."""
        return [self.names.label(self._heading_of(award), "") for award in self.awards]

    def _heading_of(self, award: Data) -> str | None:
        clause_id = source_of(award)["clause"]
        clause = next(each for each in self.notice.clauses if self.clause_ids[each.path] == clause_id)
        return self._heading(clause)

    def policy(self) -> Data:
        """policy.yaml as plain values."""
        return {
            **head_of(self.notice, self.name, self.clause_ids, self.names, self.definitions),
            "clauses": [declared(clause, self.clause_ids, self.names.organisations) for clause in self.notice.clauses],
            **({"themes": [{"id": THEME, "name": "政策举措"}]} if self.measures else {}),
            "awards": self.awards,
            **({"joint_caps": self.joint_caps} if self.joint_caps else {}),
            **({"eligibility": self.eligibility} if self.eligibility else {}),
            "measures": self.measures,
            "rules": self.rules,
            **({"set_aside": self.set_aside} if self.set_aside else {}),
        }
