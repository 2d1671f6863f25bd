// A sentence above a form, or in place of it, and what leads on from it.
globalThis.accordNote = (text, ...more) => {
  const make = globalThis.accordElement;
  return make("div", { class: "ac-ending-note", role: "status" }, make("p", {}, text, " ", ...more));
};
