// What a page to be read gains from a script, and is complete without: questions that are found by a word, tables that
// say on a phone what their columns are, folds that open for a link and for paper. Nothing is sent or kept.
"use strict";
(() => {
  const WORDS = {
    find: "按关键词筛选问题",
    found: "共{all}个问题，显示{shown}个",
    unfold: "全部展开",
    fold: "全部收起",
  };
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  // On a phone each row of a wide table becomes a card (page.css): a cell then says itself what its column is. The
  // column of a cell counts the columns that cells before it take, in its own row or from a row above.
  const label = (table) => {
    const heads = all("thead tr:last-child > *", table).map((cell) => cell.textContent.trim());
    let taken = [];
    for (const row of all("tbody > tr", table)) {
      const below = [];
      let column = 0;
      for (const cell of row.cells) {
        while (taken[column]) below[column] = taken[column++] - 1;
        if (heads.length > 1 && row.cells.length > 1) cell.dataset.label = heads[column] || "";
        for (let at = 0; at < cell.colSpan; at += 1) below[column++] = cell.rowSpan - 1;
      }
      for (; column < taken.length; column += 1) if (taken[column]) below[column] = taken[column] - 1;
      taken = below;
    }
  };

  const bare = (text) => text.toLowerCase().replace(/\s+/gu, "");

  // The box that finds questions, with what folds all of them. A group without a question that fits is left out.
  const filter = (questions) => {
    const box = make("input", { type: "search", id: "find", autocomplete: "off" });
    const told = make("p", { role: "status", class: "found" });
    const fold = make("button", { type: "button", "aria-expanded": "false" }, WORDS.unfold);
    const texts = new Map(questions.map((each) => [each, bare(each.textContent)]));
    const groups = new Map();
    for (const each of questions) {
      let head = each;
      while (head && head.localName !== "h2") head = head.previousElementSibling;
      if (head) groups.set(head, [...(groups.get(head) || []), each]);
    }
    const show = () => {
      const wanted = bare(box.value);
      for (const each of questions) each.hidden = !texts.get(each).includes(wanted);
      for (const [head, members] of groups) head.hidden = members.every((each) => each.hidden);
      const shown = questions.filter((each) => !each.hidden);
      told.textContent = wanted ? WORDS.found.replace("{all}", questions.length).replace("{shown}", shown.length) : "";
      if (wanted && shown.length === 1) shown[0].open = true;
    };
    const press = () => {
      const open = fold.getAttribute("aria-expanded") === "false";
      for (const each of questions) each.open = open;
      fold.setAttribute("aria-expanded", String(open));
      fold.textContent = open ? WORDS.fold : WORDS.unfold;
    };
    box.addEventListener("input", show);
    fold.addEventListener("click", press);
    return make("div", { class: "find", role: "search" }, make("label", { for: "find" }, WORDS.find), box, fold, told);
  };

  const questions = all("details.fold");
  const first = document.querySelector("nav.contents");
  if (questions.length > 1 && first) first.after(filter(questions));
  if (window.matchMedia("(max-width: 600px)").matches) for (const each of all(".contents > details")) each.open = false;
  all("table.data, table.matrix").forEach(label);

  const navigation = document.querySelector("body > header");
  const top = navigation && navigation.querySelector('a[href="#main"]');
  if (top) new IntersectionObserver(([seen]) => top.classList.toggle("floating", !seen.isIntersecting)).observe(navigation);

  // What a link leads to is never folded away, and paper shows everything.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const around = target && target.closest("details");
    if (around && !around.open) around.open = true;
  };
  let closed = [];
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const each of closed) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
  reveal();
})();
