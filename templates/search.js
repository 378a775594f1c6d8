/* Search. The index below search/ is cut into files that call digestSearch(name, content): scripts may be
   loaded from a disk too, where a page can fetch nothing. docs/decisions/011-search.md says how it is written. */
(() => {
  "use strict";

  const PAGE_LENGTH = 20;
  const PAUSE_MS = 80;
  const FORM_SHARE = 0.8; // what another form of a word counts
  const BEGINNING_SHARE = 0.5; // what a word counts that only begins as the one typed
  const DAY_MS = 86400000;
  const FILTERS = { topic: "#", source: "@" };

  const root = new URL("../", document.currentScript.src);
  const element = (name) => document.getElementById(`search-${name}`);
  const form = document.getElementById("search");
  const [input, status, results, more] = ["words", "status", "results", "more"].map(element);

  // Files

  const received = new Map();
  const asked = new Map();

  const receive = (name, content) => received.set(name, content);

  const request = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`search/${name}.js?v=${form.dataset.version}`, root);
      script.onload = () => {
        script.remove();
        resolve(received.get(name));
      };
      script.onerror = () => {
        script.remove();
        asked.delete(name); // to be asked again
        reject(new Error(`cannot load search/${name}.js`));
      };
      document.head.append(script);
    });

  const load = (name) => {
    if (!asked.has(name)) asked.set(name, request(name));
    return asked.get(name);
  };

  // Words, folded as digest/render/search/folding.py folds them

  const makeFolding = (rules) => {
    const spelt = new Map(Array.from(rules.letters, (letter, place) => [letter, rules.spelt[place]]));
    const odd = new RegExp(`[${rules.dropped}${rules.letters}]`, "gu");
    const word = new RegExp(`[\\p{L}\\p{N}][\\p{L}\\p{N}_${rules.signs}]*`, "gu");
    const run = new RegExp(`[${rules.spaceless}]+|[^${rules.spaceless}]+`, "gu");
    const spaceless = new RegExp(`[${rules.spaceless}]`, "u");
    const fold = (text) =>
      text.normalize("NFKD").toLowerCase().replace(odd, (sign) => spelt.get(sign) ?? "").normalize("NFC");
    const shorten = (part) => (part.length > rules.longest ? Array.from(part).slice(0, rules.longest).join("") : part);
    const pairs = (part) =>
      part.length < 2 ? [part] : Array.from({ length: part.length - 1 }, (_, place) => part.slice(place, place + 2));
    const parts = (part) => (spaceless.test(part) ? pairs(part) : [shorten(part)]);
    const words = (text) => (fold(text).match(word) ?? []).flatMap((one) => one.match(run)).flatMap(parts);
    return { fold, words, isSpaceless: (text) => spaceless.test(text) };
  };

  // Lists of articles, as digest/render/search/postings.py writes them

  const makeReader = ({ signs: [last, more], levels, articles }) => {
    const values = new Map([...last, ...more].map((sign, place) => [sign, place]));
    // Raises each article's level in `row` to that of the list; 0 stands for articles without the word.
    return (list, row) => {
      let [before, step, unit] = [0, 0, 1];
      for (const sign of list) {
        const value = values.get(sign);
        step += value * unit;
        unit *= more.length;
        if (value < last.length) {
          const place = before + step;
          const article = Math.floor(place / levels);
          if (article >= articles) return;
          row[article] = Math.max(row[article], (place % levels) + 1);
          [before, step, unit] = [(article + 1) * levels, 0, 1];
        }
      }
    };
  };

  const makeIndex = (directory) => {
    const { words: firsts, articles, wide } = directory;
    const read = makeReader(directory);
    const entries = new Map();

    const fileOf = (key) => {
      let [low, high] = [0, firsts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (firsts[middle] <= key) low = middle + 1;
        else high = middle;
      }
      return Math.max(0, low - 1);
    };

    const readFile = async (number) => {
      const parts = (await load(`words/${number}`)).split(" ");
      const found = new Map();
      for (let place = 0; place + 1 < parts.length; place += 2) found.set(parts[place], parts[place + 1]);
      return found;
    };

    const openFile = (number) => {
      if (!entries.has(number)) entries.set(number, readFile(number));
      return entries.get(number).catch((error) => {
        entries.delete(number);
        throw error;
      });
    };

    const open = (numbers) => Promise.all([...new Set(numbers)].map(openFile));

    const levelsOf = (lists) => {
      const row = new Uint8Array(articles);
      for (const list of lists) read(list, row);
      return row;
    };

    const exact = async (...keys) => {
      const files = await Promise.all(keys.map((key) => openFile(fileOf(key))));
      return levelsOf(keys.flatMap((key, place) => files[place].get(key) ?? []));
    };

    // Of a beginning with many words, one list has them all: see `wide`. Others lie in two files at most.
    const begun = async (start) => {
      const [low, high] = [fileOf(start), fileOf(`${start}\uffff`)];
      const joined = start + wide;
      const files = await open(high - low > 1 ? [low, fileOf(joined)] : [low, high]);
      const one = high - low > 1 && files.find((file) => file.has(joined));
      if (one) return levelsOf([one.get(joined)]);
      const within = ([word]) => word.startsWith(start) && !word.endsWith(wide);
      return levelsOf(files.flatMap((file) => [...file].filter(within).map(([, list]) => list)));
    };

    return { exact, begun };
  };

  // What a query finds

  const rarity = (row) => {
    const having = row.reduce((count, level) => count + (level > 0), 0);
    return Math.log(1 + (row.length - having + 0.5) / (having + 0.5));
  };

  // The words that differ from one in their ending alone: its plural, its singular.
  const makeForms = ({ endings: groups, shortestStem }) => (word) => {
    const formsIn = (endings) => {
      const own = endings.filter((ending) => word.endsWith(ending) && word.length - ending.length >= shortestStem);
      const stems = own.map((ending) => word.slice(0, word.length - ending.length));
      return stems.flatMap((stem) => endings.map((ending) => stem + ending));
    };
    return [...new Set(groups.flatMap(formsIn))].filter((form) => form !== word);
  };

  // What a word says of each article: by itself, by its other forms, and by the words that begin as it does.
  const weigh = async (word, isLast, { index, formsOf }) => {
    const rows = await Promise.all([
      index.exact(word),
      index.exact(...formsOf(word)),
      isLast ? index.begun(word) : index.exact(),
    ]);
    // A form may be rarer than the word itself; it still says less.
    const most = rows[0].some((level) => level > 0) ? rarity(rows[0]) : Infinity;
    const shares = [1, FORM_SHARE, BEGINNING_SHARE].map((share, place) => share * Math.min(most, rarity(rows[place])));
    const weightIn = (article) => Math.max(...rows.map((row, place) => row[article] * shares[place]));
    return Float32Array.from(rows[0], (_, article) => weightIn(article));
  };

  const dayNumber = (day) => Date.parse(day) / DAY_MS;

  // The articles of a range of days: the newest day comes last, behind those without a day.
  const rangeOf = ({ newest, days, articles }, from, until) => {
    let [day, article, first, end] = [dayNumber(newest), articles, articles, null];
    for (let place = 0; place < days.length; place += 2) {
      day -= days[place];
      if (end === null && !(day > dayNumber(until))) end = article;
      article -= days[place + 1];
      if (!(day < dayNumber(from))) first = article;
    }
    return [first, end ?? article];
  };

  const filterOf = async (asking, { directory, index }) => {
    const names = Object.keys(FILTERS).filter((name) => asking[name]);
    const rows = await Promise.all(names.map((name) => index.exact(FILTERS[name] + asking[name])));
    const dated = asking.from || asking.until;
    const [first, end] = dated ? rangeOf(directory, asking.from, asking.until) : [0, directory.articles];
    return (article) => article >= first && article < end && rows.every((row) => row[article] > 0);
  };

  const find = async (asking, engine) => {
    const typed = engine.folding.words(asking.q);
    const [words, last] = [[...new Set(typed)], typed.at(-1)];
    const weights = await Promise.all(words.map((word) => weigh(word, word === last, engine)));
    const allowed = await filterOf(asking, engine);
    const sums = new Float32Array(engine.directory.articles);
    const counts = new Uint16Array(engine.directory.articles);
    for (const row of weights) {
      row.forEach((weight, article) => {
        sums[article] += weight;
        counts[article] += weight > 0;
      });
    }
    const isEmpty = words.length === 0 && !Object.keys(asking).some((name) => name !== "q" && asking[name]);
    const able = isEmpty ? [] : Array.from(sums.keys()).filter(allowed);
    const whole = able.filter((article) => counts[article] === words.length);
    const some = whole.length > 0 ? [] : able.filter((article) => counts[article] > 0);
    const found = whole.length > 0 ? whole : some;
    found.sort((one, other) => sums[other] - sums[one] || other - one);
    const forms = words.flatMap(engine.formsOf);
    return { found, words, forms, last, isWhole: whole.length > 0 };
  };

  // What is shown

  const make = (tag, className, ...children) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  // The signs of a word of the text that are to be marked, as true or false for each.
  const marksOf = (text, { words, forms, last }, folding) => {
    const wanted = [...words, ...forms];
    const isFound = (word) => wanted.includes(word) || (last !== undefined && word.startsWith(last));
    if (!folding.isSpaceless(text)) return Array(text.length).fill(folding.words(text).some(isFound));
    const folded = folding.fold(text);
    if (folded.length !== text.length) return Array(text.length).fill(false);
    const marks = Array(text.length).fill(false);
    for (const word of words) {
      for (let place = folded.indexOf(word); place >= 0; place = folded.indexOf(word, place + 1)) {
        marks.fill(true, place, place + word.length);
      }
    }
    return marks;
  };

  // A text as nodes, with the words that were looked for in <mark>; null where it has none.
  const highlight = (text, asked, folding) => {
    const marks = Array(text.length).fill(false);
    for (const word of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*/gu)) {
      marksOf(word[0], asked, folding).forEach((mark, place) => {
        marks[word.index + place] = mark;
      });
    }
    const nodes = [];
    for (let start = 0; start < text.length; ) {
      let end = start + 1;
      while (end < text.length && marks[end] === marks[start]) end += 1;
      nodes.push(marks[start] ? make("mark", "", text.slice(start, end)) : text.slice(start, end));
      start = end;
    }
    return { nodes, isMarked: marks.includes(true) };
  };

  const linkTo = (address, className, nodes) => {
    const link = make("a", className, ...nodes);
    link.href = new URL(address, root);
    return link;
  };

  const setTongue = (made, language, direction) => {
    made.lang = language;
    made.dir = direction;
    return made;
  };

  // The sentences that have a word looked for, in their order; the first two where none has.
  const gistOf = (page, sentences, loose, asked, folding) => {
    if (sentences.length === 0) return highlight(loose, asked, folding).nodes;
    const told = sentences.map((text, place) => ({ place, ...highlight(text, asked, folding) }));
    const marked = told.filter(({ isMarked }) => isMarked);
    const shown = marked.length > 0 ? marked : told.slice(0, 2);
    return shown.flatMap(({ place, nodes }) => [linkTo(`${page}#s${place + 1}`, "sentence", nodes), " "]);
  };

  const detailsOf = (source, said, day) => {
    const details = make("p", "details");
    if (source) details.append(make("span", "", source), " ");
    if (day) {
      const time = make("time", "", said);
      time.dateTime = day;
      details.append(time);
    }
    return details;
  };

  const cardOf = ([page, title, source, said, day, language, direction, sentences, loose], asked, folding) => {
    const headline = make("h2", "headline", linkTo(page, "", highlight(title, asked, folding).nodes));
    const gist = make("p", "summary", ...gistOf(page, sentences, loose, asked, folding));
    const parts = [headline, gist].map((part) => setTongue(part, language, direction));
    const boxes = [make("div", "card__head", parts[0]), make("div", "card__gist", parts[1])];
    for (const box of boxes) box.dir = direction;
    return make("article", "card", ...boxes, detailsOf(source, said, day));
  };

  const say = (name, count) => {
    const words = element(name).content.cloneNode(true);
    const slot = words.querySelector(".search__count");
    if (slot) slot.textContent = new Intl.NumberFormat(document.documentElement.lang).format(count);
    status.replaceChildren(words);
  };

  const hush = () => {
    status.replaceChildren();
    results.replaceChildren();
    more.hidden = true;
  };

  // Flow: the form → what is asked → what is found → a page of it

  let engine = null;
  const start = async () => {
    const directory = await load("directory");
    engine ??= {
      directory,
      index: makeIndex(directory),
      folding: makeFolding(directory.folding),
      formsOf: makeForms(directory),
    };
    return engine;
  };

  let turn = 0; // which query is the latest; others are dropped when they come
  let showMore = () => {};

  const askedFor = () => {
    const asking = Object.fromEntries(new FormData(form));
    return { q: "", topic: "", source: "", from: "", until: "", ...asking };
  };

  const keepInAddress = (asking) => {
    const kept = new URLSearchParams(Object.entries(asking).filter(([, value]) => value));
    try {
      history.replaceState(null, "", kept.size > 0 ? `?${kept}` : location.pathname);
    } catch {
      // A browser that forbids it keeps the address as it was.
    }
  };

  const showPage = async (outcome, start, own, { directory, folding }) => {
    const size = directory.articlesOfAFile;
    const numbers = outcome.found.slice(start, start + PAGE_LENGTH);
    const files = await Promise.all(numbers.map((article) => load(`articles/${Math.floor(article / size)}`)));
    if (own !== turn) return;
    const cards = numbers.map((article, place) => cardOf(files[place][article % size], outcome, folding));
    if (start === 0) results.replaceChildren();
    results.append(...cards);
    more.hidden = start + PAGE_LENGTH >= outcome.found.length;
    showMore = async () => {
      await showPage(outcome, start + PAGE_LENGTH, own, { directory, folding });
      cards.at(-1).nextElementSibling?.querySelector("a").focus();
    };
  };

  const search = async () => {
    const own = ++turn;
    const asking = askedFor();
    keepInAddress(asking);
    if (!Object.values(asking).some((value) => value.trim())) {
      hush();
      return;
    }
    const outcome = await find(asking, await start());
    if (own !== turn) return;
    if (outcome.found.length > 0) await showPage(outcome, 0, own, engine);
    else hush();
    const said = outcome.isWhole ? "found" : "some";
    if (own === turn) say(outcome.found.length > 0 ? said : "none", outcome.found.length);
  };

  const fail = () => {
    hush();
    say("failed");
  };

  const run = () => search().catch(fail);

  // Keys and fields

  let pause = 0;
  const runSoon = () => {
    clearTimeout(pause);
    pause = setTimeout(run, PAUSE_MS);
  };

  const isTyping = ({ target }) => target.closest?.("input, select, textarea, [contenteditable]");

  const focusInput = (event) => {
    event.preventDefault();
    input.focus();
    input.select();
  };

  const walk = (event, step) => {
    const stops = [input, ...results.querySelectorAll(".headline a")];
    const place = stops.indexOf(document.activeElement.closest(".card")?.querySelector(".headline a") ?? input);
    event.preventDefault();
    stops[Math.min(Math.max(place + step, 0), stops.length - 1)].focus();
  };

  const onKey = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const inResults = results.contains(event.target);
    if (event.key === "/" && !isTyping(event)) focusInput(event);
    else if (event.key === "Escape" && inResults) focusInput(event);
    else if (event.key === "Escape" && event.target === input) {
      input.value = "";
      runSoon();
    } else if (inResults || event.target === input) {
      if (event.key === "ArrowDown") walk(event, 1);
      if (event.key === "ArrowUp") walk(event, -1);
    }
  };

  const fillFromAddress = () => {
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = form.elements.namedItem(name);
      if (field && "value" in field) field.value = value;
    }
  };

  window.digestSearch = Object.assign(receive, {
    words: async (text) => (await start()).folding.words(text), // for tests
  });
  fillFromAddress();
  form.addEventListener("input", runSoon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    run();
  });
  more.addEventListener("click", () => showMore().catch(fail));
  document.addEventListener("keydown", onKey);
  run();
})();
