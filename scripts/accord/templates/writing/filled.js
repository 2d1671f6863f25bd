// A form that somebody fills in: filled with what is known, judged while they type, kept as a draft, and
// ended by the text that the forge is given.
//
//   accordFilled({definition, root, block, step}) -> an element; an entry has a record's block and step
globalThis.accordFilled = ({ definition, root, block, step }) => {
  const make = globalThis.accordElement;
  const say = (...told) => globalThis.accordSay(...told);
  const note = globalThis.accordNote;
  const { schema, sections, kind, is_form: isForm } = definition;

  const around = globalThis.accordAround({ definition, block, step });
  const fields = globalThis.accordMapping(schema, { form: around, near: () => "" }, { bare: true });
  around.fields = fields;
  const written = globalThis.accordSections(sections);
  const { wanted, value, tell } = globalThis.accordJudging({ definition, block, step }, fields, written);
  const touched = new Set();
  const content = () => ({ fields: fields.read(true), sections: written.read(), touched: [...touched] });

  // --- As somebody types ------------------------------------------------------------------------

  const address = globalThis.accordAddress.read();
  const me = globalThis.accordMe.get();
  const fill = () => {
    for (const name of ["first", "second"]) { // what is filled in may say more
      const known = globalThis.accordFilling(definition, fields.read(true), { block, step, me, address });
      for (const [each, filled] of Object.entries(known)) {
        const part = fields.parts[each];
        if (part && !touched.has(each) && JSON.stringify(part.read()) !== JSON.stringify(filled)) part.write(filled);
      }
    }
  };
  const refresh = () => {
    for (const [name, part] of Object.entries(fields.parts)) if (part.element) part.element.hidden = !wanted(name);
    fields.refresh();
  };
  const changed = ({ target }) => {
    const name = Object.keys(fields.parts).find((each) => fields.parts[each].element?.contains(target));
    if (name) touched.add(name);
    fill();
    refresh();
    tell();
    ending.replaceChildren();
    draft.keep(content());
  };
  // Once it stands there, the summary grows shorter as somebody mends.
  let summed = "";
  const sum = (wrong) => {
    const now = JSON.stringify(wrong.map(({ path, text }) => [path, text]));
    summary.hidden = wrong.length === 0;
    if (now !== summed) summary.replaceChildren(...(wrong.length ? [globalThis.accordSummary(wrong)] : []));
    summed = now;
  };
  const errors = () => tell().filter(({ severity }) => severity === "error");
  const tellAgain = () => {
    const wrong = errors();
    if (!summary.hidden) sum(wrong);
  };
  const left = ({ target, relatedTarget }) => {
    const field = target.closest(".ac-ask");
    const ask = field && globalThis.accordAsks.owners.get(field);
    if (!ask || field.contains(relatedTarget)) return;
    ask.visited = true;
    if (!isPressed) tellAgain();
  };
  // What is told moves the page. While a finger is down nothing moves: the click would go astray.
  let isPressed = false;
  document.addEventListener("pointerdown", () => { isPressed = true; }, true);
  for (const end of ["click", "pointercancel"]) {
    document.addEventListener(end, () => {
      isPressed = false;
      tellAgain();
    });
  }

  // --- The end ------------------------------------------------------------------------------------

  const text = () => globalThis.accordLayout.text(value(), sections.map(({ heading }) => heading), written.read());
  const approvers = () => {
    const offices = definition.who.map(([when, who]) => (when ? say("of_field", { title: when, text: who }) : who));
    const asked = step?.asked || {};
    const people = (asked[fields.parts.department?.read()] || asked[""] || []).map(globalThis.accordRegistry.called);
    return people.length ? people.join(say("between")) : offices.join(" · ");
  };
  const path = (said) => (isForm ? globalThis.accordNaming.form(kind, said.id) : globalThis.accordNaming.entry(block, said));
  const done = () => {
    fill();
    refresh();
    fields.visit();
    written.visit();
    const wrong = errors();
    ending.replaceChildren();
    sum(wrong);
    if (wrong.length) {
      summary.querySelector("h2").focus();
      return;
    }
    const said = value();
    const end = globalThis.accordEnding({
      path: path(said), text: text(), who: approvers(),
      followed: () => draft.keep({ ...content(), isHanded: true }),
    });
    ending.append(end);
    end.focusTitle();
  };

  // --- The page -----------------------------------------------------------------------------------

  const summary = make("div", { class: "ac-summary", hidden: true });
  const ending = make("div", {});
  const notes = make("div", {});
  const form = make(
    "form", { class: "ac-filling", novalidate: true, autocomplete: "off", onsubmit: (event) => event.preventDefault(), oninput: changed, onchange: changed, onfocusout: left },
    notes, summary, block && make("p", { class: "ac-form-record" }, make("a", { href: `${root}records/${block.id}/` }, block.title), " ", make("span", { class: "ac-id" }, block.id)),
    globalThis.accordArranged(definition, fields, written),
    make("div", { class: "ac-form-end" }, make("button", { type: "button", class: "ac-button ac-main", onclick: done }, say("go_to_end"))),
    ending,
  );

  const draft = globalThis.accordDraft(`${kind}.${block?.id || "new"}`, {
    taken: () => notes.replaceChildren(note(say("elsewhere"), make("button", {
      type: "button", class: "ac-link", onclick: () => {
        draft.resume();
        notes.replaceChildren();
      },
    }, say("go_on_here")))),
  });
  const anew = () => {
    draft.drop();
    location.reload();
  };
  const kept = draft.read();
  if (kept?.fields) {
    try {
      for (const each of kept.touched || []) touched.add(each);
      fields.write(kept.fields);
      written.write(kept.sections || {});
      notes.replaceChildren(note(say(kept.isHanded ? "was_handed" : "restored"), make("button", { type: "button", class: "ac-link", onclick: anew }, say("start_anew"))));
    } catch { // of an older form
      draft.drop(); // first, for a browser that has no more room
      draft.aside.keep(kept);
      touched.clear();
    }
  }
  form.prepend(globalThis.accordUnread(draft.aside) ?? "");
  fill();
  refresh();
  tell();
  return form;
};
