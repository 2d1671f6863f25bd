// A list in which one searches by typing: the combobox of the ARIA practices.
//
//   accordChoosing(settings) -> {element, input, show(), close()}
//       id, describedBy      of the field around
//       options()            [{value, label, note, search}], the likely ones first
//       chosen(option)       somebody chose one
//       left(text)           somebody went on with this text in the field
globalThis.accordChoosing = ({ id, describedBy, placeholder, options, chosen, left }) => {
  const MOST = 60; // of very many the reader types a letter more
  const make = globalThis.accordElement;
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  let found = [];
  let active = -1;
  const list = make("ul", { id: `${id}-list`, class: "ac-combo-list", role: "listbox", hidden: true });
  const input = make("input", {
    id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder,
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    "aria-describedby": describedBy, class: "ac-input",
  });

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (place) => {
    active = place;
    [...list.children].forEach((each, at) => each.setAttribute("aria-selected", String(at === place)));
    const shown = list.children[place];
    if (!shown) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", shown.id);
    shown.scrollIntoView({ block: "nearest" });
  };
  const matches = (text) => {
    const words = fold(text).split(/\s+/).filter(Boolean);
    return options().filter(({ search }) => words.every((word) => fold(search).includes(word)));
  };
  const show = (text = "") => {
    found = matches(text).slice(0, MOST);
    list.replaceChildren(...found.map(({ label, note }, place) => make(
      "li", { id: `${list.id}-${place}`, role: "option", "aria-selected": "false" },
      make("span", {}, label), note && make("small", {}, note),
    )));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(text && found.length ? 0 : -1);
  };
  const take = (option) => {
    close();
    chosen(option);
  };

  input.addEventListener("input", () => show(input.value));
  input.addEventListener("click", () => { if (list.hidden) show(); });
  input.addEventListener("blur", () => {
    close();
    left(input.value.trim());
  });
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing) return; // the key belongs to whatever turns letters into characters
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (list.hidden) show();
      else mark((active + (key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
    } else if (key === "Enter" && found[active] && !list.hidden) take(found[active]);
    else if (key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  // The field keeps the focus while somebody points at the list.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const place = [...list.children].indexOf(target.closest("li"));
    if (found[place]) take(found[place]);
  });

  return { element: make("div", { class: "ac-combo" }, input, list), input, show, close };
};
