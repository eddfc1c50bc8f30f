// The slides of a deck as small pictures. Tells what was moved, removed or given another title.
import { teller } from "./unseen.js";

function button(sign, what) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = sign;
  made.dataset.what = what;
  return made;
}

function item(told) {
  const place = document.createElement("li");
  const link = document.createElement("a");
  link.append(document.createElement("img"));
  const row = document.createElement("div");
  row.className = "row";
  const number = document.createElement("span");
  number.className = "number";
  row.append(number, button("←", "earlier"), button("→", "later"), button("✕", "remove"));
  const title = document.createElement("textarea");
  title.rows = 2;
  place.append(link, row, title);
  title.onkeydown = (event) => {
    if (event.key === "Enter") title.blur();
    if (event.key === "Escape") {
      title.value = place.slide.title;
      title.blur();
    }
    if (event.key === "Enter") event.preventDefault();
  };
  title.onblur = () => {
    const text = title.value.replace(/\s+/g, " ").trim();
    if (text !== place.slide.title.replace(/\s+/g, " ").trim()) told("title", place.slide, text);
  };
  row.onclick = ({ target }) => {
    const what = target.closest("button")?.dataset.what;
    if (what) told(what, place.slide, "");
  };
  return place;
}

function update(place, slide, number, last, labels) {
  const title = place.querySelector("textarea");
  if (title.value !== slide.title && title.getRootNode().activeElement !== title) title.value = slide.title;
  place.slide = slide;
  const named = (key) => labels[key].replace("{number}", number);
  place.querySelector(".number").textContent = number;
  const link = place.querySelector("a");
  link.href = slide.address;
  link.setAttribute("aria-label", named("show") + " " + slide.title);
  const image = place.querySelector("img");
  if (image.src !== slide.picture) image.src = slide.picture;
  image.alt = "";
  title.setAttribute("aria-label", named("title"));
  title.hidden = !slide.first;
  for (const one of place.querySelectorAll("button")) {
    one.setAttribute("aria-label", named(one.dataset.what));
    one.title = named(one.dataset.what);
    one.hidden = !slide.first;
    one.disabled = (one.dataset.what === "earlier" && number === 1) || (one.dataset.what === "later" && last);
  }
}

export default function ({ parentElement, data, setStateValue }) {
  const given = JSON.parse(new TextDecoder().decode(data));
  const list = parentElement.querySelector(".board-slides");
  const tell = teller(list, given.last_seen, (all) => setStateValue("changed", all));
  list.told = (what, slide, title) => tell([what, slide.section, title]);
  const held = list.getRootNode().activeElement;
  const known = new Map([...list.children].map((place) => [place.slide.id, place]));
  const next = held?.closest?.("li")?.nextElementSibling ?? held?.closest?.("li")?.previousElementSibling;
  const wanted = given.slides.map((slide, at) => {
    const place = known.get(slide.id) ?? item((...all) => list.told(...all));
    update(place, slide, at + 1, at === given.slides.length - 1, given.labels);
    place.querySelector("textarea").maxLength = given.most;
    return place;
  });
  wanted.forEach((place, at) => {
    if (list.children[at] !== place) list.insertBefore(place, list.children[at] ?? null);
  });
  while (list.children.length > wanted.length) list.lastElementChild.remove();
  // Who works with the keyboard goes on where they were, or beside what they took away.
  if (held && held !== list.getRootNode().activeElement) {
    if (held.isConnected) held.focus({ preventScroll: true });
    else next?.querySelector?.("button[data-what=remove]")?.focus({ preventScroll: true });
  }
}
