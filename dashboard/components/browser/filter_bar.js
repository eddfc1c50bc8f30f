// The bar of filters: a button for each, which opens its list; chips; how many projects are kept.
// On a phone one button opens them all in a drawer over the page. Lists are in facet_lists.js.
import { KINDS, SHORT, button, made, place } from "./facet_lists.js";

const PHONE = matchMedia("(max-width: 700px)");

export function bar(holder, tell) {
  const outer = made("section", "bar", holder);
  const all = button("all-filters", outer);
  const drawer = made("dialog", "drawer", outer);
  const top = made("div", "drawer-top", drawer);
  const title = made("p", "", top);
  const close = button("close", top);
  const group = made("div", "filters", drawer);
  group.setAttribute("role", "group");
  const filters = new Map();
  const chips = made("ul", "chips", outer);
  const clear = button("clear", outer);
  const count = made("p", "count", outer);
  count.setAttribute("role", "status");
  const foot = made("div", "foot", drawer);
  const [empty, see] = ["empty", "see"].map((name) => button(name, foot));
  let state = {};

  const clearAll = () => tell({ cleared: state.facets.map(({ key }) => key).concat("q") });
  chips.onwheel = (event) => {
    if (chips.scrollWidth <= chips.clientWidth) return;
    chips.scrollLeft += event.deltaX + event.deltaY;
    event.preventDefault();
  };
  clear.onclick = () => { clearAll(); [...filters.values()][0]?.head.focus(); };
  empty.onclick = clearAll;
  all.onclick = () => { drawer.showModal(); all.setAttribute("aria-expanded", "true"); };
  close.onclick = see.onclick = () => drawer.close();
  drawer.onclose = () => { all.setAttribute("aria-expanded", "false"); shut(); };
  // With room for all of them the filters are no dialog: they stand on the page.
  const fit = () => {
    if (drawer.open) drawer.close();
    (PHONE.matches ? foot : drawer).before(group);
    shut();
  };
  PHONE.onchange = fit;

  const shut = (but) => {
    for (const each of filters.values()) if (each !== but) each.toggle(false);
  };
  document.addEventListener("pointerdown", ({ target }) => {
    if (!PHONE.matches && outer.isConnected && !group.contains(target)) shut();
  });

  function chip({ facet, value }) {
    const item = made("li", "");
    const press = button("chip", item);
    const label = made("span", "label", press);
    const cross = made("span", "cross", press);
    cross.textContent = "✕";
    cross.setAttribute("aria-hidden", "true");
    item.dataset.chip = facet + "=" + value;
    press.onclick = () => {
      const next = (item.nextElementSibling ?? item.previousElementSibling)?.querySelector("button");
      tell({ facet, value, on: false });
      item.remove();
      (next ?? (PHONE.matches ? all : [...filters.values()][0]?.head))?.focus();
    };
    return { item, press, label };
  }

  return {
    outer,
    fit,
    fill(given, words, number, chosenOf) {
      state = given;
      for (const part of [outer, drawer, group]) part.setAttribute("aria-label", words.filters);
      title.textContent = words.filters;
      close.setAttribute("aria-label", words.close);
      close.textContent = "✕";
      all.textContent = given.chips.length
        ? words.filtered.replace("{count}", number.format(given.chips.length)) : words.filters;
      all.classList.toggle("used", given.chips.length > 0);
      all.setAttribute("aria-expanded", String(drawer.open));
      empty.textContent = words.clearAll;
      see.textContent = given.see;
      clear.textContent = words.clearAll;
      clear.hidden = !given.chips.length;
      count.textContent = given.count;
      const groups = given.facets.filter(({ own }) => own).map((facet) => [facet.key, facet.label, [facet]]);
      const others = given.facets.filter(({ own }) => !own);
      if (others.length) groups.push(["others", words.others, others]);
      for (const [key, each] of filters) {
        if (!groups.some(([name]) => name === key)) { each.outer.remove(); filters.delete(key); }
      }
      groups.forEach(([key, label, facets], at) => {
        if (!filters.has(key)) filters.set(key, filter(key, tell, shut));
        const each = filters.get(key);
        place(each.outer, group, at);
        each.fill(label, facets.map((facet) => ({ ...facet, chosen: chosenOf(facet) })), words, number, given.see);
      });
      const shown = new Map([...chips.children].map((item) => [item.dataset.chip, item]));
      for (const [name, item] of shown) {
        if (!given.chips.some(({ facet, value }) => facet + "=" + value === name)) item.remove();
      }
      chips.setAttribute("aria-label", words.chosen);
      chips.hidden = !given.chips.length;
      given.chips.forEach((each, at) => {
        const there = shown.get(each.facet + "=" + each.value);
        const made = there?.made ?? chip(each);
        made.item.made = made;
        made.label.textContent = each.label;
        made.press.title = words.away;
        made.press.setAttribute("aria-label", words.away + " : " + each.label);
        place(made.item, chips, at);
        if (!there) chips.scrollLeft = made.item.offsetLeft - chips.offsetLeft - 15;
      });
    },
  };
}

