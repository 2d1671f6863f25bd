// What somebody has typed so far, kept in this browser under the form and the record, so that leaving
// the page loses nothing. Of two windows with one form open the one keeps it in which somebody typed last
// on purpose: the other says so, and waits to be told to go on.
//
//   accordDraft(name, {taken()}) -> {read(), keep(content), drop(), resume(), aside}
//       aside    another draft, of the same form, that could not be read: {read(), keep(content), drop()}
globalThis.accordDraft = (name, { taken }) => {
  const KEY = `accord.draft.${name}`;
  let waits = false;

  const place = (key) => {
    const read = () => {
      try {
        const found = JSON.parse(localStorage.getItem(key));
        return found && typeof found === "object" ? found : null;
      } catch {
        return null; // a browser that keeps nothing, or something else of that name
      }
    };
    const put = (text) => {
      try {
        if (text === null) localStorage.removeItem(key); else localStorage.setItem(key, text);
      } catch { /* nothing is kept; what is typed stays in the page */ }
    };
    return { read, keep: (content) => put(JSON.stringify(content)), drop: () => put(null) };
  };
  const own = place(KEY);
  const keep = (content) => { if (!waits) own.keep(content); };
  const resume = () => { waits = false; };

  window.addEventListener("storage", (event) => {
    if (event.key !== KEY || !event.newValue || waits) return;
    waits = true;
    taken();
  });
  return { ...own, keep, resume, aside: place(`${KEY}.aside`) };
};
