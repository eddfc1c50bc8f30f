// Shows the slides of a deck one at a time; what turns them is a key, a button or a finger.
const SEEN_FOR = 2500; // milliseconds that the controls stay after the pointer has moved

function made(name, attributes = {}, text) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

function clock(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

function build(host) {
  const button = (name, press) => {
    const element = made("button", { type: "button", class: name });
    element.onclick = press;
    return element;
  };
  host.heading = made("h1", { class: "slide-title", "aria-live": "polite" });
  host.image = made("img", { class: "slide" });
  host.said = made("div", { class: "slide-words" });
  host.number = made("span", { class: "number" });
  host.back = made("a", { class: "back" });
  host.told = made("span", { class: "told" });
  host.previous = button("previous", () => turn(host, host.at - 1));
  host.next = button("next", () => turn(host, host.at + 1));
  const full = button("full", () => fullScreen(host));
  const speaker = button("speaker", () => openSpeaker(host));
  const controls = made("div", { class: "controls" });
  controls.append(host.previous, host.next, host.number, full, speaker, host.back, host.told);
  host.tabIndex = -1;
  host.replaceChildren(host.heading, host.image, host.said, controls);
  host.started = Date.now();
}

// The address names the slide, so that a link, a reload and Back find it again.
function named() {
  const asked = new URLSearchParams(location.search).get("slide") ?? "1";
  return /^\d{1,5}$/.test(asked) ? Number(asked) - 1 : 0;
}

function turn(host, wanted) {
  const at = Math.min(Math.max(wanted, 0), host.given.slides.length - 1);
  host.classList.remove("black");
  const address = new URL(location.href);
  if (address.searchParams.get("slide") !== String(at + 1)) {
    address.searchParams.set("slide", at + 1);
    history.replaceState(history.state, "", address);
  }
  host.at = at;
  show(host);
}

function show(host) {
  const { slides, labels } = host.given;
  const slide = slides[host.at];
  host.heading.textContent = slide.title;
  host.image.src = slide.picture;
  host.image.alt = slide.described;
  host.said.replaceChildren(...slide.said.map((line) => made("p", {}, line)));
  host.number.textContent = `${host.at + 1} / ${slides.length}`;
  host.previous.disabled = host.at === 0;
  host.next.disabled = host.at === slides.length - 1;
  const following = new Image();
  following.src = slides[host.at + 1]?.picture ?? slide.picture; // read before it is asked for
  followSpeaker(host, labels);
}

function fullScreen(host) {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
  host.focus({ preventScroll: true });
}

const KEYS = {
  ArrowRight: (host) => turn(host, host.at + 1),
  ArrowDown: (host) => turn(host, host.at + 1),
  PageDown: (host) => turn(host, host.at + 1),
  ArrowLeft: (host) => turn(host, host.at - 1),
  ArrowUp: (host) => turn(host, host.at - 1),
  PageUp: (host) => turn(host, host.at - 1),
  " ": (host, event) => turn(host, host.at + (event.shiftKey ? -1 : 1)),
  Home: (host) => turn(host, 0),
  End: (host) => turn(host, host.given.slides.length - 1),
  b: (host) => host.classList.toggle("black"),
  B: (host) => host.classList.toggle("black"),
  ".": (host) => host.classList.toggle("black"),
  F5: (host, event) => {
    if (!event.shiftKey) turn(host, 0);
    if (!document.fullscreenElement) fullScreen(host);
  },
  // A browser leaves the full screen by itself; without it, the presentation is left.
  Escape: (host) => {
    if (host.classList.contains("black")) host.classList.remove("black");
    else if (!document.fullscreenElement) host.back.click();
  },
};

function press(host, event) {
  const key = KEYS[event.key];
  if (!key || event.ctrlKey || event.metaKey || event.altKey) return;
  // A button that has the focus is pressed by Space itself.
  if (event.key === " " && event.target.closest?.("button, a")) return;
  event.preventDefault();
  key(host, event);
}

// The speaker's own window: this slide and the next, what there is to say, and the time.
function openSpeaker(host) {
  const { labels, language } = host.given;
  const other = open("", "laureats-speaker", "popup,width=1000,height=700");
  host.told.textContent = other ? "" : labels.blocked;
  if (!other) return;
  const page = other.document;
  page.documentElement.lang = language;
  page.title = labels.speaker;
  const style = page.createElement("style");
  style.textContent = `
    body {margin: 0; padding: 16px; background: #111; color: #fff; font: 20px/30px sans-serif;
      display: grid; grid-template-columns: 3fr 2fr; gap: 16px; align-content: start;}
    header {grid-column: 1 / -1; display: flex; gap: 24px; align-items: baseline; font-size: 26px;}
    img {width: 100%; display: block; background: #fff;} h2 {font-size: 16px; margin: 0 0 4px;}
    button {font: inherit; font-size: 18px; padding: 6px 14px;} p {margin: 0 0 10px;}`;
  page.head.replaceChildren(style);
  const top = page.createElement("header");
  for (const name of ["number", "time", "elapsed"]) top.append(Object.assign(page.createElement("span"), { id: name }));
  for (const [step, label] of [[-1, labels.previous], [1, labels.next]]) {
    const button = Object.assign(page.createElement("button"), { type: "button", textContent: label });
    button.onclick = () => turn(host, host.at + step);
    top.append(button);
  }
  const notes = Object.assign(page.createElement("section"), { id: "notes" });
  const side = Object.assign(page.createElement("section"), { id: "side" });
  page.body.replaceChildren(top, notes, side);
  other.onkeydown = (event) => press(host, event);
  host.speaker = other;
  followSpeaker(host, labels);
}

function followSpeaker(host, labels) {
  if (!host.speaker || host.speaker.closed) return;
  const page = host.speaker.document;
  const { slides } = host.given;
  const slide = slides[host.at];
  const put = (name, text) => Object.assign(page.createElement(name), { textContent: text });
  const picture = (src, alt) => Object.assign(page.createElement("img"), { src, alt });
  page.getElementById("number").textContent = `${host.at + 1} / ${slides.length}`;
  page.getElementById("notes").replaceChildren(
    picture(slide.picture, slide.title), put("h2", labels.notes), ...slide.said.map((line) => put("p", line)));
  const next = slides[host.at + 1];
  page.getElementById("side").replaceChildren(
    put("h2", next ? labels.following : labels.end), ...(next ? [picture(next.picture, next.title)] : []));
  tick(host);
}

function tick(host) {
  if (!host.speaker || host.speaker.closed) return;
  const page = host.speaker.document;
  page.getElementById("time").textContent = new Date().toLocaleTimeString(host.given.language, { timeStyle: "short" });
  page.getElementById("elapsed").textContent = clock(Date.now() - host.started) + " " + host.given.labels.elapsed;
}

export default function ({ parentElement, data }) {
  const host = parentElement.querySelector(".presenter");
  host.given = JSON.parse(new TextDecoder().decode(data));
  if (!host.image) build(host);
  const { labels, back } = host.given;
  host.back.href = back;
  for (const [name, label] of Object.entries(labels)) {
    const part = host.querySelector(".controls ." + name);
    if (part) part.textContent = label;
  }
  host.told.textContent = labels.keys;
  turn(host, host.at ?? named());
  const moved = () => {
    host.classList.add("moved");
    clearTimeout(host.still);
    host.still = setTimeout(() => host.classList.remove("moved"), SEEN_FOR);
  };
  const pressed = (event) => press(host, event);
  const beat = setInterval(() => tick(host), 1000);
  addEventListener("keydown", pressed, true);
  addEventListener("pointermove", moved);
  return () => {
    removeEventListener("keydown", pressed, true);
    removeEventListener("pointermove", moved);
    clearInterval(beat);
    clearTimeout(host.still);
    host.speaker?.close();
  };
}
