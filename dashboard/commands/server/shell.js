// Says in the reader's language what the framework says by itself, and why a page stays empty: it
// gets no connection, or the server reads its data. It runs before the framework does. Only whole
// texts of the list are exchanged, in place, and never within what the dashboard itself wrote.
(() => {
  const { ours, theirs: THEIRS, state: STATE, health: HEALTH, opener, opened } = LAUREATS_STREAMLIT;
  const OURS = `${ours}, .plot-host, .drawing, .page-head, canvas, ` +
    '[role="option"][data-key]:not([data-key="__select_all__"])';
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "aria-valuetext", "aria-description"];
  const PATIENCE = { blocked: 8000, reading: 2000 }; // milliseconds until that is said
  const loaded = document.documentElement.lang;
  const known = new WeakMap(); // of a node, and of each attribute of an element: what it was
  let language;
  let address;
  let texts;
  let patterns;

  // As the dashboard itself decides: by the address, else by the browser.
  function asked() {
    const lang = new URLSearchParams(location.search).get("lang");
    return lang ? (lang === "en" ? "en" : "fr") : loaded;
  }

  function turned(said) {
    const text = said.trim();
    if (!text) return said;
    if (texts.has(text)) return said.replace(text, () => texts.get(text));
    for (const [pattern, shown] of patterns) {
      if (pattern.test(text)) return said.replace(text, () => text.replace(pattern, shown));
    }
    return said;
  }

  function exchange(node, key, now, write) {
    const before = known.get(node)?.[key];
    const said = before && before.shown === now ? before.said : now;
    const shown = turned(said);
    if (shown === said && !before) return;
    known.set(node, { ...known.get(node), [key]: { said, shown } });
    if (shown !== now) write(shown);
  }

  function attributes(element) {
    for (const name of ATTRIBUTES) {
      const now = element.getAttribute(name);
      if (now) exchange(element, name, now, (shown) => element.setAttribute(name, shown));
    }
  }

  function isOurs(element) {
    return element?.closest(OURS) && !element.closest(THEIRS);
  }

  function walk(root) {
    if (root.nodeType === Node.TEXT_NODE) {
      if (!isOurs(root.parentElement)) text(root);
      return;
    }
    if (root.nodeType !== Node.ELEMENT_NODE || isOurs(root)) return;
    const all = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === Node.ELEMENT_NODE && node.matches(OURS) && !node.closest(THEIRS)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = root; node; node = all.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) text(node);
      else attributes(node);
    }
  }

  function text(node) {
    if (node.parentElement?.closest("style, script")) return;
    exchange(node, "data", node.data, (shown) => { node.data = shown; });
  }

  function speak() {
    if (language && location.search === address) return;
    address = location.search;
    const now = asked();
    if (now === language) return;
    language = now;
    document.documentElement.lang = now;
    texts = new Map(LAUREATS_TEXTS[now].texts);
    patterns = LAUREATS_TEXTS[now].patterns.map(([from, to]) => [new RegExp(from), to]);
    if (document.body) walk(document.body);
    if (notice) notice.textContent = LAUREATS_TEXTS[now][notice.id];
  }

  // The framework takes the language of calendars and numbers from the browser.
  Object.defineProperty(navigator, "language", { get: asked });

  // While the server answers and the live connection does not come about, something in between
  // keeps it off; with a connection it has to read its data, once. That the server does not answer,
  // the framework says itself.
  let notice;
  let since = performance.now();
  async function watch() {
    const connected = document.querySelector(`[${STATE}="CONNECTED"]`);
    const why = !connected ? "blocked" : document.querySelector(ours) ? "" : "reading";
    if (notice?.id !== why) notice = notice?.remove();
    if (!why) since = performance.now();
    if (!why || notice || performance.now() - since < PATIENCE[why]) return;
    if (!connected && !(await fetch(`./${HEALTH}`).catch(() => null))?.ok) return;
    notice = document.createElement("p");
    notice.id = why;
    notice.setAttribute("role", "alert");
    notice.className = "laureats-notice";
    notice.textContent = LAUREATS_TEXTS[language][why];
    document.body.prepend(notice);
  }
  setInterval(watch, 1000);

  // What a menu opens stands at the end of the page, behind all the rest: Tab goes into it from its
  // button, Shift and Tab back; Escape closes it.
  addEventListener("keydown", (event) => {
    const button = document.querySelector(`${opener}[aria-expanded="true"]`);
    const first = button && document.querySelector(opened)?.querySelector("button:enabled, input");
    const [from, to] = event.shiftKey ? [first, button] : [button, first];
    if (event.key !== "Tab" || !first || document.activeElement !== from) return;
    to.focus();
    event.preventDefault();
  }, true);

  speak();
  new MutationObserver((changes) => {
    speak();
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") {
        if (!isOurs(target)) attributes(target);
      } else if (type === "characterData") walk(target);
      else addedNodes.forEach(walk);
    }
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ATTRIBUTES,
  });
})();
