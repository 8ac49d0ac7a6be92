// What the applicant declared, held against the notice's own tree of conditions: the rules of
// generator/forms/rules/eligibility.py. The tree is in the paths of the declarations, which name all of its members:
// eligibility.all_of.place.any_of.in-zone. It knows nothing of the page itself.
"use strict";
const Eligibility = (() => {
  const ROOT = "eligibility";

  // A node is {field} or {any, members}: a condition, or several of which all or any must hold.
  const tree = (fields) => {
    const root = { any: false, members: new Map() };
    for (const field of fields) {
      const steps = (field.path || "").split(".");
      if (steps.shift() !== ROOT || !field.name.startsWith("declare-")) continue;
      let node = root;
      while (steps.length) {
        node.any = steps.shift() === "any_of";
        const name = steps.shift();
        if (!node.members.has(name)) node.members.set(name, steps.length ? { any: false, members: new Map() } : { field });
        node = node.members.get(name);
      }
    }
    return root;
  };

  const inside = (node) => [...node.members.values()];
  const leaves = (node) => (node.field ? [node.field] : inside(node).flatMap(leaves));

  // Whether a node is met: true, false, or null where a blank leaves it open. 符合 is the first box.
  const holds = (node, record) => {
    if (node.field) {
      const answer = record[node.field.name];
      return answer === undefined ? null : answer === node.field.options[0][0];
    }
    const found = inside(node).map((member) => holds(member, record));
    if (found.includes(node.any)) return node.any;
    return found.includes(null) ? null : !node.any;
  };

  // The conditions that are not met: each a list of ways, each way the fields that it asks for together.
  const unmet = (node, record) => {
    if (holds(node, record) !== false) return [];
    if (node.field) return [[[node.field]]];
    if (node.any) return [inside(node).map(leaves)];
    return inside(node).flatMap((member) => unmet(member, record));
  };

  // `state`: true, false, or null while it is open; `unmet`: see there; `asked`: whether the form asks for any condition.
  const judge = (fields, record) => {
    const root = tree(fields);
    const asked = root.members.size > 0;
    return { asked, state: asked ? holds(root, record) : null, unmet: asked ? unmet(root, record) : [] };
  };

  return { judge };
})();
