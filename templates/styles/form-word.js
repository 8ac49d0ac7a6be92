// The form's own Word file with the answers in it: in its content controls and in the data that they are bound to.
"use strict";
const Word = (() => {
  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
  const XML = "http://www.w3.org/XML/1998/namespace";
  const DATA = "urn:policydocs:form:1";
  const BODY = "word/document.xml";
  const ITEM = "customXml/item1.xml";
  // An audit of pages takes the bare sign for a processing instruction.
  const PROLOG = '\u003c?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const TICKED = "\u2611";
  const OPEN = "\u2610";
  const LINE_END = "\u200b"; // unseen: LibreOffice forgets where line breaks were, and keeps this
  const FIRST_DAY = new Date(1980, 0, 1); // of a ZIP archive: the file says nothing of the time it was made at

  const parse = (bytes) => new DOMParser().parseFromString(new TextDecoder().decode(bytes), "application/xml");
  const written = (tree) => new TextEncoder().encode(PROLOG + new XMLSerializer().serializeToString(tree.documentElement));
  const child = (parent, local, space = W) =>
    [...parent.children].find((each) => each.localName === local && each.namespaceURI === space) || null;
  const value = (element) => (element ? element.getAttributeNS(W, "val") : null);

  const ended = (text) => text.replaceAll("\n", `${LINE_END}\n`);

  // Tag of a control -> what it shows, what the data holds, and what it is.
  const slots = (fields, record) => {
    const found = new Map();
    for (const field of fields) {
      const answer = record[field.name];
      for (const [option] of field.options || []) {
        const ticked = [answer].flat().includes(option);
        found.set(`${field.name}--${option}`, { ticked, data: ticked ? "true" : "false" });
      }
      if (typeof answer === "string") {
        found.set(field.name, { type: field.type, shown: ended(Answers.shown(field, answer)), data: ended(answer) });
      }
    }
    return found;
  };

  const element = (tree, local, text) => {
    const made = tree.createElementNS(W, `w:${local}`);
    if (text !== undefined) {
      made.setAttributeNS(XML, "xml:space", "preserve");
      made.textContent = text;
    }
    return made;
  };

  const tick = (properties, content, ticked) => {
    const box = child(properties, "checkbox", W14);
    const state = box && child(box, "checked", W14);
    if (state) state.setAttributeNS(W14, "w14:val", ticked ? "1" : "0");
    const text = content.getElementsByTagNameNS(W, "t")[0];
    if (text) text.textContent = ticked ? TICKED : OPEN;
  };

  // The first run keeps its look but for the placeholder's; line ends become w:br.
  const write = (tree, properties, content, { type, shown, data }) => {
    const placeholder = child(properties, "showingPlcHdr");
    if (placeholder) placeholder.remove();
    const date = type === "date" ? child(properties, "date") : null;
    if (date) date.setAttributeNS(W, "w:fullDate", `${data}T00:00:00Z`);
    const run = element(tree, "r");
    shown.split("\n").forEach((line, number) => {
      if (number) run.append(element(tree, "br"));
      run.append(element(tree, "t", line));
    });
    const old = content.getElementsByTagNameNS(W, "r")[0];
    if (!old) content.append(run);
    else old.replaceWith(run);
  };

  const fillControls = (tree, found) => {
    for (const control of tree.getElementsByTagNameNS(W, "sdt")) {
      const properties = child(control, "sdtPr");
      const content = child(control, "sdtContent");
      const slot = properties && content && found.get(value(child(properties, "tag")));
      if (!slot) continue;
      if ("ticked" in slot) tick(properties, content, slot.ticked);
      else write(tree, properties, content, slot);
    }
  };

  const fillData = (tree, found) => {
    const answers = child(tree.documentElement, "answers", DATA);
    for (const each of answers ? answers.children : []) {
      const slot = found.get(each.localName);
      if (slot) each.textContent = slot.data;
    }
  };

  const bytes = (base64) => Uint8Array.from(atob(base64.trim()), (sign) => sign.charCodeAt(0));

  // The filled file. `base64`: the blank one, as the page carries it.
  const filled = (base64, fields, record) => {
    const parts = ZipLibrary.get().unzipSync(bytes(base64));
    const found = slots(fields, record);
    const change = { [BODY]: fillControls, [ITEM]: fillData };
    for (const [name, fill] of Object.entries(change)) {
      if (!(name in parts)) continue;
      const tree = parse(parts[name]);
      fill(tree, found);
      parts[name] = written(tree);
    }
    return ZipLibrary.get().zipSync(parts, { level: 9, mtime: FIRST_DAY });
  };

  return { filled };
})();
