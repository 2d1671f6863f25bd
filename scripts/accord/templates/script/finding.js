// Finds pages that hold an exact piece of text. The other half of it is written by `site/search`:
// how texts are folded, what a gram is and how numbers are packed must be the same in both.
const accordSearch = (() => {
  "use strict";

  const home = new URL("../", document.currentScript ? document.currentScript.src : location.href);
  const waiting = new Map();
  const SHORT = 3;
  const SIZES = [6, 5, 4];
  const RUN = /[!-~][!-~年月日周一二三四五六]{3,}/g;
  const ALPHABET = [...Array(92).keys()].map((n) => String.fromCharCode(n + 35))
    .filter((char) => char !== "\\" && char !== "<").join("");
  const BASE = ALPHABET.length / 2;
  // How many grams of a term are looked up at first, and at most while many pages have them all.
  const FIRST = 2, MOST = 4, MANY = 5;
  const BATCH = 5;
  // How many texts are looked at, at most, before somebody asks for more.
  const LOOKED_AT = 30;

  // Files are scripts that call `take`: a page that was opened from a folder may load nothing else.
  const take = (name, value) => waiting.get(name)?.give(value);
  const load = (name, path) => {
    if (!waiting.has(name)) {
      const one = {};
      one.value = new Promise((give, refuse) => { Object.assign(one, { give, refuse }); });
      waiting.set(name, one);
      const script = document.createElement("script");
      script.src = new URL(path, home);
      script.onerror = () => { waiting.delete(name); one.refuse(new Error(path)); };
      script.onload = () => script.remove();
      document.head.append(script);
    }
    return waiting.get(name).value;
  };
  // Of which build the page is: what a browser has kept of another one would not fit.
  const built = () => encodeURIComponent(document.querySelector("[data-ac-built]")?.dataset.acBuilt || "");
  const pages = () => load("pages", `search/pages.js?${built()}`);
  const text = (url) => load(url, `${url}text.js?${built()}`);

  const fold = (text) => text.normalize("NFKC").toLowerCase().replaceAll("ς", "σ").normalize("NFKC")
    .replace(/[\s\x1c-\x1f\x85\ufeff]+/g, " ").trim();
  const terms = (query) => [...new Set(fold(query).split(" ").filter(Boolean))];

  const gramsOf = (term) => {
    const letters = [...term];
    if (letters.length <= SHORT) return [term];
    const found = [], runs = [];
    for (const run of term.matchAll(RUN)) {
      const size = SIZES.find((each) => each <= run[0].length);
      runs.push([run.index, run.index + run[0].length]);
      for (let at = 0; at + size <= run[0].length; at += 1) found.push(run[0].slice(at, at + size));
    }
    let at = 0;
    for (let first = 0; first + SHORT <= letters.length; first += 1) {
      const gram = letters.slice(first, first + SHORT).join("");
      if (!runs.some(([from, to]) => from <= at && at + gram.length <= to)) found.push(gram);
      at += letters[first].length;
    }
    return [...new Set(found)];
  };

  // The ends first, then the middle: they have least in common.
  const spread = (grams) => {
    const first = new Set([grams[0], grams.at(-1), grams[grams.length >> 1]]);
    return [...first, ...grams.filter((gram) => !first.has(gram))].slice(0, MOST);
  };

  const unpacked = (packed) => {
    const numbers = [];
    let last = -1, high = 0;
    for (const char of packed) {
      const digit = ALPHABET.indexOf(char);
      if (digit >= BASE) high = high * BASE + digit - BASE;
      else {
        last += high * BASE + digit;
        numbers.push(last);
        high = 0;
      }
    }
    return numbers;
  };

  const shardOf = (firsts, gram) => {
    let low = 0, high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= gram) low = middle + 1; else high = middle;
    }
    return low - 1;
  };

  const lookedUp = async (gram) => {
    const { firsts, version } = await pages();
    const number = shardOf(firsts, gram);
    if (number < 0) return [[], []];
    const shard = await load(String(number), `search/${number}.js?${version}`);
    const [, titles, texts] = shard.find(([each]) => each === gram) || ["", "", ""];
    return [unpacked(titles), unpacked(texts)];
  };

  const shared = (some, others) => {
    const known = new Set(others);
    return some.filter((each) => known.has(each));
  };

  // The pages that may have a term in their titles, and in their texts.
  const candidates = async (term) => {
    const grams = spread(gramsOf(term));
    let [titles, texts] = [null, null];
    while (grams.length && (!titles || titles.length + texts.length > MANY)) {
      for (const found of await Promise.all(grams.splice(0, titles ? 1 : FIRST).map(lookedUp))) {
        titles = titles ? shared(titles, found[0]) : found[0];
        texts = texts ? shared(texts, found[1]) : found[1];
      }
    }
    return [titles, texts];
  };

  const ranked = async (wanted) => {
    const { urls, archived: [from, to] } = await pages();
    const found = await Promise.all(wanted.map(candidates));
    const titles = found.map((each) => each[0]).reduce(shared);
    const either = found.map((each) => [...new Set([...each[0], ...each[1]])]).reduce(shared);
    const named = wanted.length === 1
      ? either.filter((n) => fold(urls[n].split("/").at(-2) || "") === wanted[0]) : [];
    // What is no record has numbers behind all records, and stands before the archived ones.
    const place = (n) => (n >= from && n < to ? n + urls.length : n);
    const inOrder = (numbers) => numbers.sort((a, b) => place(a) - place(b));
    return [...new Set([...named, ...inOrder(titles), ...inOrder(either)])].map((n) => urls[n]);
  };

  const seen = async (url, wanted) => {
    const [title, passages] = await text(url);
    const words = [fold(title), fold(passages.map((each) => each[2]).join(" "))];
    return wanted.every((term) => words.some((each) => each.includes(term)))
      ? { url, title, passages } : null;
  };

  // Some pages at a time, in the order in which they are to be shown. Each time `rest` says how
  // many may still come.
  async function* find(query) {
    const wanted = terms(query);
    const urls = wanted.length ? await ranked(wanted) : [];
    let some = [], looked = 0;
    while (urls.length) {
      looked += BATCH;
      const batch = await Promise.all(urls.splice(0, BATCH).map((url) => seen(url, wanted)));
      some.push(...batch.filter(Boolean));
      if (some.length >= BATCH || looked >= LOOKED_AT || !urls.length) {
        yield { found: some, rest: urls.length };
        [some, looked] = [[], 0];
      }
    }
  }

  return { find, fold, home, pages, take, terms };
})();
