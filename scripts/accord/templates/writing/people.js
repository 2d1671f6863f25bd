// Controls for departments and people: lists in which one searches by name, code or id, a person's with or
// without its hyphens or by its first letters.
//
//   accordPeople.one(field, options)     the value of an option, or undefined
//   accordPeople.many(field, options)    the values of several, each shown with a button to take it out
globalThis.accordPeople = (() => {
  "use strict";

  const make = globalThis.accordElement;
  const say = (...told) => globalThis.accordSay(...told);
  const fold = (text) => text.normalize("NFKC").toLowerCase().trim();
  const labelled = (options, value) => options().find((each) => each.value === value)?.label ?? value;
  const meant = (options, text) => {
    const exact = options().filter(({ value, label }) => [value, label].some((each) => fold(each) === fold(text)));
    const likely = exact.length ? exact : options().filter(({ search }) => fold(search).includes(fold(text)));
    return likely.length === 1 ? likely[0] : undefined;
  };
  const told = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));

  const one = (field, options) => {
    let value;
    const show = () => { choosing.input.value = value === undefined ? "" : labelled(options, value); };
    const take = (option) => {
      value = option.value;
      show();
      told(choosing.element);
    };
    const choosing = globalThis.accordChoosing({
      id: field.id, describedBy: field.describedBy, placeholder: say("search_or_choose"), options,
      chosen: take,
      left: (text) => {
        const option = text && meant(options, text);
        if (option) value = option.value;
        if (option || !text) show();
      },
    });
    choosing.input.addEventListener("input", () => { value = undefined; });
    return {
      element: choosing.element, input: choosing.input,
      read: () => value,
      write: (written) => {
        value = written;
        show();
      },
      problem: () => (value === undefined && choosing.input.value.trim() ? say("not_in_the_list") : undefined),
    };
  };

  const many = (field, options) => {
    let values = [];
    const chips = make("ul", { class: "ac-chips" });
    const rest = () => options().filter((each) => !values.includes(each.value));
    const draw = () => {
      chips.replaceChildren(...values.map((value) => make(
        "li", {}, labelled(options, value), make("button", {
          type: "button", "aria-label": say("take_out", { what: labelled(options, value) }), onclick: () => drop(value),
        }, "×"),
      )));
      chips.hidden = values.length === 0;
    };
    const set = (changed) => {
      values = changed;
      draw();
      told(element);
    };
    const drop = (value) => {
      set(values.filter((each) => each !== value));
      choosing.input.focus();
    };
    const take = (option) => {
      choosing.input.value = "";
      set([...values, option.value]);
    };
    const choosing = globalThis.accordChoosing({
      id: field.id, describedBy: field.describedBy, placeholder: say("search_or_choose"), options: rest,
      chosen: take,
      left: (text) => {
        const option = text && meant(rest, text);
        if (option) take(option);
      },
    });
    choosing.input.addEventListener("keydown", ({ key, isComposing }) => {
      if (isComposing) return;
      if (key === "Backspace" && !choosing.input.value && values.length) set(values.slice(0, -1));
    });
    const element = make("div", { class: "ac-many" }, chips, choosing.element);
    draw();
    return {
      element, input: choosing.input,
      read: () => (values.length ? values : undefined),
      write: (written) => {
        values = written || [];
        draw();
      },
      problem: () => (choosing.input.value.trim() ? say("not_in_the_list") : undefined),
    };
  };

  return { one, many };
})();
