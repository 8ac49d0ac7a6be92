// The data of a form as a file, in the shape that `policydocs collect` reads (docs/forms.md), and back.
"use strict";
const Files = (() => {
  const SIGN = "form/1";
  const LARGEST = 2000000; // bytes; no form's data comes near
  const LONGEST_NAME = 60;

  class Refused extends Error {
    constructor(code, values = {}) {
      super(code);
      this.values = values;
    }
  }

  const asText = (definition, record) => {
    const { policy, form, edition, fingerprint } = definition;
    const data = { policydocs: SIGN, policy, form, edition, fingerprint, answers: record, definition };
    return `${JSON.stringify(data, null, 1)}\n`;
  };

  // The data in a file of this or of an older edition. Raises Refused.
  const read = (text, definition) => {
    let data;
    try {
      data = JSON.parse(text.replace(/^\ufeff/, ""));
    } catch {
      throw new Refused("damaged");
    }
    if (data === null || typeof data !== "object" || data.policydocs !== SIGN) throw new Refused("not_data");
    if (data.policy !== definition.policy || data.form !== definition.form) {
      const title = data.definition && typeof data.definition.title === "string" ? data.definition.title : data.form;
      throw new Refused("other_form", { title: String(title).slice(0, LONGEST_NAME) });
    }
    if (data.answers === null || typeof data.answers !== "object" || Array.isArray(data.answers)) {
      throw new Refused("damaged");
    }
    return data;
  };

  const fits = (field, answer) => {
    const values = (field.options || []).map(([value]) => value);
    if (field.type === "multiple") return Array.isArray(answer) && answer.every((each) => values.includes(each));
    return typeof answer === "string" && (values.length === 0 || answer === "" || values.includes(answer));
  };

  // What of the data this form can take: {answers, left: [what was not taken over], edition: the other one or null}.
  const carried = (data, definition) => {
    const fields = new Map(definition.fields.map((field) => [field.name, field]));
    const old = new Map();
    const told = data.definition && data.definition.fields;
    for (const field of Array.isArray(told) ? told : []) if (field) old.set(field.name, field);
    const answers = {};
    const left = [];
    for (const [name, answer] of Object.entries(data.answers)) {
      const field = fields.get(name);
      const before = old.get(name);
      if (field && field.formula) continue;
      if (field && (!before || before.type === field.type) && fits(field, answer)) answers[name] = answer;
      else left.push(String((before && before.label) || (field && field.label) || name));
    }
    const same = data.fingerprint === definition.fingerprint;
    return { answers, left, edition: same ? null : String(data.edition) };
  };

  // A name that every file system takes.
  const name = (title, about, ending) => {
    const words = [title, about].filter(Boolean).join("_");
    return `${words.replace(/[\\/:*?"<>|\s]+/gu, "").slice(0, LONGEST_NAME)}${ending}`;
  };

  // Hands a file to the browser's downloads.
  const download = (content, type, file) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = file;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  return { SIGN, LARGEST, Refused, asText, read, carried, name, download };
})();
