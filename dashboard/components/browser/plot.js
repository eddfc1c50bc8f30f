// Draws a Plotly figure, and the next one into the same plot: a plot made anew takes twice the time.
import { plotly } from "./library.js";
import { teller } from "./unseen.js";

function inView(host) {
  const box = host.getBoundingClientRect();
  return box.top < innerHeight && box.bottom > 0;
}

function paint(host, figure, width) {
  const { data, layout } = JSON.parse(figure);
  const options = { displayModeBar: false, scrollZoom: false };
  return Plotly.react(host, data, width ? { ...layout, width } : layout, options);
}

// On paper a chart is light, and as wide as the page's style says, whatever the window is.
function toPaper(host) {
  if (!host.drawn) return;
  host.printing = true;
  const width = parseInt(getComputedStyle(host).getPropertyValue("--paper-width"));
  paint(host, host.paper ?? host.drawn, width);
}

function toScreen(host) {
  if (host.printing) paint(host, host.drawn);
  host.printing = false;
}

function fail(host, alt, said, error) {
  console.error("A chart was not drawn:", error);
  host.textContent = said + " " + alt;
}

async function draw(host, address) {
  const Plotly = await plotly(address);
  // What is in view is drawn first, and shown before the rest is drawn.
  if (!inView(host)) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  if (host.drawn === host.asked || !host.isConnected) return;
  host.drawn = host.asked;
  await paint(host, host.asked);
  if (host.follows) return;
  host.on("plotly_click", ({ points }) => {
    const value = points[0].customdata;
    if (value !== undefined && value !== null) host.clicked?.(value);
  });
  // Within 50 ms of a look under the pointer Plotly does not look again, and a click would count
  // for the mark that was seen there.
  host.addEventListener("mousedown", () => Plotly.Fx.unhover(host), true);
  let width = host.clientWidth;
  host.follows = new ResizeObserver(() => {
    if (!host.clientWidth || host.clientWidth === width || host.printing) return;
    width = host.clientWidth;
    Plotly.Plots.resize(host);
  });
  host.follows.observe(host);
}

export default function ({ parentElement, data, setStateValue }) {
  const given = JSON.parse(new TextDecoder().decode(data));
  const host = parentElement.querySelector(".plot-host");
  host.setAttribute("aria-label", given.alt);
  host.style.minHeight = given.height + "px";
  host.asked = given.figure;
  host.paper = given.paper;
  const paper = () => toPaper(host);
  const screen = () => toScreen(host);
  addEventListener("beforeprint", paper);
  addEventListener("afterprint", screen);
  const tell = teller(host, given.last_seen, (all) => setStateValue("clicked", all));
  host.clicked = given.clickable ? tell : undefined;
  draw(host, given.library).catch((error) => fail(host, given.alt, given.failed, error));
  return () => {
    removeEventListener("beforeprint", paper);
    removeEventListener("afterprint", screen);
    host.follows?.disconnect();
    window.Plotly?.purge(host);
  };
}
