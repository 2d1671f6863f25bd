// By what a deliverable is judged, told in the row of whoever judges it: what is measured and how much is
// wanted, or which document; and the unit behind the number that was measured.
//
//   accordCriterion(parts, form) -> {refresh()}, or null where nothing is judged
globalThis.accordCriterion = (() => {
  "use strict";

  const make = globalThis.accordElement;
  const say = (...told) => globalThis.accordSay(...told);

  const words = ({ metric, comparison, value, unit, document }) => {
    const { comparison: known } = globalThis.accordForms.forms.request
      .schema.properties.deliverables.items.properties.criterion.properties;
    const measured = metric && [metric, known.ac.labels[comparison] ?? comparison, value, unit].join(" ");
    return [measured, document].filter(Boolean).join(" · ");
  };

  return ({ id, measured }, form) => {
    if (id?.node.ac?.ref !== "deliverable" || !measured) return null;
    const element = make("p", { class: "ac-criterion", hidden: true });
    const unit = make("span", {});
    const { input } = measured;
    const shell = make("div", { class: "ac-with-unit" });
    input.replaceWith(shell);
    shell.append(input, unit);
    const refresh = () => {
      const criterion = form.criterion(id.read());
      element.textContent = criterion ? say("judged_by", { criterion: words(criterion) }) : "";
      element.hidden = !criterion;
      unit.textContent = criterion?.unit ?? "";
    };
    id.element.append(element);
    return { refresh };
  };
})();
