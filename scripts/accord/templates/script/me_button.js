// What is mine: a button with data-ac-mine fills the field `person` of its form with whoever reads;
// where nobody is chosen yet it leads to data-ac-home, where that is done.
// It stands behind the scripts of the forms: what they put into a field is there when it looks.
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
  button.form.addEventListener("reset", show);
  document.addEventListener("accord:me", show);
  window.addEventListener("hashchange", show);
  show();
}
