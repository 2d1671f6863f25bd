// An element with its attributes and what it holds; texts stay texts, whatever they say. An attribute
// that is true stands without a value, one that is false, null or undefined does not stand at all,
// and what begins with "on" is listened for.
globalThis.accordElement = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((each) => each || each === 0));
  return element;
};
