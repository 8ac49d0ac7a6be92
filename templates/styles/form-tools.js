// The tools around a form: what the page is for, the bar at its foot, the list of what is still to be done.
"use strict";
const Tools = (() => {
  const make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  const button = (name, words, style) => make("button", { type: "button", id: `tool-${name}`, class: style }, words[name]);

  // What the page is for, with the draft that is kept only if the user wants it.
  const intro = (words, draft, remove) => {
    const box = make("div", { class: "note info guide", role: "note" }, make("p", {}, words.about));
    const choice = make("label", {}, draft, " ", make("span", {}, words.draft));
    box.append(make("p", { class: "draft-choice" }, choice, remove));
    box.append(make("p", {}, make("a", { href: "#tools" }, words.to_tools)));
    return box;
  };

  const bar = (words, parts) =>
    make(
      "section",
      { id: "tools", class: "tools", "aria-label": words.tools, tabindex: "-1" },
      make("div", { class: "progress" }, parts.meter, parts.count),
      make("div", { class: "buttons" }, ...parts.buttons),
      parts.told,
    );

  // Keeps what has the focus from lying under the bar (WCAG 2.2, 2.4.11).
  const keepClear = (made) => {
    const measure = () => {
      const covers = getComputedStyle(made).position === "sticky" ? made.offsetHeight + 16 : 0;
      document.documentElement.style.setProperty("scroll-padding-bottom", `${covers}px`);
    };
    new ResizeObserver(measure).observe(made); // tells the first size too, once the browser has laid the page out
  };

  const listed = (entries) => {
    const list = make("ul");
    for (const { text, href, go } of entries) {
      const words = href ? make("a", { href }, text) : text;
      if (go) {
        words.addEventListener("click", (event) => {
          event.preventDefault();
          go();
        });
      }
      list.append(make("li", {}, words));
    }
    return list;
  };

  const summarise = (box, told, groups) => {
    const shown = groups.filter(({ entries }) => entries.length);
    box.replaceChildren();
    box.hidden = shown.length === 0;
    if (box.hidden) return;
    if (told) box.append(make("p", { class: "done" }, told));
    for (const { head, entries } of shown) box.append(...(head ? [make("p", { class: "head" }, head)] : []), listed(entries));
    box.scrollIntoView({ block: "start" });
    box.focus({ preventScroll: true });
  };

  // Builds the tools into the page. The result: what the page tells them, and `on` for what they tell the page.
  const build = (form, words) => {
    const names = ["save", "load", "word", "print", "clear"];
    const buttons = names.map((name) => button(name, words, name === "save" || name === "word" ? "main-tool" : "tool"));
    const meter = make("progress", { "aria-label": words.progress_name });
    const [count, told] = [make("span"), make("p", { class: "told", role: "status" })];
    const draft = make("input", { type: "checkbox", id: "tool-draft" });
    const remove = button("draft_remove", words, "tool");
    const file = make("input", { type: "file", accept: ".json,application/json" }); // never on the page: a button opens it
    const summary = make("section", { class: "summary", tabindex: "-1", hidden: "", "aria-label": words.summary });
    const made = bar(words, { meter, count, buttons, told });
    remove.hidden = true;
    form.prepend(summary);
    form.querySelector("h2").before(intro(words, draft, remove));
    form.after(made);
    keepClear(made);

    const on = (does) => {
      for (const [at, name] of names.entries()) {
        if (name !== "load") buttons[at].addEventListener("click", does[name]);
      }
      buttons[names.indexOf("load")].addEventListener("click", () => file.click());
      file.addEventListener("change", async () => {
        if (file.files.length) await does.load(file.files[0]);
        file.value = ""; // so that the same file can be chosen again
      });
      draft.addEventListener("change", () => does.draft(draft.checked));
      remove.addEventListener("click", () => {
        does.draft(false);
        draft.focus();
      });
    };

    return {
      on,
      tell: (text) => (told.textContent = text),
      summary: (text, groups) => summarise(summary, text, groups),
      keepsDraft: () => draft.checked,
      draft: (wanted) => {
        draft.checked = wanted;
        remove.hidden = !wanted;
      },
      withoutDraft: () => remove.parentElement.remove(),
      progress: (done, total) => {
        meter.max = Math.max(total, 1);
        meter.value = done;
        Controls.say(count, Controls.fill(words.progress, { done, total }));
      },
    };
  };

  return { build };
})();
