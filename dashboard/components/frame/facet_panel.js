// The facets: lists of values to tick, years from and to, words to search for. What stands on the
// page is changed in place, so that focus, open lists and what was typed stay. All texts are set as
// text, never as markup. `folded` comes from folding.js, which stands before this file.
const SHORT = 3; // values that are shown without opening a list
const LONG = 12; // values beyond which a list can be searched

function made(name, className, parent) {
  const element = document.createElement(name);
  if (className) element.className = className;
  parent.append(element);
  return element;
}

// Puts `element` where it belongs; one that is there already keeps its focus.
function place(element, parent, at) {
  if (parent.children[at] !== element) parent.insertBefore(element, parent.children[at] ?? null);
}

// Each kind of facet is made once, and filled again with every new state of it.
const KINDS = { choice: list, span: span, text: field };

function field(holder, tell) {
  const outer = made("label", "facet", holder);
  const name = made("span", "name", outer);
  const input = made("input", "box", outer);
  input.type = "search";
  const send = () => {
    const words = input.value.trim();
    if (words === input.sent) return;
    input.sent = words;
    tell({ values: words ? [words] : [] });
  };
  input.onchange = send;
  input.onsearch = send;
  return {
    outer,
    fill(facet, words) {
      name.textContent = facet.label;
      input.placeholder = words.search;
      const now = facet.chosen[0] ?? "";
      if (input.sent !== now) input.value = now;
      input.sent = now;
    },
  };
}

function span(holder, tell) {
  const outer = made("fieldset", "facet", holder);
  const name = made("span", "name", made("legend", "", outer));
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
  const apart = made("li", "", made("ul", "", outer));
  const label = made("label", "", apart);
  const tick = made("input", "", label);
  tick.type = "checkbox";
  const [text, count] = ["value", "count"].map((part) => made("span", part, label));
  return {
    outer,
    fill(facet, words, number) {
      name.textContent = facet.label;
      const dated = facet.values.filter(({ value }) => /^\d/.test(value));
      const unknown = facet.values.find(({ value }) => !/^\d/.test(value));
      apart.parentElement.hidden = !unknown;
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

function list(holder, tell, facet) {
  const short = facet.values.length <= SHORT;
  const outer = made(short ? "fieldset" : "details", "facet", holder);
  const head = made(short ? "legend" : "summary", "", outer);
  const name = made("span", "name", head);
  const state = made("span", "box state", head);
  const find = made("input", "box find", outer);
  find.type = "search";
  const items = made("ul", "", outer);
  const nothing = made("p", "nothing", outer);
  const rows = new Map();
  const search = () => {
    const wanted = folded(find.value);
    let found = 0;
    for (const { item, label } of rows.values()) {
      item.hidden = !folded(label.textContent).includes(wanted);
      if (!item.hidden) found += 1;
    }
    nothing.hidden = found > 0;
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
  let late = () => {};
  const inside = ({ label, values, chosen }, words, number) => {
    find.hidden = values.length <= LONG;
    find.placeholder = words.find;
    find.setAttribute("aria-label", words.find + " : " + label);
    nothing.textContent = words.nothing;
    for (const [value, { item }] of rows) {
      if (!values.some((each) => each.value === value)) { item.remove(); rows.delete(value); }
    }
    values.forEach(({ value, label, projects }, at) => {
      if (!rows.has(value)) rows.set(value, row(value));
      const shown = rows.get(value);
      place(shown.item, items, at);
      shown.label.textContent = label;
      shown.count.textContent = number.format(projects);
      shown.tick.checked = chosen.includes(value);
    });
    search();
  };
  const open = () => { late(); late = () => {}; };
  head.onclick = open;
  outer.ontoggle = open;
  return {
    outer,
    fits: (other) => other.values.length <= SHORT === short,
    // A list that is closed is filled once it is opened: most are, and all would take a while.
    fill(facet, words, number) {
      const ticked = facet.values.filter(({ value }) => facet.chosen.includes(value));
      name.textContent = facet.label;
      state.textContent = ticked.map(({ label }) => label).join(" · ") || facet.unfiltered;
      outer.classList.toggle("chosen", ticked.length > 0);
      late = () => inside(facet, words, number);
      if (short || outer.open) open();
    },
  };
}

// What is chosen of a facet once `told` will have been heard.
function after(chosen, { value, on, values }) {
  if (values) return values;
  if (value === undefined) return chosen;
  const others = chosen.filter((other) => other !== value);
  return on ? [...others, value] : others;
}

export default function ({ parentElement, data, setStateValue }) {
  const holder = parentElement.querySelector(".facet-panel");
  const text = new TextDecoder().decode(data);
  // A state of all that was not answered, as in plot.js: nothing told is lost.
  holder.tell = (told) => {
    const last = holder.unheard.at(-1)?.[0] ?? holder.heard;
    holder.unheard.push([Math.max(Date.now(), last + 1), told]);
    setStateValue("chosen", [...holder.unheard]);
  };
  if (holder.shown === text) return;
  holder.shown = text;
  const { facets, words, language, heard } = JSON.parse(text);
  holder.heard = heard;
  holder.unheard = (holder.unheard ?? []).filter(([number]) => number > heard);
  const number = new Intl.NumberFormat(language);
  const parts = (holder.parts ??= new Map());
  for (const [key, part] of parts) {
    const facet = facets.find((each) => each.key === key);
    if (!facet || part.fits?.(facet) === false) { part.outer.remove(); parts.delete(key); }
  }
  facets.forEach((facet, at) => {
    if (!parts.has(facet.key)) {
      const tell = (told) => holder.tell({ facet: facet.key, ...told });
      parts.set(facet.key, KINDS[facet.kind](holder, tell, facet));
    }
    const part = parts.get(facet.key);
    part.outer.dataset.facet = facet.key;
    place(part.outer, holder, at);
    const chosen = holder.unheard.filter(([, told]) => told.facet === facet.key).reduce(
      (before, [, told]) => after(before, told), facet.chosen);
    part.fill({ ...facet, chosen }, words, number);
  });
}
