// Nothing is painted before the footer is there, and with it what the scripts before it build: nothing moves then. A
// browser that does not know of it paints as it goes.
"use strict";
document.head.append(Object.assign(document.createElement("link"), { rel: "expect", href: "#page-end", blocking: "render" }));
