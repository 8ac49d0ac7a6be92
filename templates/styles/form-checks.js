// What a form's answers are held to: conditions, limits, lengths, what is missing; and the sums that follow from them.
// The rules of generator/forms/rules/checking.py, as far as a page needs them; it knows nothing of the page itself.
"use strict";
const Checks = (() => {
  const ANY_OF = /^(.*?\.any_of)\.([^.]+)/; // the tree and the way in it

  // Whether a field is asked for now.
  const asked = (field, record) => {
    if (!field.condition) return true;
    const given = [record[field.condition.field] || []].flat();
    return given.some((value) => field.condition.values.includes(value));
  };

  // Whether there is a use for a field now: also its sum must be asked for, or the first line of its list.
  const isOpen = (field, record, named) => {
    if (!asked(field, record)) return false;
    const sources = field.formula ? Grants.sources(field.formula) : [firstLine(field)];
    const known = sources.map((name) => named.get(name)).filter((source) => source && source !== field);
    return !known.length || known.some((source) => isOpen(source, record, named));
  };

  const firstLine = ({ name, list, line }) => (line > 1 ? name.replace(`${list}-${line}-`, `${list}-1-`) : "");

  const problem = (code, severity, values = {}) => ({ code, severity, values });

  // The answer together with what was received already, held against the limit.
  const overLimit = (field, record) => {
    if (!field.maximum) return null;
    const limit = Figures.scaled(field.maximum);
    const own = Figures.scaled(record[field.name] || "");
    if (own === null) return null;
    const counted = (field.counts || []).map((name) => Figures.scaled(record[name] || "") || 0n);
    const total = counted.reduce((sum, each) => sum + each, own);
    if (total <= limit) return null;
    const values = { maximum: field.maximum, total: Figures.plain(total) };
    return problem(counted.length && own !== total ? "over_limit_together" : "over_limit", "error", values);
  };

  // The answer held against what the award gives for the other answers.
  const outsideOfGrant = (field, record) => {
    const own = Figures.scaled(record[field.name] || "");
    const found = field.within && own !== null ? Grants.outside(field, record) : null;
    if (!found) return null;
    if (found.code === "no_line") return problem("no_line", "warning");
    const [total, limit] = [Grants.toTheCent(found.total), Grants.toTheCent(found.limit)];
    return problem(found.code, "error", { total, maximum: limit, minimum: limit });
  };

  const tooLong = (field, answer) => {
    if (!field.max_length || typeof answer !== "string") return null;
    const length = Answers.length(answer);
    if (length <= field.max_length) return null;
    return problem("too_long", "error", { length, limit: field.max_length });
  };

  // Numbers by which applicants are known: what is odd about them is said, and may stay.
  const IDENTITY = {
    credit_code: (code) => {
      const letters = Figures.strangeLetters(code).join("、");
      if (letters) return problem("strange_letters", "warning", { letters });
      return Figures.codeIsRight(code) ? null : problem("check_digit", "warning");
    },
    id_number: (number) => (Figures.idIsDoubtful(number) ? problem("id_digit", "warning") : null),
  };

  const ofField = (field, reading, record, isNeeded) => {
    const answer = record[field.name];
    if (reading.open) return problem(reading.open, "warning");
    if (reading.half) return problem("half", "error");
    if (reading.problem) return problem(reading.problem, "error");
    if (answer === undefined) return isNeeded ? problem("missing", "error") : null;
    const found = tooLong(field, answer) || overLimit(field, record) || outsideOfGrant(field, record);
    if (found) return found;
    const doubt = IDENTITY[field.type]?.(answer);
    if (doubt) return doubt;
    return asked(field, record) ? null : problem("not_asked", "warning");
  };

  // Declarations of which any one way is enough, by the way that their path in the policy names. While no way is
  // declared as a whole, those are open that could still make one whole.
  const met = ({ options }) => options[0][0]; // 符合, the first box
  const openAlternatives = (fields, record) => {
    const trees = new Map();
    for (const field of fields) {
      const [, tree, way] = ANY_OF.exec(field.path || "") || [];
      if (!tree) continue;
      const ways = trees.get(tree) || trees.set(tree, new Map()).get(tree);
      ways.set(way, [...(ways.get(way) || []), field]);
    }
    const open = [...trees.values()].map((found) => [...found.values()]);
    const undecided = open.filter((ways) => !ways.some((members) => members.every((each) => record[each.name] === met(each))));
    const hopeful = undecided.flat().filter((members) => !members.some((each) => each.name in record && record[each.name] !== met(each)));
    return new Set(hopeful.flat().map(({ name }) => name));
  };

  // Names of the fields that must be filled in now.
  const needed = (fields, record) => {
    const open = openAlternatives(fields, record);
    const begun = new Set(fields.filter((each) => each.name in record).map((each) => `${each.list} ${each.line}`));
    const columns = new Set(fields.filter((each) => each.line === 1 && each.required).map(column));
    const isNeeded = (field) => {
      if (field.formula || !asked(field, record)) return false;
      if (ANY_OF.test(field.path || "")) return open.has(field.name);
      if (field.line > 1 && columns.has(column(field)) && begun.has(`${field.list} ${field.line}`)) return true;
      return Boolean(field.required || field.condition);
    };
    return new Set(fields.filter(isNeeded).map((field) => field.name));
  };

  // The column of a list: patents-2-price is the column price of patents.
  const column = ({ list, line, name }) => {
    const prefix = `${list}-${line}-`;
    return `${list} ${name.replace(prefix, "")}`;
  };

  // Computed fields in the order of the form: each may follow from one before it.
  const compute = (fields, record, readings) => {
    for (const field of fields.filter((each) => each.formula)) {
      const isRead = Grants.sources(field.formula).every((name) => !readings[name]?.problem);
      const { sum, open } = isRead && asked(field, record) ? Grants.computed(field.formula, record) : { sum: null, open: null };
      if (sum !== null) record[field.name] = sum;
      readings[field.name] = { open };
    }
  };

  // Everything about the answers. `typed`: name -> {typed, half}. The result: `record` of canonical answers (what
  // cannot be read stays as it was typed); `results`: each field with its problem, whether it is asked for and needed;
  // how many of the needed ones there are, and are `done`.
  const check = (fields, typed) => {
    const record = {};
    const readings = {};
    for (const field of fields.filter((each) => !each.formula)) {
      const { typed: words, half } = typed[field.name];
      readings[field.name] = { ...Answers.read(field, words), half };
      if (readings[field.name].answer !== undefined) record[field.name] = readings[field.name].answer;
    }
    compute(fields, record, readings);
    const names = needed(fields, record);
    const named = new Map(fields.map((field) => [field.name, field]));
    const results = fields.map((field) => ({
      field,
      asked: isOpen(field, record, named),
      needed: names.has(field.name),
      problem: ofField(field, readings[field.name] || {}, record, names.has(field.name)),
    }));
    const wanted = results.filter((each) => each.needed);
    const done = wanted.filter((each) => record[each.field.name] !== undefined && !isError(each.problem));
    const ordered = Object.fromEntries(fields.filter(({ name }) => name in record).map(({ name }) => [name, record[name]]));
    return { record: ordered, results, total: wanted.length, done: done.length };
  };

  const isError = (found) => found !== null && found.severity === "error";

  return { check };
})();
