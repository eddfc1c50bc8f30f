// Shows the projects of the map by region; tells which is opened, and rings its discs on the map.
import { teller } from "./unseen.js";

const SVG = "http://www.w3.org/2000/svg";

function made(name, text, ...children) {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  element.append(...children);
  return element;
}

function disc({ disc: [colour, ink, glyph], hollow }) {
  const svg = document.createElementNS(SVG, "svg");
  const put = (name, given, text) => {
    const part = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(given)) part.setAttribute(key, value);
    if (text) part.textContent = text;
    svg.append(part);
  };
  for (const [key, value] of [["width", 22], ["height", 22], ["aria-hidden", true]])
    svg.setAttribute(key, value);
  put("circle", { cx: 11, cy: 11, r: 10.5, fill: colour });
  if (hollow) put("circle", { cx: 11, cy: 11, r: 8.5, fill: "var(--panel)" });
  put("text", { x: 11, y: 11, fill: hollow ? "var(--ink)" : ink }, glyph);
  return svg;
}

// The picture on the page: where its left upper corner is in the panel, and its scale. A canvas
// keeps its scale where it is wider, and its middle; a drawing shrinks with the page.
function placed(panel, canvas, [width, height]) {
  const picture = panel?.querySelector(`${canvas}, .map-drawing .screen svg`);
  if (!picture) return null;
  const [box, outer] = [picture.getBoundingClientRect(), panel.getBoundingClientRect()];
  const scale = picture.tagName === "svg" ? box.width / width : 1;
  return {
    picture,
    scale,
    left: box.left - outer.left - panel.clientLeft + (box.width - width * scale) / 2,
    top: box.top - outer.top - panel.clientTop + (box.height - height * scale) / 2,
  };
}

export default function ({ parentElement, data, setStateValue }) {
  const given = JSON.parse(new TextDecoder().decode(data));
  const holder = parentElement.querySelector(".map-list");
  holder.leave?.();
  const panel = document.querySelector(".st-key-map-panel");
  const state = (holder.state ??= {});
  const tell = teller(state, given.last_seen, (all) => setStateValue("told", all));
  if (!state.unseen.length) state.shown = given.shown;
  state.pointed = "";
  const entries = new Map();
  const every = given.groups.flatMap(({ projects }) => projects);

  const ring = () => {
    const rings = panel?.querySelector(".map-rings") ?? made("div");
    rings.className = "map-rings";
    rings.replaceChildren();
    const where = placed(panel, given.canvas, given.view);
    if (!where) return;
    panel.append(rings);
    for (const [id, kind] of new Map([[state.pointed, "pointed"], [state.shown, "shown"]])) {
      const found = every.find((one) => one.id === id);
      for (const [x, y, radius] of found?.at ?? []) {
        const mark = made("i");
        mark.className = kind;
        mark.dataset.project = id;
        const size = 2 * (radius * where.scale + 5);
        Object.assign(mark.style, {
          left: `${where.left + x * where.scale}px`,
          top: `${where.top + y * where.scale}px`,
          width: `${size}px`,
          height: `${size}px`,
        });
        rings.append(mark);
      }
    }
  };
  const show = () => {
    for (const [id, items] of entries)
      for (const { item, button, more } of items) {
        const open = id === state.shown;
        item.className = open ? "open" : id === state.pointed ? "over" : "";
        button.setAttribute("aria-expanded", open);
        if (open && !more.parentElement) item.append(more);
        else if (!open) more.remove();
      }
    ring();
  };
  const point = (id) => {
    if (state.pointed === id) return;
    state.pointed = id;
    show();
  };

  const listed = (project) => {
    const button = made("button", "", disc(project), made("b", project.title),
                        made("span", project.place));
    button.type = "button";
    button.title = [project.title, project.place].filter(Boolean).join(" · ");
    button.dataset.project = project.id;
    button.onclick = () => {
      state.shown = state.shown === project.id ? "" : project.id;
      show();
      tell({ shown: state.shown });
    };
    button.onmouseenter = button.onfocus = () => point(project.id);
    button.onmouseleave = button.onblur = () => point("");
    const way = made("a", `${given.sheet}\u00a0→`);
    way.href = project.sheet;
    const more = made("p", project.said ? `${project.said} ` : "", way);
    const item = made("li", "", button);
    entries.set(project.id, [...(entries.get(project.id) ?? []), { item, button, more }]);
    return item;
  };

  // What has the focus keeps it when the list is made again.
  const focused = holder.contains(document.activeElement) && document.activeElement.dataset.project;
  const top = holder.scrollTop;
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", given.label);
  holder.replaceChildren(...given.groups.map(({ name, count, projects }) => made(
    "section", "", made("h2", "", made("span", name), made("span", count)),
    made("ul", "", ...projects.map(listed)),
  )));
  show();
  holder.scrollTop = top;
  if (focused) entries.get(focused)?.[0].button.focus({ preventScroll: true });
  const first = entries.get(state.shown)?.[0].item;
  if (first && state.seen !== state.shown) {
    const [line, box] = [first.getBoundingClientRect(), holder.getBoundingClientRect()];
    if (line.top < box.top || line.bottom > box.bottom)
      holder.scrollTop += line.top - box.top - holder.clientHeight / 3;
  }
  state.seen = state.shown;
  const fade = () => holder.classList.toggle(
    "more", holder.scrollHeight - holder.scrollTop - holder.clientHeight > 4,
  );
  holder.onscroll = fade;
  fade();

  const over = ({ clientX, clientY }) => {
    const where = placed(panel, given.canvas, given.view);
    if (!where) return;
    const box = panel.getBoundingClientRect();
    const x = (clientX - box.left - panel.clientLeft - where.left) / where.scale;
    const y = (clientY - box.top - panel.clientTop - where.top) / where.scale;
    point(every.find(({ at }) => at.some(([a, b, r]) => Math.hypot(a - x, b - y) <= r))?.id ?? "");
  };
  const leave = () => point("");
  panel?.addEventListener("pointermove", over);
  panel?.addEventListener("pointerleave", leave);
  // The picture comes after the list, and its place changes with the window.
  const watch = new ResizeObserver(() => { ring(); fade(); });
  for (const one of [panel, holder]) if (one) watch.observe(one);
  const later = [200, 1000, 3000].map((wait) => setTimeout(ring, wait));
  holder.leave = () => {
    panel?.removeEventListener("pointermove", over);
    panel?.removeEventListener("pointerleave", leave);
    watch.disconnect();
    later.forEach(clearTimeout);
  };
  return holder.leave;
}
