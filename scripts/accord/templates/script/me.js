// Who reads the pages: chosen once on the home page, and kept in this browser only.
//
//   accordMe.get()      {id, department}, or null where nobody is chosen
//   accordMe.set(me)    choose somebody; null forgets the choice
//   "accord:me"         is heard on the document when the choice has changed
//
// The root element carries data-ac-me and data-ac-my-department, for the style sheet. A button
// with data-ac-mine fills the field `person` of its form; where nobody is chosen yet it leads to
// data-ac-home, where that is done.
globalThis.accordMe = (() => {
  "use strict";

  const KEY = "accord.me";
  const root = document.documentElement;

  const get = () => {
    try {
      const { id, department } = JSON.parse(localStorage.getItem(KEY)) || {};
      return typeof id === "string" && id ? { id, department: String(department || "") } : null;
    } catch {
      return null; // a browser that keeps nothing, or something else of that name
    }
  };
  const mark = () => {
    const { id, department } = get() || {};
    if (id) root.dataset.acMe = id; else delete root.dataset.acMe;
    if (department) root.dataset.acMyDepartment = department; else delete root.dataset.acMyDepartment;
  };
  const tell = () => {
    mark();
    document.dispatchEvent(new CustomEvent("accord:me"));
  };
  const set = (me) => {
    try {
      if (me) localStorage.setItem(KEY, JSON.stringify(me)); else localStorage.removeItem(KEY);
    } catch { /* nothing is kept, and nothing is lost */ }
    tell();
  };

  mark();
  window.addEventListener("storage", (event) => { if (event.key === KEY) tell(); });
  return { get, set };
})();

for (const button of document.querySelectorAll("[data-ac-mine]")) {
  const field = button.form.elements.person;
  const show = () => {
    const me = globalThis.accordMe.get();
    button.setAttribute("aria-pressed", String(Boolean(me) && field.value === me.id));
  };
  button.addEventListener("click", () => {
    const me = globalThis.accordMe.get();
    if (!me) {
      location.href = button.dataset.acHome;
      return;
    }
    const value = field.value === me.id ? "" : me.id;
    globalThis.accordAddress.fill(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  button.form.addEventListener("input", show);
  button.form.addEventListener("reset", () => setTimeout(show));
  document.addEventListener("accord:me", show);
  window.addEventListener("hashchange", () => setTimeout(show));
  setTimeout(show);
}
