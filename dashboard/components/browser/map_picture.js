// Shows a map as a drawing, and tells which of its marks was clicked.
import { teller } from "./unseen.js";

function drawn(text, alt) {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", alt);
  return svg;
}

function fill(holder, kind, text, alt) {
  const place = holder.querySelector("." + kind) ?? document.createElement("div");
  place.className = kind;
  if (place.shown !== text) place.replaceChildren(...(text ? [drawn(text, alt)] : []));
  place.shown = text;
  if (!place.parentElement) holder.append(place);
  return place;
}

export default function ({ parentElement, data, setStateValue }) {
  const given = JSON.parse(new TextDecoder().decode(data));
  const holder = parentElement.querySelector(".map-drawing");
  const tell = teller(holder, given.last_seen, (all) => setStateValue("clicked", all));
  const screen = fill(holder, "screen", given.screen, given.alt);
  screen.classList.toggle("answers", given.answers);
  screen.onclick = given.answers && (({ target }) => {
    const mark = target.closest("[data-level], [data-project], #links path");
    tell({ layer: mark ? mark.parentElement.id : given.nothing, ...mark?.dataset });
  });
  fill(holder, "paper", given.paper, given.alt);
}
