// A form that is filled in on its page: checks as one types, tools to save, load, download and print. Nothing is sent
// anywhere, nothing is kept unless the user says so, and the form is complete without this script. Every word it shows
// comes from form-words.json.
"use strict";
(() => {
  const content = (id) => document.getElementById(id).textContent;
  const words = JSON.parse(content("form-words"));
  const definition = JSON.parse(content("form-definition"));
  const form = document.querySelector("form");
  const places = definition.fields.map((field) => Controls.place(field, words));
  const placeOf = new Map(places.map((place) => [place.field.name, place]));
  const inCapitals = new Set( // sums that a field of the form itself gives in capitals
    definition.fields.filter(({ formula }) => formula?.operation === "capitals").map(({ formula }) => formula.field),
  );
  const KINDS = { error: "to_mend", warning: "to_check" };
  const AT_ONCE = new Set(["over_limit", "over_limit_together", "too_long", "unsaid", "between", "no_line"]);
  const tools = Tools.build(form, words);
  document.querySelectorAll("table.grid").forEach(Controls.label);
  const verdict = Controls.verdict(places);
  let judged = null; // how the declarations stand to the notice's conditions
  let checked = false; // whether the user asked for a file: from then on everything is told
  let result = null;
  let unsaved = false;

  // A field that stands before the choice that asks for it cannot wait for that.
  const isEarly = ({ name, condition }) =>
    Boolean(condition) && places.indexOf(placeOf.get(name)) < places.indexOf(placeOf.get(condition.field));

  const sayOf = (found) => {
    if (found === null) return null;
    return { severity: found.severity, text: Controls.fill(words.problems[found.code], found.values) };
  };

  // An unfinished answer is no wrong one: most is told when its field was left, what is missing when a file is made.
  const isTold = (place, found) => {
    if (found === null || checked) return true;
    if (found.code === "missing") return false;
    if (found.code === "not_asked" && isEarly(place.field)) return place.field.condition.field in result.record;
    return place.left || AT_ONCE.has(found.code);
  };

  // The words of the clause, as the page has them beside the boxes, with the clause.
  const condition = ({ name }) => {
    const { statement, clause } = Controls.declared(placeOf.get(name));
    return Controls.fill(words.condition, { statement, clause });
  };
  const asWords = (ways) => {
    const each = ways.map((fields) => fields.map(condition).join("，"));
    return ways.length > 1 ? Controls.fill(words.alternatives, { ways: each.join("；") }) : each[0];
  };
  const failing = () => new Set(judged.unmet.flat(2).filter(({ name, options }) => result.record[name] !== options[0][0]));

  const judge = () => {
    judged = Eligibility.judge(definition.fields, result.record);
    const conditions = judged.unmet.map(asWords).join("；");
    const told = { true: words.eligible, false: words.not_eligible, null: words.eligible_open }[judged.state];
    judged.told = Controls.fill(told, { conditions });
    if (verdict) Controls.judge(verdict, judged);
  };

  const show = ({ field, asked, needed, problem }) => {
    const place = placeOf.get(field.name);
    const answer = result.record[field.name];
    if (field.formula) {
      place.entry.value = answer === undefined ? place.entry.defaultValue : answer;
      place.entry.classList.toggle("known", answer !== undefined);
    }
    const sum = place.capitals && answer !== undefined && !inCapitals.has(field.name) ? Figures.capitals(answer) : null;
    Controls.say(place.capitals, sum ? Controls.fill(words.capitals, { words: sum }) : "");
    const length = Answers.length(answer || "");
    Controls.say(place.count, length ? Controls.fill(words.count, { length, limit: field.max_length }) : "");
    const told = isTold(place, problem) ? sayOf(problem) : null;
    Controls.tell(place, told || (failing().has(field) ? { severity: "warning", text: words.not_met } : null));
    Controls.hand(place, answer === undefined ? "" : Answers.shown(field, answer));
    Controls.fit(place);
    place.idle = !asked && answer === undefined && !Controls.isHalf(place) && !isEarly(field);
    place.needed = needed && Boolean(field.condition);
    Controls.require(place, needed);
  };

  const check = () => {
    const typed = places.map((place) => [
      place.field.name,
      { typed: Controls.typed(place), half: Controls.isHalf(place) },
    ]);
    result = Checks.check(definition.fields, Object.fromEntries(typed));
    judge();
    result.results.forEach(show);
    Controls.arrange(places);
    tools.progress(result.done, result.total);
  };

  // Shows how an answer was read: 12.5万元 becomes 12.50, 5000元 becomes 0.50.
  const settle = ({ target }) => {
    const place = places.find(({ entry }) => entry === target);
    const answer = place && result.record[place.field.name];
    const found = place && result.results.find(({ field }) => field === place.field).problem;
    if (answer && answer !== target.value && target.localName === "input" && !found) Controls.put(place, answer);
    changed();
  };

  // What a choice asks for or leaves out is said, since it may happen out of sight.
  const announce = (before) => {
    const labels = (wanted) => places.filter((place, at) => place.needed === wanted && before[at] === !wanted);
    const [more, less] = [labels(true), labels(false)].map((found) => found.map((place) => place.name).join("、"));
    const said = [more && Controls.fill(words.now_asked, { labels: more })];
    said.push(less && Controls.fill(words.no_longer_asked, { labels: less }));
    if (more || less) tools.tell(said.filter(Boolean).join(" "));
  };

  const keepDraft = () => {
    const kept = tools.keepsDraft();
    if (kept && !Draft.keep(definition, Files.asText(definition, result.record))) tools.tell(words.draft_full);
    return kept;
  };

  const changed = () => {
    const before = places.map((place) => place.needed);
    check();
    announce(before);
    unsaved = !keepDraft() && Object.keys(result.record).length > 0;
  };

  // What is still to be done, as links; with the focus, so that the keyboard goes on from there.
  const report = (told) => {
    checked = true;
    check();
    const found = result.results.filter((each) => each.problem !== null);
    const entry = ({ field, problem }) => {
      const label = placeOf.get(field.name).name.replace(/[？?]$/u, "");
      const text = problem.code === "missing" ? label : Controls.fill(words.link, { label, problem: sayOf(problem).text });
      return { text, href: `#f-${field.name}`, go: () => Controls.focus(placeOf.get(field.name)) };
    };
    const kind = ({ problem }) => (problem.code === "missing" ? "to_fill" : KINDS[problem.severity]);
    const groups = ["to_fill", "to_mend", "to_check"].map((name) => {
      const entries = found.filter((each) => kind(each) === name).map(entry);
      return { head: Controls.fill(words[name], { count: entries.length }), entries };
    });
    const links = judged.unmet.map((ways) => {
      const [[{ name }]] = ways;
      return { text: asWords(ways), href: `#f-${name}`, go: () => Controls.focus(placeOf.get(name)) };
    });
    groups.unshift({ head: Controls.fill(words.unmet, { count: links.length }), entries: links });
    tools.summary(told, groups);
    tools.tell(found.length || links.length ? told : `${told} ${words.all_well}`);
  };

  const fileName = (ending) => {
    const [first] = definition.fields;
    const about = first && first.type === "text" ? result.record[first.name] : "";
    return Files.name(document.querySelector("h1").textContent, about, ending);
  };

  const save = () => {
    check();
    const file = fileName(words.data_ending);
    Files.download(Files.asText(definition, result.record), "application/json", file);
    unsaved = false;
    report(Controls.fill(words.saved, { file }));
  };

  const makeWord = () => {
    check();
    if (form.dataset.closed !== undefined && !confirm(words.confirm_closed)) return;
    if (judged.state === false && !confirm(Controls.fill(words.confirm_unmet, { judged: judged.told }))) return;
    const file = fileName(words.word_ending);
    try {
      const made = Word.filled(content("form-word-file"), definition.fields, result.record);
      Files.download(made, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", file);
    } catch {
      tools.tell(words.word_failed);
      return;
    }
    unsaved = false;
    report(Controls.fill(words.word_made, { file }));
  };

  const put = (answers) => {
    checked = false;
    for (const place of places) {
      Controls.put(place, answers[place.field.name]);
      place.left = place.field.name in answers;
    }
    check();
  };

  // Puts the answers of a data file into the form; what could not be taken over is listed. Raises Files.Refused.
  const take = (text) => {
    const { answers, left, edition } = Files.carried(Files.read(text, definition), definition);
    put(answers);
    const told = edition === null ? words.loaded : words.loaded_other;
    const entries = left.map((label) => ({ text: Controls.fill(words.left_out, { label }) }));
    return { told: Controls.fill(told, { count: Object.keys(answers).length, edition }), entries };
  };

  const load = async (file) => {
    if (Object.keys(result.record).length && !confirm(words.confirm_load)) return;
    try {
      if (file.size > Files.LARGEST) throw new Files.Refused("too_large");
      const { told, entries } = take(await file.text());
      tools.tell(told);
      tools.summary(told, [{ head: "", entries }]);
      unsaved = !keepDraft() && entries.length > 0;
    } catch (error) {
      if (!(error instanceof Files.Refused)) throw error;
      const told = Controls.fill(words.refused[error.message], error.values);
      tools.tell(told);
      tools.summary("", [{ head: told, entries: [{ text: file.name }] }]);
    }
  };

  const clear = () => {
    if (!confirm(words.confirm_clear)) return;
    put({});
    tools.summary("", []);
    keepDraft();
    unsaved = false;
    tools.tell(words.cleared);
  };

  const restore = () => {
    const draft = Draft.read(definition);
    if (draft === null) return;
    tools.draft(true);
    try {
      tools.tell(take(draft).told && words.draft_restored);
    } catch (error) {
      if (!(error instanceof Files.Refused)) throw error;
      tools.tell(words.draft_damaged);
    }
  };

  const draft = (wanted) => {
    tools.draft(wanted);
    if (!wanted) Draft.remove(definition);
    unsaved = !keepDraft() && Object.keys(result.record).length > 0;
    tools.tell(wanted ? words.draft_kept : words.draft_removed);
  };

  tools.on({ save, word: makeWord, load, clear, draft, print: () => window.print() });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    tools.tell("");
    changed();
  });
  form.addEventListener("change", settle);
  form.addEventListener("focusout", ({ target }) => {
    const place = places.find(({ inputs }) => inputs.includes(target));
    if (!place) return;
    place.left = place.left || Controls.isHalf(place) || Controls.typed(place).length > 0;
    check();
  });
  window.addEventListener("beforeunload", (event) => {
    if (!unsaved) return;
    event.preventDefault();
    event.returnValue = ""; // for browsers that know no preventDefault here
  });
  check();
  // The browser's store lies on a disk: the page is shown first.
  setTimeout(() => (Draft.isPossible() ? restore() : tools.withoutDraft()));
})();
