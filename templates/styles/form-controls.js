// The fields on the page: what was typed into them, and what stands beside them. No word here: all come from `words`.
"use strict";
const Controls = (() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

  const line = (box, id, style, role) => {
    const made = document.createElement("p");
    made.id = id;
    made.className = style;
    if (role) made.setAttribute("role", role);
    box.append(made);
    return made;
  };

  // What is said beside a control belongs to it: screen readers read it out with the control.
  const describe = (entry, ...lines) => {
    const ids = [entry.getAttribute("aria-describedby"), ...lines.filter(Boolean).map((each) => each.id)];
    entry.setAttribute("aria-describedby", ids.filter(Boolean).join(" "));
  };

  // In a list the heads of the columns name the fields; on a phone, where lines are stacked, each cell says it itself.
  const headed = (field, entry, box) => {
    const cell = field.line ? box.closest("td") : null;
    if (!cell) return;
    const ids = field.line === 1 ? (entry.getAttribute("aria-describedby") || "").split(" ").filter(Boolean) : [];
    const advice = ids.map((id) => document.getElementById(id).textContent);
    cell.dataset.label = [field.label, ...advice].join(" ");
  };

  // A box of a single choice is taken back by a second click, or by Delete.
  const releasable = (input) => {
    let was = false;
    const release = () => {
      input.checked = was = false;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    };
    input.closest("label").addEventListener("pointerdown", () => (was = input.checked));
    input.addEventListener("click", () => was && release());
    input.addEventListener("change", () => (was = false));
    input.addEventListener("keydown", (event) => {
      if (input.checked && (event.key === "Delete" || event.key === "Backspace")) release();
    });
  };

  // The place of a field on the page. Ids with an underscore are no other field's: names have none. `name`: what a message calls it; in a list with the number of its line.
  const place = (field, words) => {
    const entry = document.getElementById(`f-${field.name}`);
    const box = entry.closest(".field");
    const inputs = entry.localName === "fieldset" ? [...entry.querySelectorAll("input")] : [entry];
    const name = field.line ? fill(words.in_line, { line: field.line, label: field.label }) : field.label;
    const sum = field.type === "money" || (field.formula && field.formula.operation !== "capitals");
    const capitals = sum ? line(box, `${entry.id}_capitals`, "capitals") : null;
    const count = field.type === "long_text" && field.max_length ? line(box, `${entry.id}_count`, "count") : null;
    const idle = field.condition || field.formula || field.line > 1 ? line(box, `${entry.id}_idle`, "not-asked") : null;
    const problem = line(box, `${entry.id}_problem`, "problem", "status");
    headed(field, entry, box);
    describe(entry, capitals, count, problem);
    if (idle) idle.textContent = words.not_asked;
    // The browser would cut a pasted answer off without a word; here its length is checked, and said.
    if (field.max_length && entry.hasAttribute("maxlength")) entry.removeAttribute("maxlength");
    if (field.line && entry.localName !== "fieldset") entry.setAttribute("aria-label", name); // also where the head is out of sight
    inputs.filter((input) => input.type === "radio").forEach(releasable);
    const named = entry.getAttribute("aria-labelledby");
    const label = named ? document.getElementById(named) : entry.labels?.[0]?.closest("p");
    return { field, entry, box, inputs, name, label, capitals, count, problem, left: false };
  };

  // What stands in a field: text, or the values of the boxes that are ticked.
  const typed = ({ field, entry, inputs }) => {
    if (entry.localName !== "fieldset") return entry.value;
    const ticked = inputs.filter((input) => input.checked).map((input) => input.value);
    return field.type === "multiple" ? ticked : ticked[0] || "";
  };

  const put = ({ field, entry, inputs }, answer) => {
    if (field.formula) return;
    if (entry.localName !== "fieldset") entry.value = answer === undefined ? "" : answer;
    else inputs.forEach((input) => (input.checked = [answer].flat().includes(input.value)));
  };

  // Whether the browser itself cannot make an answer of what was typed: half a date.
  const isHalf = ({ inputs }) => inputs.some((input) => input.validity && input.validity.badInput);

  const say = (element, text) => {
    if (element && element.textContent !== text) element.textContent = text;
  };

  // Shows a problem beside its field, or takes it away. `found`: {severity, text} or null.
  const tell = (where, found) => {
    const { entry, box, inputs, problem } = where;
    const wrong = found !== null && found.severity === "error";
    say(problem, found ? found.text : "");
    box.classList.toggle("wrong", wrong);
    box.classList.toggle("doubtful", found !== null && !wrong);
    const marked = entry.localName === "fieldset" && where.field.type !== "multiple" ? inputs : [entry];
    for (const each of marked) {
      if (wrong) each.setAttribute("aria-invalid", "true");
      else each.removeAttribute("aria-invalid");
    }
    for (const input of inputs) if (input.setCustomValidity) input.setCustomValidity(wrong ? found.text : "");
  };

  // Whether a field must be filled in now, said by the control itself and by the mark behind its label.
  const require = ({ field, box, inputs, label }, needed) => {
    if (field.formula) return;
    if (field.type !== "multiple") inputs.forEach((input) => (input.required = needed));
    box.closest("td[data-label]")?.classList.toggle("must", needed);
    label?.classList.toggle("needed", needed);
  };

  // The first thing in a field that takes the keyboard.
  const focus = ({ field, entry, inputs, box }) => {
    const target = entry.localName === "fieldset" ? inputs.find((input) => input.checked) || inputs[0] : entry;
    if (field.formula) target.tabIndex = -1;
    box.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  };

  // A box as tall as its text: nobody likes to read through a slit.
  const fit = ({ entry }) => {
    // Asking for a height makes the browser lay out the whole page: not for an empty box.
    if (entry.localName !== "textarea" || !entry.value || entry.scrollHeight <= entry.clientHeight) return;
    entry.style.height = `${entry.scrollHeight + 4}px`;
  };

  // The answer as text for paper, where page.css shows it in place of the control.
  const hand = ({ entry, box }, shown) => {
    if (entry.localName !== "fieldset" && entry.localName !== "output") box.dataset.answer = shown;
  };

  // A place that is not asked for now is left out on the screen, with its line or table when nothing else is there.
  const arrange = (places) => {
    for (const { box, idle } of places) {
      box.classList.toggle("idle", idle);
      const cell = box.closest("td");
      if (cell) cell.classList.toggle("idle", idle);
    }
    const tables = new Set(places.map((each) => each.box.closest("table")));
    tables.delete(null);
    for (const table of tables) {
      for (const row of table.tBodies[0].rows) row.classList.toggle("left-out", allIdle(row));
      table.classList.toggle("left-out", allIdle(table));
    }
  };

  const allIdle = (around) => {
    const boxes = [...around.querySelectorAll(".field")];
    return boxes.length > 0 && boxes.every((box) => box.classList.contains("idle"));
  };

  // On a phone the lines of a table with a head stack: each cell then says itself what its column is. Lists do so with
  // their fields (headed); the awards and their amounts here.
  const label = (table) => {
    const heads = [...table.querySelectorAll("thead tr + tr th")].map((head) => head.textContent);
    for (const row of heads.length ? table.tBodies[0].rows : []) {
      for (const cell of row.querySelectorAll("td:not([data-label])")) cell.dataset.label = heads[cell.cellIndex] || "";
    }
  };

  // A declaration's words, as they stand beside the boxes, and its clause, which stands behind them or in the head of the
  // table for all: 有健全财务制度（第十四条）.
  const declared = ({ field, entry }) => {
    const label = document.getElementById(entry.getAttribute("aria-labelledby"));
    const shown = label?.textContent || field.label;
    const at = label?.querySelector("a") ? shown.lastIndexOf("（") : -1;
    if (at > 0) return { statement: shown.slice(0, at), clause: shown.slice(at) };
    const cited = [...(entry.closest("table")?.tHead?.querySelectorAll("a") || [])].map((link) => link.textContent);
    return { statement: shown, clause: cited.length ? `（${cited.join("、")}）` : "" };
  };

  // Where the verdict on the declarations stands: behind their table. Null where the form asks for none.
  const verdict = (places) => {
    const table = places.findLast(({ field }) => field.name.startsWith("declare-"))?.box.closest("table");
    if (!table) return null;
    const made = line(table.parentElement, "f_eligible", "verdict", "status");
    table.after(made);
    return made;
  };
  const judge = (made, { state, told }) => {
    made.dataset.state = state === null ? "open" : state ? "met" : "unmet";
    say(made, told);
  };

  return { label, declared, verdict, judge, fill, place, typed, put, isHalf, say, tell, require, focus, fit, hand, arrange };
})();
