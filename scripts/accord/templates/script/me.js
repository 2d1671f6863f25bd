// Who reads the pages: chosen once on the home page, and kept in this browser only.
//
//   accordMe.get()      {id, department}, or null where nobody is chosen
//   accordMe.set(me)    choose somebody; null forgets the choice
//   accordMe.place(way, me)    an address in which {id} and {department} stand for theirs
//   "accord:me"         is heard on the document when the choice has changed
//
// The root element carries data-ac-me and data-ac-my-department, for the style sheet.
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

  const place = (way, { id, department }) => way
    .replace("{id}", encodeURIComponent(id)).replace("{department}", encodeURIComponent(department));

  mark();
  window.addEventListener("storage", (event) => { if (event.key === KEY) tell(); });
  return { get, set, place };
})();
