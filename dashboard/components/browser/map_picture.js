// Shows a map as a drawing, and tells which of its marks was clicked.
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
  // A state of all that was not answered, as in plot.js: nothing told is lost.
  holder.unseen = (holder.unseen ?? []).filter(([number]) => number > given.last_seen);
  const screen = fill(holder, "screen", given.screen, given.alt);
  screen.classList.toggle("answers", given.answers);
  screen.onclick = given.answers && (({ target }) => {
    const mark = target.closest("[data-level], [data-project], #links path");
    const told = { layer: mark ? mark.parentElement.id : given.nothing, ...mark?.dataset };
    const last = holder.unseen.at(-1)?.[0] ?? given.last_seen;
    holder.unseen.push([Math.max(Date.now(), last + 1), told]);
    setStateValue("clicked", [...holder.unseen]);
  });
  fill(holder, "paper", given.paper, given.alt);
}
