// Sentences in the page's language, from the data of the forms, with their places filled.
globalThis.accordSay = (name, places = {}) => {
  const sentence = globalThis.accordForms.words[name] ?? name;
  return sentence.replace(/\{(\w+)\}/g, (whole, place) => (place in places ? String(places[place]) : whole));
};
