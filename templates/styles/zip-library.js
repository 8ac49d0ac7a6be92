// The zip library (fflate.js) runs when the first Word file is made, not while the page loads: it hands itself over as a
// function, which is kept until the library is asked for.
"use strict";
const ZipLibrary = (() => {
  let run = null;
  let made = null;
  const get = () => {
    if (!made) run((library) => (made = library));
    return made;
  };
  return { keep: (library) => (run = library), get };
})();
