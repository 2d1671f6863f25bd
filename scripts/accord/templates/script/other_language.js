// The other language opens at the same place, with the same filters.
for (const link of document.querySelectorAll(".md-select__link[hreflang]")) {
  link.addEventListener("click", () => { link.hash = location.hash; });
}
