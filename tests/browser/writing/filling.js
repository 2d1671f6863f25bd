// Fills in a form as somebody would who takes the first thing that is offered, and writes a text.
(text, body) => {
  const told = (field) => {
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
    field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  };
  const seen = (element) => element.offsetParent !== null;
  const write = (field, ask) => {
    const example = /https:\S+/.exec(field.placeholder);
    const most = Number((ask.querySelector(".ac-ask-count:not([hidden])")?.textContent || "/1000").split("/")[1]);
    if (field.classList.contains("ac-date")) {
      field.value = /:/.test(field.placeholder) ? "2026-10-30 09:00" : "2026-11-20";
    } else if (field.inputMode) field.value = "1";
    else if (/\d{4}-\d{3}/.test(field.placeholder)) return;
    else field.value = example?.[0] ?? (most < 1000 ? [...text].slice(0, most).join("") : body);
    told(field);
  };
  const fill = (ask) => {
    for (const combo of ask.querySelectorAll(":scope > .ac-combo > input, :scope > .ac-many .ac-combo > input")) {
      if (combo.value || ask.querySelector(".ac-chips > li")) continue;
      combo.click();
      const offered = ask.querySelectorAll(".ac-combo-list > li");
      offered[ask.querySelector(".ac-many") ? offered.length - 1 : 0]?.click();
    }
    const one = [...ask.querySelectorAll(":scope > .ac-radios input")];
    if (one.length && !one.some((each) => each.checked)) one[0].click();
    const boxes = [...ask.querySelectorAll(":scope > .ac-boxes input, :scope > div > .ac-boxes input")].filter(seen);
    if (boxes.length && !boxes.some((each) => each.checked)) boxes[0].click();
    for (const select of ask.querySelectorAll(":scope > select, :scope > div > select")) {
      if (select.value || select.options.length < 2) continue;
      select.selectedIndex = 1;
      told(select);
    }
    const texts = ":scope > input.ac-input, :scope > textarea, :scope > .ac-with-unit > input";
    for (const field of ask.querySelectorAll(texts)) if (!field.value) write(field, ask);
  };
  for (const details of document.querySelectorAll(".ac-filling details")) details.open = true;
  for (const round of [1, 2, 3]) { // what is chosen may ask for more
    for (const ask of document.querySelectorAll(".ac-filling .ac-ask")) if (seen(ask)) fill(ask);
  }
}
