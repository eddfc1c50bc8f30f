// Shows a drawing that the server made, and tells which of its parts was chosen.
import { teller } from "./unseen.js";

function named({ dataset }) {
  return `[data-choose="${CSS.escape(dataset.choose)}"][data-value="${CSS.escape(dataset.value)}"]`;
}

// Each part is a button for the keyboard and for who has the page read aloud.
function choosable(part) {
  part.setAttribute("role", part.dataset.href ? "link" : "button");
  part.setAttribute("tabindex", "0");
  if (part.dataset.toggles !== undefined) part.setAttribute("aria-pressed", part.dataset.chosen === "true");
  const title = part.querySelector("title");
  if (title) part.setAttribute("aria-label", title.textContent);
}

function fill(holder, kind, text, live) {
  const place = holder.querySelector("." + kind) ?? document.createElement("div");
  place.className = kind;
  if (place.shown !== text) {
    const root = holder.getRootNode();
    const held = live && place.contains(root.activeElement) ? named(root.activeElement) : null;
    const drawn = new DOMParser().parseFromString(text ?? "", "text/html").body.childNodes;
    place.replaceChildren(...drawn);
    if (live) place.querySelectorAll("[data-choose]").forEach(choosable);
    if (held) place.querySelector(held)?.focus({ preventScroll: true });
  }
  place.shown = text;
  if (!place.parentElement && text) holder.append(place);
  return place;
}

export default function ({ parentElement, data, setStateValue }) {
  const given = JSON.parse(new TextDecoder().decode(data));
  const holder = parentElement.querySelector(".drawing");
  holder.setAttribute("aria-label", given.alt);
  const tell = teller(holder, given.last_seen, (all) => setStateValue("chosen", all));
  const choose = (event) => {
    const part = event.target.closest("[data-choose]");
    if (!part || !given.choosable) return;
    event.preventDefault();
    if (part.dataset.href) return window.laureatsGo(part.dataset.href);
    tell([part.dataset.choose, part.dataset.value]);
  };
  const screen = fill(holder, "screen", given.screen, given.choosable);
  screen.onclick = (event) => {
    // With a key held down a link opens beside this page; with Shift marks add up, as without.
    const aside = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!aside || !event.target.closest("a")) choose(event);
  };
  screen.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") choose(event);
  };
  fill(holder, "paper", given.paper, false);
}
