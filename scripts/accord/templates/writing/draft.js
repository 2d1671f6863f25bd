// What somebody has typed so far, kept in this browser under the form and the record, so that leaving
// the page loses nothing. Of two windows with one form open the one keeps it in which somebody typed last
// on purpose: the other says so, and waits to be told to go on.
//
//   accordDraft(name, {taken()}) -> {read(), keep(content), drop(), resume()}
globalThis.accordDraft = (name, { taken }) => {
  const KEY = `accord.draft.${name}`;
  let waits = false;

  const read = () => {
    try {
      const found = JSON.parse(localStorage.getItem(KEY));
      return found && typeof found === "object" ? found : null;
    } catch {
      return null; // a browser that keeps nothing, or something else of that name
    }
  };
  const put = (text) => {
    try {
      if (text === null) localStorage.removeItem(KEY); else localStorage.setItem(KEY, text);
    } catch { /* nothing is kept; what is typed stays in the page */ }
  };
  const keep = (content) => { if (!waits) put(JSON.stringify(content)); };
  const drop = () => put(null);
  const resume = () => { waits = false; };

  window.addEventListener("storage", (event) => {
    if (event.key !== KEY || !event.newValue || waits) return;
    waits = true;
    taken();
  });
  return { read, keep, drop, resume };
};