// One button of the bar with what it opens: the list of one facet, or all the other ones, each of
// which opens in its turn.
function filter(key, tell, shut) {
  const outer = made("div", "filter " + key, null);
  const head = button("head-of-filter", outer);
  const name = made("span", "name", head);
  const state = made("span", "state", head);
  const pop = made("div", "pop", outer);
  pop.id = "filter-" + key;
  pop.hidden = true;
  pop.setAttribute("role", "group");
  head.setAttribute("aria-controls", pop.id);
  const body = made("div", "body", pop);
  const foot = made("div", "foot", pop);
  const [empty, see] = ["empty", "see"].map((part) => button(part, foot));
  const parts = new Map();
  const self = { outer, head, toggle, fill };
  let late = () => {};
  let keys = [];

  function toggle(open) {
    if (open === !pop.hidden) return;
    if (open) { late(); late = () => {}; }
    pop.hidden = !open;
    head.setAttribute("aria-expanded", String(open));
    if (!open) return;
    for (const { part } of parts.values()) part.shown?.();
    pop.style.left = "";
    const beyond = pop.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
    if (!PHONE.matches && beyond > 0) pop.style.left = -beyond + "px";
  }
  head.onclick = () => {
    if (!PHONE.matches) shut(self);
    toggle(pop.hidden);
  };
  outer.onkeydown = (event) => {
    if (event.key === "ArrowDown" && event.target === head) {
      toggle(true);
      pop.querySelector("input:not([hidden]), select, summary")?.focus();
      event.preventDefault();
    }
    if (event.key !== "Escape" || pop.hidden || PHONE.matches) return;
    toggle(false);
    head.focus();
    event.stopPropagation();
  };
  // Who goes on with Tab leaves nothing open behind.
  outer.addEventListener("focusout", ({ relatedTarget }) => {
    // A press on a name may give the focus to what stands around the filter: it stays open.
    const around = !relatedTarget || relatedTarget.contains(outer) || outer.contains(relatedTarget);
    if (!PHONE.matches && !around) toggle(false);
  });
  empty.onclick = () => tell({ cleared: keys });
  see.onclick = () => { toggle(false); head.focus(); };

  // A facet among others has a heading of its own; a long one opens with it.
  function part(facet) {
    const alone = facet.own;
    const short = facet.values.length <= SHORT;
    const outer = alone ? body : made(short ? "fieldset" : "details", "other", body);
    const title = alone ? null : made(short ? "legend" : "summary", "", outer);
    const label = title && made("span", "name", title);
    const said = title && made("span", "state", title);
    const inner = KINDS[facet.kind](outer, (told) => tell({ facet: facet.key, ...told }));
    outer.ontoggle = () => inner.shown?.();
    return { outer, inner, part: inner, label, said, short, alone };
  }

  function fill(label, facets, words, number, seen) {
    keys = facets.map((facet) => facet.key);
    const chosen = facets.flatMap((facet) => facet.chosen);
    const ticked = facets.flatMap((facet) => told(facet));
    name.textContent = label;
    state.textContent = ticked.join(" · ");
    head.classList.toggle("used", chosen.length > 0);
    head.setAttribute("aria-expanded", String(!pop.hidden));
    outer.dataset.facet = key;
    pop.setAttribute("aria-label", label);
    empty.textContent = words.clear;
    empty.disabled = !chosen.length;
    see.textContent = seen;
    // A list that is closed is filled once it is opened: most are, and all would take a while.
    late = () => {
      for (const [key, each] of parts) {
        const facet = facets.find((one) => one.key === key);
        const fits = facet && (each.alone || each.short === facet.values.length <= SHORT);
        if (!fits) { each.outer.remove(); parts.delete(key); }
      }
      facets.forEach((facet, at) => {
        if (!parts.has(facet.key)) parts.set(facet.key, part(facet));
        const each = parts.get(facet.key);
        if (each.label) {
          each.outer.dataset.facet = facet.key;
          each.label.textContent = facet.label;
          each.said.textContent = told(facet).join(" · ") || (each.short ? "" : facet.unfiltered);
          place(each.outer, body, at);
        }
        each.inner.fill(facet, words, number);
      });
    };
    if (!pop.hidden) { late(); late = () => {}; }
  }

  return self;
}

// What is chosen of a facet, as its values are called.
function told(facet) {
  const names = new Map(facet.values.map(({ value, label }) => [value, label]));
  return facet.chosen.map((value) => names.get(value) ?? value.replace("-", "–"));
}
