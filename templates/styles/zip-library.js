// The zip library (fflate.js) runs when the first Word file is made, not while the page loads: it offers itself as a
// module to `define`, and is kept until it is asked for.
"use strict";
const ZipLibrary = (() => {
  let make = null;
  let made = null;
  window.define = Object.assign((factory) => (make = factory), { amd: {} });
  return { get: () => (made ??= make()) };
})();
