// The search box of the theme, in front of what finding.js finds. Without scripts there is none.
(() => {
  "use strict";

  const form = document.querySelector("[data-ac-search]");
  const toggle = document.querySelector("#__search");
  if (!form || !toggle) return;

  const input = form.elements.q;
  const list = document.querySelector("[data-ac-found]");
  const said = document.querySelector("[data-ac-search-said]");
  const more = document.querySelector("[data-ac-search-more]");
  const AROUND = 28, LENGTH = 96, PASSAGES = 2, PAUSE = 120;
  const words = JSON.parse(form.dataset.acSearch);
  let shown = 0, asked = "", finding = null, pause = 0;
  let first = Promise.resolve(); // the first link of what was found, once it is

  const element = (name, className, ...inside) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  };

  // Where each folded character stands in the text; folding changes lengths at times.
  const folded = (text) => {
    let whole = "";
    const places = [];
    let at = 0;
    for (const letter of text) {
      const small = letter === " " ? " " : accordSearch.fold(letter);
      whole += small;
      for (let each = 0; each < small.length; each += 1) places.push(at);
      at += letter.length;
    }
    places.push(at);
    return [whole, places];
  };

  const matches = (text, terms) => {
    const [whole, places] = folded(text);
    const found = [];
    for (const term of terms) {
      for (let at = whole.indexOf(term); at >= 0; at = whole.indexOf(term, at + term.length)) {
        found.push([places[at], places[at + term.length]]);
      }
    }
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  };

  const marked = (text, found, from, to) => {
    const parts = [];
    let at = from;
    for (const [start, end] of found) {
      if (start < at || end > to) continue;
      parts.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at, to)];
  };

  // A few words around the first match, cut where no character is torn apart.
  const excerpt = (text, found) => {
    const letters = (start, end) => [...text.slice(start, end)];
    const before = letters(0, found[0][0]).slice(-AROUND).join("").length;
    const from = found[0][0] - before;
    const after = letters(from, text.length).slice(0, LENGTH).join("").length;
    const to = Math.max(from + after, found[0][1]);
    return [from ? "…" : "", ...marked(text, found, from, to), to < text.length ? "…" : ""];
  };

  const link = (url, anchor, term) => {
    const address = new URL(url, accordSearch.home);
    address.hash = anchor;
    const fragment = "fragmentDirective" in document && term;
    return fragment ? `${address}${anchor ? "" : "#"}:~:text=${encodeURIComponent(term)}` : String(address);
  };

  const passages = (page, terms) => {
    const found = page.passages
      .map(([anchor, heading, text]) => ({ anchor, heading, text, found: matches(text, terms) }))
      .filter((each) => each.found.length);
    const distinct = ({ text, found }) => new Set(found.map(([a, b]) => accordSearch.fold(text.slice(a, b)))).size;
    return found.sort((a, b) => distinct(b) - distinct(a)).slice(0, PASSAGES);
  };

  const item = (page, terms) => {
    const title = matches(page.title, terms);
    const top = element("a", "ac-found-title", ...marked(page.title, title, 0, page.title.length));
    top.href = link(page.url, "");
    const made = element("li", "ac-found", top);
    for (const { anchor, heading, text, found } of passages(page, terms)) {
      const said = heading && found[0][0] >= AROUND ? [element("small", "", heading)] : [];
      const place = element("a", "ac-found-place", ...said, element("span", "", ...excerpt(text, found)));
      place.href = link(page.url, anchor, text.slice(...found[0]));
      made.append(place);
    }
    return made;
  };

  const tell = (sentence, number) => { said.textContent = sentence.replace("{n}", number); };

  const next = async () => {
    const mine = finding;
    const terms = accordSearch.terms(asked);
    const { value, done } = await mine.next();
    if (mine !== finding) return;
    const { found, rest } = done ? { found: [], rest: 0 } : value;
    if (!shown) list.replaceChildren();
    list.append(...found.map((page) => item(page, terms)));
    shown += found.length;
    more.hidden = !rest;
    if (rest) tell(words.about, shown + rest);
    else tell(shown === 1 ? words.one : shown ? words.found : words.none, shown);
    list.dataset.acFound = asked;
  };

  const remember = () => {
    if (location.protocol === "file:") return;
    const address = new URL(location);
    if (asked && toggle.checked) address.searchParams.set("q", asked);
    else address.searchParams.delete("q");
    if (String(address) !== location.href) history.replaceState(history.state, "", address);
  };

  const failed = () => { tell(words.failed); };

  const ask = () => {
    const query = input.value.trim();
    if (query === asked) return;
    [asked, shown, more.hidden] = [query, 0, true];
    finding = query ? accordSearch.find(query) : null;
    remember();
    if (query) first = next().then(() => list.querySelector("a"), failed);
    else {
      first = Promise.resolve();
      list.replaceChildren();
      tell(words.empty);
    }
  };

  const begin = () => {
    if (!input.value) tell(words.empty);
    accordSearch.pages().catch(failed);
  };

  const open = () => {
    if (!toggle.checked) toggle.click();
    input.focus();
  };

  const close = () => {
    if (toggle.checked) toggle.click();
    input.blur();
    remember();
  };

  // While a word is being composed, what stands in the box are the keys of the input method.
  const typed = (event) => {
    if (event.isComposing) return;
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  };

  const step = (event) => {
    const down = event.key === "ArrowDown";
    if (!down && event.key !== "ArrowUp") return;
    const stops = [input, ...list.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
    const at = stops.indexOf(document.activeElement);
    stops[(at + (down ? 1 : stops.length - 1)) % stops.length].focus();
    event.preventDefault();
  };

  input.addEventListener("focus", () => { if (!toggle.checked) toggle.click(); begin(); });
  input.addEventListener("input", typed);
  input.addEventListener("compositionend", typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    ask();
    const mine = finding; // nothing is opened for whoever goes on typing
    first.then((link) => { if (mine === finding) link?.click(); });
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault(); // a browser would clear the box only after this
    input.value = "";
    ask();
    input.focus();
  });
  more.addEventListener("click", () => {
    const last = list.lastElementChild;
    next().then(() => last?.nextElementSibling?.querySelector("a").focus()).catch(failed);
  });
  toggle.addEventListener("change", () => { if (toggle.checked) input.focus(); else remember(); });
  list.addEventListener("click", (event) => { if (event.target.closest("a")) toggle.checked = false; });

  // Whoever goes on with the keyboard has done with it.
  form.closest(".md-search").addEventListener("focusout", ({ currentTarget, relatedTarget }) => {
    if (relatedTarget && toggle.checked && !currentTarget.contains(relatedTarget)) toggle.click();
  });
  form.closest(".md-search").addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") close();
    else step(event);
  });
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && toggle.checked) close();
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (typing || modified || !["/", "s", "f"].includes(event.key)) return;
    open();
    event.preventDefault();
  });

  const query = new URLSearchParams(location.search).get("q");
  if (query) {
    input.value = query;
    open();
    ask();
  }
})();
