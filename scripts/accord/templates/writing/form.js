// The page of a form: filled with what is known, judged while somebody types, kept as a draft, and ended
// by the text that the forge is given. It begins when the scripts of all pages have run.
document.addEventListener("DOMContentLoaded", () => {
  "use strict";

  const place = document.getElementById("ac-form");
  if (!place || !globalThis.accordForms) return;

  const make = globalThis.accordElement;
  const say = (...told) => globalThis.accordSay(...told);
  const days = globalThis.accordDays;
  const definition = globalThis.accordForms.forms[place.dataset.acForm];
  const { schema, sections, kind, is_form: isForm } = definition;
  const root = place.dataset.acRoot;

  if (isForm) begin(null);
  else {
    const id = globalThis.accordRecord.asked();
    if (id) globalThis.accordRecord.fetched(root, id).then((block) => beginWith(id, block));
    else show(globalThis.accordWhich(definition, root));
  }
  window.addEventListener("hashchange", () => { if (!isForm) location.reload(); });

  // What the form asks in plain words is for whoever has no scripts; with them it waits to be asked for.
  function folded() {
    const plain = document.querySelector(".ac-writing-plain");
    const title = plain?.querySelector("h2");
    if (!title) return;
    const summary = make("summary", { id: title.id }, title.textContent);
    title.remove();
    const details = make("details", {}, summary, ...plain.childNodes);
    plain.replaceChildren(details);
    plain.dataset.acFolded = "";
  }
  function show(...shown) {
    place.replaceChildren(...shown);
    folded();
  }
  function beginWith(id, block) {
    const step = block?.steps.find((each) => each.kind === kind);
    if (step) begin(block, step);
    else show(note(say(block ? "not_now" : "no_such_record", { id }), make("a", { href: `${root}records/` }, say("all_records"))));
  }
  function note(text, ...more) {
    return make("div", { class: "ac-ending-note", role: "status" }, make("p", {}, text, " ", ...more));
  }

  function begin(block, step) {
    const numbers = new Set(block?.ids || []);
    const touched = new Set();
    const context = {
      near: () => "",
      choices: (ref, near, name) => globalThis.accordTargets(ref, near, {
        kind, block, form: formAsItWouldBe(), speakers: name ? speakersOf(name) : parties(),
      }),
      number: (letter) => {
        const taken = [...numbers].map((each) => Number(new RegExp(`^${letter}(\\d+)$`).exec(each)?.[1] || 0));
        const id = `${letter}${Math.max(0, ...taken) + 1}`;
        numbers.add(id);
        return id;
      },
      release: (id) => { if (!block?.ids.includes(id)) numbers.delete(id); },
      present: (name) => block?.form[name],
    };
    let fields = null;
    const speakersOf = (name) => (name === "department" ? step?.departments : undefined);
    const parties = () => { // whoever else would be named has no part in it
      const { from, to } = formAsItWouldBe() || {};
      return from && to ? [from, ...to] : undefined;
    };
    const formAsItWouldBe = () => {
      if (isForm) return fields?.read(true) || {};
      return kind === "amendment" ? { ...block.form, ...fields?.parts.changes.read() } : null;
    };
    fields = globalThis.accordGroups.mapping(schema, { ...context, form: context, near: () => "" }, { bare: true });
    const written = globalThis.accordSections(sections);

    // --- What it says, and what is wrong with it -------------------------------------------------

    const wanted = (name) => {
      const { wanted: rule } = schema.properties[name].ac || {};
      if (!rule) return true;
      const { deliverables = [], answers } = fields.parts.deliverables ? fields.read(true) : { answers: fields.parts.answers?.read() };
      if (rule.when === "always") return true;
      if (rule.when === "rework-ordered") return deliverables.some(({ verdict }) => verdict === "rectify");
      if (rule.when === "answers-risk") return (block.targets?.entry || []).some((each) => each.id === answers && each.kind === "risk");
      if (rule.when === "rework-open") {
        return (block.targets?.item || []).some(({ department }) => department === fields.parts.department?.read());
      }
      return (step.wanted || []).includes(name);
    };
    const required = () => {
      const must = Object.keys(schema.properties).filter((name) => schema.properties[name].ac?.wanted?.must && wanted(name));
      return [...(schema.required || []), ...must];
    };
    fields.wanted = required;
    const value = () => {
      const said = fields.read(true);
      if (!isForm) said.kind = kind;
      else if (said.from && said.raised_at) {
        said.id = globalThis.accordNaming.id(kind, { day: said.raised_at.slice(0, 10), department: said.from });
      }
      const names = Object.keys(schema.properties).filter((name) => said[name] !== undefined && wanted(name));
      return Object.fromEntries(names.map((name) => [name, said[name]]));
    };
    const judged = () => {
      const said = value();
      const day = (said.at || said.raised_at || days.now()).slice(0, 10);
      return [
        ...globalThis.accordFaults(schema, said, fields, day),
        ...globalThis.accordRules(said, { kind, isForm, block, day }),
        ...written.faults(day),
      ];
    };
    const askAt = (path) => {
      let ask = path[0] === "#" ? written : fields;
      for (const each of path[0] === "#" ? path.slice(1) : path) {
        const next = ask.at(each);
        if (!next?.element) return ask;
        ask = next;
      }
      return ask;
    };
    const tell = () => {
      const troubles = judged().map((each) => ({ ...each, ask: askAt(each.path) }));
      const every = (ask) => {
        ask.tell(troubles.filter((each) => each.ask === ask).map(({ severity, text, advice, now }) => ({ severity, text, advice, now })));
        for (const each of ask.asks?.() || []) if (each.element) every(each);
      };
      every(fields);
      every(written);
      return troubles;
    };

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
      draft.keep({ fields: fields.read(true), sections: written.read(), touched: [...touched] });
    };
    const left = ({ target, relatedTarget }) => {
      const field = target.closest(".ac-ask");
      const ask = field && globalThis.accordAsks.owners.get(field);
      if (!ask || field.contains(relatedTarget)) return;
      ask.visited = true;
      if (!isPressed) tell();
    };
    // What is told moves the page. While a finger is down nothing moves: the click would go astray.
    let isPressed = false;
    document.addEventListener("pointerdown", () => { isPressed = true; }, true);
    for (const end of ["click", "pointercancel"]) {
      document.addEventListener(end, () => {
        isPressed = false;
        tell();
      });
    }

    // --- The end ------------------------------------------------------------------------------------

    const text = () => globalThis.accordLayout.text(value(), sections.map(({ heading }) => heading), written.read());
    const nameOf = (id) => globalThis.accordForms.people.find((each) => each.id === id)?.name ?? id;
    const approvers = () => {
      const offices = definition.who.map(([when, who]) => (when ? say("of_field", { title: when, text: who }) : who));
      const people = (step?.asked || []).map(nameOf);
      return people.length ? people.join(say("between")) : offices.join(" · ");
    };
    const path = (said) => (isForm ? globalThis.accordNaming.form(kind, said.id) : globalThis.accordNaming.entry(block, said));
    const done = () => {
      fill();
      refresh();
      fields.visit();
      written.visit();
      const wrong = tell().filter(({ severity }) => severity === "error");
      ending.replaceChildren();
      summary.hidden = wrong.length === 0;
      if (wrong.length) {
        summary.replaceChildren(globalThis.accordSummary(wrong));
        summary.querySelector("h2").focus();
        return;
      }
      const said = value();
      const end = globalThis.accordEnding({
        path: path(said), text: text(), who: approvers(),
        followed: () => draft.keep({ fields: fields.read(true), sections: written.read(), touched: [...touched], isHanded: true }),
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
      } catch {
        draft.drop(); // of an older form, or of somebody who plays
      }
    }
    fill();
    refresh();
    tell();
    show(form);
  }
});
