// The page of a form: its scripts begin when those of all pages have run. An entry belongs to a record,
// whose page says what is known; where the address names none, the page asks which.
document.addEventListener("DOMContentLoaded", () => {
  "use strict";

  const place = document.getElementById("ac-form");
  if (!place || !globalThis.accordForms) return;

  const make = globalThis.accordElement;
  const say = (...told) => globalThis.accordSay(...told);
  const definition = globalThis.accordForms.forms[place.dataset.acForm];
  const root = place.dataset.acRoot;

  if (definition.is_form) show(globalThis.accordFilled({ definition, root }));
  else begin(globalThis.accordRecord.asked());

  function begin(id) {
    window.addEventListener("hashchange", () => location.reload());
    if (id) globalThis.accordRecord.fetched(root, id).then((block) => beginWith(id, block), () => show(unreached(id)));
    else show(globalThis.accordWhich(definition, root));
  }
  function beginWith(id, block) {
    const step = block?.steps.find((each) => each.kind === definition.kind);
    if (step) show(globalThis.accordFilled({ definition, root, block, step }));
    else if (block) show(globalThis.accordNote(say("not_now", { id }), make("a", { href: `${root}records/${id}/#steps` }, block.title)));
    else show(globalThis.accordNote(say("no_such_record", { id }), make("a", { href: `${root}records/` }, say("all_records"))));
  }
  function unreached(id) {
    const again = make("button", { type: "button", class: "ac-link", onclick: () => location.reload() }, say("try_again"));
    return globalThis.accordNote(say("not_reached", { id }), again);
  }
  function show(shown) {
    place.replaceChildren(shown);
    fold();
  }
  // What the form asks in plain words is for whoever has no scripts; with them it waits to be asked for.
  function fold() {
    const plain = document.querySelector(".ac-writing-plain");
    const title = plain?.querySelector("h2");
    if (!title) return;
    const summary = make("summary", { id: title.id }, title.textContent);
    title.remove();
    const details = make("details", {}, summary, ...plain.childNodes);
    plain.replaceChildren(details);
    plain.dataset.acFolded = "";
  }
});
