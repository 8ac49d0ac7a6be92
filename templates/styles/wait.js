"use strict";
document.head.append(Object.assign(document.createElement("link"), { rel: "expect", href: "#page-end", blocking: "render" }));
