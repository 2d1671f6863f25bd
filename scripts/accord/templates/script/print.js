/* Buttons that print the page; without scripts the browser's own menu does. */
for (const button of document.querySelectorAll("[data-ac-print]")) {
  button.addEventListener("click", () => globalThis.print());
}
