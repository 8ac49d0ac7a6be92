// A draft in this browser, kept only while the user says so. Where the browser forbids it there is none.
"use strict";
const Draft = (() => {
  const key = ({ policy, form }) => "policydocs:" + [policy, form].join("/");

  const store = () => {
    try {
      localStorage.setItem("policydocs", "");
      localStorage.removeItem("policydocs");
      return localStorage;
    } catch {
      return null;
    }
  };

  // Null without a draft.
  const read = (definition) => localStorage.getItem(key(definition));

  // Whether the draft was kept: the store may be full.
  const keep = (definition, text) => {
    try {
      localStorage.setItem(key(definition), text);
      return true;
    } catch {
      return false;
    }
  };

  const remove = (definition) => {
    const place = store();
    if (place !== null) place.removeItem(key(definition));
  };

  return { isPossible: () => store() !== null, read, keep, remove };
})();
