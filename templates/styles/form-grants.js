// What an award gives for the answers of a form, exactly: the rules of generator/forms/rules/granted.py and computed.py. A test
// compares both over thousands of rules. A figure is a fraction {n, d} of whole numbers, so nothing is rounded on the way.
"use strict";
const Grants = (() => {
  const MISSING = {}; // thrown where an answer that is needed was not given
  const CENT = 1000000n; // 分 in 万元
  const OPEN = ["unsaid", "between"]; // what is unsaid is told before what is a range

  const ZERO = { n: 0n, d: 1n };
  const ONE = { n: 1n, d: 1n };
  const number = (text) => {
    const size = Figures.scaled(text);
    if (size === null) throw MISSING;
    return { n: size, d: Figures.SCALE };
  };
  const times = (one, other) => ({ n: one.n * other.n, d: one.d * other.d });
  const plus = (one, other) => ({ n: one.n * other.d + other.n * one.d, d: one.d * other.d });
  const minus = (one, other) => plus(one, { n: -other.n, d: other.d });
  const compare = (one, other) => {
    const [left, right] = [one.n * other.d, other.n * one.d];
    return left < right ? -1 : Number(left > right);
  };
  const smaller = (one, other) => (compare(one, other) > 0 ? other : one);
  const greater = (one, other) => (compare(one, other) < 0 ? other : one);
  const perCent = (figure) => ({ n: figure.n, d: figure.d * 100n });

  const entered = ({ field, times: size }, record) => {
    if (typeof record[field] !== "string") throw MISSING;
    return size ? times(number(record[field]), number(size)) : number(record[field]);
  };

  const AT_THE_END = { in: "holds", out: "fails" };

  // Whether a figure lies above an end: the sign of -1 turns it round for an upper end.
  const beyond = (figure, end, belongs, sign) => {
    if (end === undefined) return "holds";
    const side = compare(figure, number(end)) * sign;
    return side > 0 ? "holds" : side < 0 ? "fails" : AT_THE_END[belongs] || "unsaid";
  };

  const condition = (holds, record) => {
    const given = record[holds.of.field];
    if (typeof given !== "string") return "missing";
    if (holds.value !== undefined) return given === holds.value ? "holds" : "fails";
    const figure = entered(holds.of, record);
    const ends = [beyond(figure, holds.lower, holds.lower_end, 1), beyond(figure, holds.upper, holds.upper_end, -1)];
    return ["fails", "unsaid"].find((state) => ends.includes(state)) || "holds";
  };

  const stateOf = (line, record) => {
    const states = (line.holds || []).map((holds) => condition(holds, record));
    return ["fails", "missing", "unsaid"].find((state) => states.includes(state)) || "holds";
  };

  const measured = (measure, record) => {
    let figure = greater(entered(measure.of, record), ZERO);
    for (const end of [measure.most, measure.up_to]) if (end !== undefined) figure = smaller(figure, number(end));
    if (measure.over !== undefined) figure = greater(minus(figure, number(measure.over)), ZERO);
    if (measure.each === undefined) return figure;
    const each = number(measure.each);
    return { n: (figure.n * each.d) / (figure.d * each.n), d: 1n }; // both above zero: cut off
  };

  // Raised to the floor where anything follows, then cut to each limit.
  const limited = ({ least, most, open }, owner, record) => {
    if (owner.floor !== undefined && (most === null || most.n !== 0n)) {
      least = greater(least, number(owner.floor));
      most = most === null ? null : greater(most, number(owner.floor));
    }
    for (const { figure, of } of owner.limits || []) {
      const end = of ? perCent(times(number(figure), greater(entered(of, record), ZERO))) : number(figure);
      least = smaller(least, end);
      most = most === null ? end : smaller(most, end);
    }
    return { least, most, open };
  };

  // Where both ends fall together nothing is open.
  const settled = (found) =>
    found.most !== null && compare(found.least, found.most) === 0 ? { ...found, open: null } : found;

  const lineOf = (line, record) => {
    const product = (line.measures || []).reduce((all, each) => times(all, measured(each, record)), line.percent ? perCent(ONE) : ONE);
    const least = line.bound === "at_most" ? ZERO : times(product, number(line.figure));
    const endless = line.bound === "at_least" && product.n > 0n; // of nothing nothing follows
    const most = endless ? null : times(product, number(line.to || line.figure));
    const open = line.to !== undefined || endless ? "between" : null;
    return settled(limited({ least, most, open }, line, record));
  };

  // What lies between all of the lines: which one holds is not said.
  const anyOf = (lines) => ({
    least: lines.map(({ least }) => least).reduce(smaller),
    most: lines.some(({ most }) => most === null) ? null : lines.map(({ most }) => most).reduce(greater),
    open: "unsaid",
  });

  // What the line of a part gives that holds; null where none does.
  const partOf = (part, record) => {
    const states = part.lines.map((line) => [stateOf(line, record), line]);
    if (states.some(([state]) => state === "missing")) throw MISSING;
    const [certain, possible] = ["holds", "unsaid"].map((wanted) =>
      states.filter(([state]) => state === wanted).map(([, line]) => lineOf(line, record)),
    );
    if (!certain.length && !possible.length) return null;
    if (certain.length === 1 && !possible.length) return limited(certain[0], part, record);
    const nothing = certain.length ? [] : [{ least: ZERO, most: ZERO }];
    return settled(limited(anyOf([...certain, ...possible, ...nothing]), part, record));
  };

  const added = (parts) => ({
    least: parts.map(({ least }) => least).reduce(plus),
    most: parts.some(({ most }) => most === null) ? null : parts.map(({ most }) => most).reduce(plus),
    open: OPEN.find((reason) => parts.some(({ open }) => open === reason)) || null,
  });

  // {least, most (null: without end), open: unsaid, between, no_line or null}; null while an answer is missing.
  const granted = (rule, record) => {
    try {
      const found = rule.parts.map((part) => partOf(part, record)).filter((part) => part !== null);
      if (!found.length) return { least: ZERO, most: ZERO, open: "no_line" };
      return settled(limited(added(found), rule, record));
    } catch (reason) {
      if (reason === MISSING) return null;
      throw reason;
    }
  };

  const half = ({ n, d }, unit) => (2n * n * unit + d) / (2n * d); // half up, of what is not below zero

  // A sum of 万元 to the 分, with two decimals or more: "12.50", "0.1555".
  const toTheCent = (figure) => {
    const cents = half(figure, CENT);
    const decimals = String(cents % CENT).padStart(6, "0").replace(/0+$/, "").padEnd(2, "0");
    return `${cents / CENT}.${decimals}`;
  };

  // As it can be entered: to 100 元.
  const rounded = (figure) => ({ n: half(figure, 100n), d: 100n });

  // The fields whose answers a formula takes.
  const sources = (formula) => (formula.rule ? fieldsOf(formula.rule) : formula.addends || [formula.field]);

  const fieldsOf = (rule) => {
    const names = new Set();
    JSON.stringify(rule, (key, value) => {
      if (key === "of") names.add(value.field);
      return value;
    });
    return [...names];
  };

  // The sums that are given, added up; null where none is.
  const total = (names, record) => {
    const given = names.map((name) => record[name]).filter((answer) => typeof answer === "string" && Figures.scaled(answer) !== null);
    return given.length ? toTheCent(given.map(number).reduce(plus)) : null;
  };

  // What a formula gives, in 万元 or in capitals: {sum, open}; `sum` is null while it is not known.
  const computed = (formula, record) => {
    if (formula.addends) return { sum: total(formula.addends, record), open: null };
    if (!formula.rule) return { sum: typeof record[formula.field] === "string" ? Figures.capitals(record[formula.field]) : null };
    const found = granted(formula.rule, record);
    if (!found || found.open || found.most === null) return { sum: null, open: found ? found.open : null };
    return { sum: toTheCent(found.most), open: null };
  };

  // What is wrong with a sum that was entered under a rule: {code, total, limit}; null where it is within it.
  const outside = (field, record) => {
    const found = granted(field.within, record);
    if (!found) return null;
    if (found.open === "no_line") return { code: "no_line" };
    const own = number(record[field.name]);
    const all = (field.counts || []).map((name) => number(Figures.scaled(record[name] || "") === null ? "0" : record[name]));
    const total = all.reduce(plus, own);
    if (found.most !== null && compare(total, rounded(found.most)) > 0) {
      return { code: all.length && compare(own, total) !== 0 ? "over_limit_together" : "over_limit", total, limit: found.most };
    }
    const under = found.open === "between" && compare(own, rounded(found.least)) < 0;
    return under ? { code: "under_limit", total: own, limit: found.least } : null;
  };

  return { granted, computed, outside, sources, fieldsOf, toTheCent };
})();
