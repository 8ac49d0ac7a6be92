// Computes the fields of a form and compares figures with their limits. Nothing is sent or stored anywhere, and a
// form is complete without this script. Every word it shows comes from the page itself.
"use strict";
(() => {
  const SCALE = 10000n; // figures are kept as whole ten-thousandths: 0.1 + 0.2 must be 0.3 in a form about money

  // "12.5" -> 125000n; null for what is not a decimal number.
  const scaled = (text) => {
    const found = /^\s*(-?)(\d+)(?:\.(\d{0,4})\d*)?\s*$/.exec(text);
    if (!found) return null;
    const size = BigInt(found[2]) * SCALE + BigInt((found[3] || "").padEnd(4, "0"));
    return found[1] ? -size : size;
  };

  // Ten-thousandths -> two decimals, half away from zero.
  const money = (size) => {
    const negative = size < 0n;
    const cents = ((negative ? -size : size) + 50n) / 100n;
    const text = `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
    return negative && cents > 0n ? `-${text}` : text;
  };

  const valueOf = (form, name) => {
    const control = form.elements.namedItem(name);
    return control ? control.value : "";
  };

  const operations = {
    percent_of: (output, given) => {
      const base = scaled(given);
      const rate = scaled(output.dataset.rate || "");
      return base === null || rate === null ? null : money((base * rate) / (100n * SCALE));
    },
    lookup: (output, given) => {
      const amount = scaled(JSON.parse(output.dataset.table || "{}")[given] || "");
      return amount === null ? null : money(amount);
    },
  };

  const compute = (form, output) => {
    const result = operations[output.dataset.formula](output, valueOf(form, output.dataset.field));
    const text = result === null ? output.defaultValue : result;
    if (output.value !== text) output.value = text;
    output.classList.toggle("known", result !== null); // what is not known yet is not printed
  };

  const check = (control) => {
    const value = scaled(control.value);
    const wrong = value !== null && value > scaled(control.dataset.max);
    const box = control.closest(".field");
    const message = control.dataset.message || "";
    const problem = box.querySelector(".problem");
    box.classList.toggle("wrong", wrong);
    if (wrong) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    if (control.localName === "input") control.setCustomValidity(wrong ? message : "");
    if (problem) problem.textContent = wrong ? message : "";
  };

  // A box as tall as its text: nobody likes to read through a slit.
  const fit = (area) => {
    if (area.scrollHeight > area.clientHeight) area.style.height = `${area.scrollHeight + 4}px`;
  };

  // The answer as text for paper, where page.css shows it in place of the input.
  const hand = (control) => {
    control.parentElement.dataset.answer = control.value.trimEnd();
  };

  const refresh = (form) => {
    form.querySelectorAll("output[data-formula]").forEach((output) => compute(form, output));
    form.querySelectorAll("[data-max]").forEach(check);
    form.querySelectorAll("textarea").forEach(fit);
    form.querySelectorAll(".field > input, .field > textarea").forEach(hand);
  };

  document.querySelectorAll("form").forEach((form) => {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => refresh(form));
    form.addEventListener("change", () => refresh(form));
    refresh(form);
  });
})();
