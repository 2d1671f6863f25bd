// Words that say too little, and what to write instead. accord/texts/wording.py again, in the language of
// browsers.
//
//   accordVague(text, day) -> [{word, instead}]
globalThis.accordVague = (() => {
  "use strict";

  const NUMERAL = "0-9０-９一二两三四五六七八九十百千万亿半几数%％";
  const AFTER_NUMBER = new RegExp(`[${NUMERAL}][^，。；：、？！,.;:?!\\n]{0,5}$`);
  const BEFORE_NUMBER = new RegExp(`^\\s?[${NUMERAL}]`);
  const NOT_OWN = /“[^”]*”|「[^」]*」|`[^`]*`|https?:\/\/[^\s，。；、）)]*/g;
  const isAsciiWord = (character) => /^[0-9A-Za-z]$/.test(character || "");
  const goesOn = (edge, beside) => isAsciiWord(edge) && isAsciiWord(beside);

  const isEnglish = (word) => /^[\x00-\x7f]+$/.test(word) && word !== word.toUpperCase();
  // The words by their first letter, the longest first; English ones apart.
  let index;
  const indexed = () => {
    const pairs = new Map(globalThis.accordForms.vague.flatMap((group) => group.words.flatMap((word) =>
      [word, word.toLowerCase(), word[0].toUpperCase() + word.slice(1)].map((each) => [each, group]))));
    const found = { plain: new Map(), english: new Map() };
    for (const [word, group] of [...pairs].sort(([a], [b]) => b.length - a.length)) {
      const apart = isEnglish(word) ? found.english : found.plain;
      apart.set(word[0], [...(apart.get(word[0]) || []), [word, group]]);
    }
    return found;
  };
  const isException = (text, start, word, phrase) => {
    for (let at = phrase.indexOf(word); at >= 0; at = phrase.indexOf(word, at + 1)) {
      if (at <= start && text.startsWith(phrase, start - at)) return true;
    }
    return false;
  };
  const isQuoted = (text, start) => {
    if ((text.slice(0, start).match(/\n```/g) || []).length % 2) return true;
    const line = text.lastIndexOf("\n", start - 1) + 1;
    const end = text.indexOf("\n", start);
    return [...text.slice(line, end < 0 ? undefined : end).matchAll(NOT_OWN)]
      .some((each) => line + each.index < start && start < line + each.index + each[0].length);
  };
  const counts = (text, start, word, group) => {
    const end = start + word.length;
    if (goesOn(word[0], text[start - 1]) || goesOn(word.at(-1), text[end])) return false;
    if (group.number === "before" && !AFTER_NUMBER.test(text.slice(Math.max(0, start - 8), start))) return false;
    return !group.except.some((phrase) => isException(text, start, word, phrase)) && !isQuoted(text, start);
  };
  // At every place the longest word counts or none does: a shorter one there means something else.
  function* scan(text, words) {
    for (let start = 0; start < text.length; start += 1) {
      const [word, group] = words.get(text[start])?.find(([each, { number }]) => text.startsWith(each, start)
        && (number !== "after" || BEFORE_NUMBER.test(text.slice(start + each.length)))) || [];
      if (!word || !counts(text, start, word, group)) continue;
      yield { word, group, start };
      start += word.length - 1;
    }
  }
  return (text, day) => {
    index ??= indexed();
    const english = / [A-Za-z]+ [a-z]/.test(text) ? [...scan(text, index.english)] : [];
    return [...scan(text, index.plain), ...english]
      .filter(({ group: { since } }) => !since || since <= day)
      .map(({ word, group: { instead } }) => ({ word, instead }));
  };
})();
