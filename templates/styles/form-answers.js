// What people type, to canonical answers, by the rules of generator/forms/answers/answer.py: what is read here is read there
// alike (a test compares them). What could mean two things is not guessed: it is a problem, named by its code.
"use strict";
const Answers = (() => {
  const UNSEEN = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]|\p{Cs}/gu;
  const LINES = /\r\n?|[\x0b\x0c\x85\u2028\u2029]/g;
  const NOTHING = /^(?:无|没有|不适用|[-—–_/\\\s]+|[年月日\s_]+)[。.]?$/u;
  const FIGURE = /^([-+]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(\.[0-9]{0,12})?\s*([^0-9.,].*)?$/u;
  const DAY = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/; // what a browser's date control gives
  const YEAR = /^([0-9]{4})(?:\.0)?\s*(?:年度?)?$/u;
  const FIRST_YEAR = 1900;
  const LAST_YEAR = 2100;
  const IN_TEN_THOUSANDS = { "": [1n, 1n], 万: [1n, 1n], 万元: [1n, 1n], 元: [1n, 10000n], 亿元: [10000n, 1n] };
  const NAMED_UNIT = /\(([^()]*)\)/g; // the label names its unit in brackets
  const CLASSIFIERS = [..."人家个项件名台套次间栋"]; // what may be written where it names none
  const UNIT_NAMES = { "㎡": "平方米", "m²": "平方米", m2: "平方米", 平米: "平方米", 平方: "平方米" };
  const SCALES = { 万: 10000n, 亿: 100000000n };

  class Unreadable extends Error {}

  const tidy = (text) => text.replace(LINES, "\n").replace(/\t/g, " ").replace(UNSEEN, "").trim();

  // Full-width letters, digits and signs as their ASCII forms.
  const halfWidth = (text) =>
    text
      .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
      .replace(/[\u3000\u00a0]/g, " ")
      .replace(/\u2212/g, "-");

  const figure = (text, problem) => {
    const found = FIGURE.exec(text);
    if (!found) throw new Unreadable(problem);
    const [, sign, digits, decimals, unit] = found;
    return [Figures.scaled(`${sign === "-" ? "-" : ""}${digits.replace(/,/g, "")}${(decimals || "").replace(/\.$/, "")}`), (unit || "").trim()];
  };

  const money = (text) => {
    const [value, unit] = figure(text, "money");
    const factor = Object.hasOwn(IN_TEN_THOUSANDS, unit) ? IN_TEN_THOUSANDS[unit] : null;
    if (factor === null) throw new Unreadable("money");
    if (value < 0n) throw new Unreadable("negative");
    const size = (value * factor[0]) / factor[1];
    const read = Figures.money(size);
    if (Figures.scaled(read) * factor[1] !== value * factor[0]) throw new Unreadable("decimals");
    return read;
  };

  const number = (text, label) => {
    let [value, unit] = figure(text, "number");
    if (Object.hasOwn(SCALES, unit.slice(0, 1))) [value, unit] = [value * SCALES[unit[0]], unit.slice(1)];
    const named = [...label.matchAll(NAMED_UNIT)].map(([, name]) => name);
    if (unit && !(named.length ? named : CLASSIFIERS).includes(UNIT_NAMES[unit] || unit)) throw new Unreadable("number");
    return Figures.plain(value);
  };

  const percent = (text) => {
    const [value, unit] = figure(text, "percent");
    if (unit !== "" && unit !== "%") throw new Unreadable("percent");
    return Figures.plain(value);
  };

  const year = (text) => {
    const found = YEAR.exec(text);
    if (!found || found[1] < FIRST_YEAR || found[1] > LAST_YEAR) throw new Unreadable("year");
    return found[1];
  };

  const date = (text) => {
    const found = DAY.exec(text);
    if (!found || found[1] < FIRST_YEAR || found[1] > LAST_YEAR) throw new Unreadable("date");
    return text;
  };

  const matching = (shape, problem) => (text) => {
    if (!shape.test(text)) throw new Unreadable(problem);
    return text;
  };

  const hyphens = (text) => text.replace(/[\u2010-\u2015\u2212\ufe58\ufe63\u30fc\u2500]+/g, "-");

  const phone = (typed) => {
    const text = hyphens(typed);
    const digits = text.replace(/[^0-9]/g, "").length;
    if (!/^[0-9+()\-/、,;转 ]{5,60}$/u.test(text) || digits < 5) throw new Unreadable("phone");
    return text;
  };

  const READERS = {
    number: (text, field) => number(text, halfWidth(field.label)),
    money,
    percent,
    date,
    year,
    phone,
    choice: (text) => text,
    yes_no: (text) => text,
    credit_code: (text) => matching(/^[0-9A-Z]{18}$/, "credit_code")(hyphens(text).replace(/[\s-]/g, "").toUpperCase()),
    email: matching(/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+$/, "email"),
    id_number: (text) => matching(/^[0-9A-Z()-]{5,30}$/, "id_number")(hyphens(text).replace(/\s/g, "").toUpperCase()),
    bank_account: (text) => matching(/^[0-9A-Za-z-]{5,40}$/, "bank_account")(hyphens(text).replace(/\s/g, "")),
  };

  // {answer} or {problem, answer: what was typed}; nothing in it where nothing was answered.
  const read = (field, typed) => {
    if (Array.isArray(typed)) return typed.length ? { answer: typed } : {};
    const words = tidy(typed);
    if (!words) return {};
    if (field.type === "text") return { answer: words.split("\n").join(" ") };
    if (field.type === "long_text") return { answer: words };
    const plain = halfWidth(words).trim();
    if (NOTHING.test(plain)) return {};
    try {
      return { answer: READERS[field.type](plain, field) };
    } catch (error) {
      if (error instanceof Unreadable) return { answer: words, problem: error.message };
      throw error;
    }
  };

  // A canonical answer as a form shows it: the label of a choice, 2025年6月3日; others as they are.
  const shown = (field, answer) => {
    if (Array.isArray(answer)) return answer.map((each) => shown(field, each)).join("；");
    const option = (field.options || []).find(([value]) => value === answer);
    if (option) return option[1];
    const day = field.type === "date" ? DAY.exec(answer) : null;
    return day ? `${Number(day[1])}年${Number(day[2])}月${Number(day[3])}日` : answer;
  };

  const length = (text) => [...text].length; // characters, not halves of rare ones

  return { read, shown, length };
})();
