// What somebody typed into a form that has changed since: it fits no field any more, so it is shown as
// text, to copy from, until they throw it away.
//
//   accordUnread(aside) -> an element, or null where nothing lies aside; `aside` is that of a draft
globalThis.accordUnread = (aside) => {
  const make = globalThis.accordElement;
  const say = (...told) => globalThis.accordSay(...told);

  function* typed(value) {
    if (typeof value === "string" || typeof value === "number") yield String(value);
    else if (value && typeof value === "object") for (const each of Object.values(value)) yield* typed(each);
  }
  const content = aside.read();
  if (!content) return null;
  const text = [...typed([content.fields, content.sections])].filter((each) => each.trim()).join("\n");
  const shown = make(
    "div", {}, globalThis.accordNote(say("unread"), make("button", {
      type: "button", class: "ac-link", onclick: () => {
        aside.drop();
        shown.remove();
      },
    }, say("throw_away"))),
    make("pre", { class: "ac-ending-text", tabindex: "0", "aria-label": say("typed_before") }, make("code", {}, text)),
  );
  return shown;
};
