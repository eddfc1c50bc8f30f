// The facets: lists of values to tick, years from and to. What stands on the page is changed in
// place, so that focus, open lists and what was typed stay. All texts are set as text, never as
// markup.
import { folded } from "./folding.js";

const LONG = 8; // values beyond which a list can be searched
export const SHORT = 3; // values that stand open among the other filters

export function made(name, className, parent) {
  const element = document.createElement(name);
  if (className) element.className = className;
  parent?.append(element);
  return element;
}

export function button(className, parent) {
  const element = made("button", className, parent);
  element.type = "button";
  return element;
}

// Puts `element` where it belongs; one that is there already keeps its focus.
export function place(element, parent, at) {
  if (parent.children[at] !== element) parent.insertBefore(element, parent.children[at] ?? null);
}

// Each kind of facet is made once, and filled again with every new state of it.
export const KINDS = { choice: list, span: span };

function span(parent, tell) {
  const outer = made("div", "facet", parent);
  const row = made("div", "ends", outer);
  const ends = ["from", "to"].map((end) => {
    const label = made("label", "", row);
    return { end, text: made("span", "", label), select: made("select", "box", label) };
  });
  const [from, to] = ends.map(({ select }) => select);
  const send = (moved) => {
    if (from.value > to.value) (moved === from ? to : from).value = moved.value;
    const whole = from.value === from.options[0].value && to.value === to.options[to.length - 1].value;
    tell({ values: whole ? [] : [from.value + "-" + to.value] });
  };
  for (const select of [from, to]) select.onchange = () => send(select);
  // Projects of no known year lie in no span: a tick of their own keeps them alone.
  const apart = made("ul", "", outer);
  const label = made("label", "", made("li", "", apart));
  const tick = made("input", "", label);
  tick.type = "checkbox";
  const [text, count] = ["value", "count"].map((part) => made("span", part, label));
  return {
    outer,
    fill(facet, words, number) {
      const dated = facet.values.filter(({ value }) => /^\d/.test(value));
      const unknown = facet.values.find(({ value }) => !/^\d/.test(value));
      apart.hidden = !unknown;
      if (unknown) {
        text.textContent = unknown.label;
        count.textContent = number.format(unknown.projects);
        tick.checked = facet.chosen[0] === unknown.value;
        tick.onchange = () => tell({ values: tick.checked ? [unknown.value] : [] });
      }
      const years = dated.map(({ value }) => value);
      const [first, last] = (facet.chosen[0] ?? "").match(/^\d{4}-\d{4}$/) ? facet.chosen[0].split("-") : [years[0], years.at(-1)];
      for (const { end, text, select } of ends) {
        text.textContent = words[end];
        select.setAttribute("aria-label", facet.label + " " + words[end]);
        dated.forEach(({ value, label, projects }, at) => {
          const option = select.options[at] ?? made("option", "", select);
          option.value = value;
          option.textContent = label + " (" + number.format(projects) + ")";
        });
        select.length = years.length;
      }
      from.value = years.findLast((year) => year <= first) ?? years[0];
      to.value = years.find((year) => year >= last) ?? years.at(-1);
    },
  };
}

function list(parent, tell) {
  const outer = made("div", "facet", parent);
  const find = made("input", "box find", outer);
  find.type = "search";
  // A fade at the lower edge says that the list goes on, until its end is in view.
  const room = made("div", "room", outer);
  const items = made("ul", "", room);
  const nothing = made("p", "nothing", outer);
  const further = made("p", "nothing", outer);
  const rows = new Map();
  let order = [];
  const sort = () => order.forEach((value, at) => place(rows.get(value).item, items, at));
  const onward = () => room.classList.toggle(
    "onward", items.scrollHeight - items.scrollTop - items.clientHeight > 4);
  items.onscroll = onward;
  const search = () => {
    const wanted = folded(find.value);
    let found = 0;
    for (const { item, label } of rows.values()) {
      item.hidden = !folded(label.textContent).includes(wanted);
      if (!item.hidden) found += 1;
    }
    nothing.hidden = found > 0;
    onward();
  };
  find.oninput = search;
  const row = (value) => {
    const item = made("li", "", items);
    const label = made("label", "", item);
    const tick = made("input", "", label);
    tick.type = "checkbox";
    tick.onchange = () => tell({ value, on: tick.checked });
    return { item, tick, label: made("span", "value", label), count: made("span", "count", label) };
  };
  // The arrows go from one tick to the next, from the search to the first and back.
  outer.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [find, ...items.querySelectorAll("input")].filter((each) => each.offsetParent);
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next) return;
    next.focus();
    event.preventDefault();
  };
  return {
    outer,
    shown() { sort(); onward(); },
    fill({ label, values, chosen, further: more }, words, number) {
      further.textContent = more;
      further.hidden = !more;
      find.hidden = values.length <= LONG;
      find.placeholder = words.find;
      find.setAttribute("aria-label", words.find + " : " + label);
      nothing.textContent = words.nothing;
      for (const [value, { item }] of rows) {
        if (!values.some((each) => each.value === value)) { item.remove(); rows.delete(value); }
      }
      values.forEach(({ value, label, projects }) => {
        if (!rows.has(value)) rows.set(value, row(value));
        const shown = rows.get(value);
        shown.label.textContent = label;
        shown.count.textContent = number.format(projects);
        shown.tick.checked = chosen.includes(value);
      });
      // What is in view stays where it is, whatever is ticked: a list is sorted as it opens.
      order = values.map(({ value }) => value);
      if (!items.offsetParent) sort();
      search();
    },
  };
}

// What is chosen of a facet once the server has answered `told`.
export function after(chosen, { value, on, values }) {
  if (values) return values;
  if (value === undefined) return chosen;
  const others = chosen.filter((other) => other !== value);
  return on ? [...others, value] : others;
}
