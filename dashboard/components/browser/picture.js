// Saves a chart or a map as a picture for a slide: of 16 by 9, light, with its title above and its
// source below, whatever the window is.
const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 1280;
const HEIGHT = 720;
const SIDE = 48;
// How much larger a figure is drawn than on the page, as a slide is read from afar; a high one less.
const LARGER = 1.5;
const LEAST = 1.05;
// A PNG has two pixels for each of the drawing, of which CSS has 96 on an inch.
const SCALE = 2;
const PER_METRE = Math.round((SCALE * 96) / 0.0254);

// What SVG 1.1 has as attributes: other programs read no style sheet (SVG 1.1, section 6.1).
const PLAIN = [
  "clip-path", "display", "fill", "fill-opacity", "fill-rule", "font-size",
  "font-style", "font-weight", "opacity", "stop-color", "stop-opacity", "stroke",
  "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
  "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "text-decoration",
  "visibility",
];
const PAINTS = { fill: "fill-opacity", stroke: "stroke-opacity", "stop-color": "stop-opacity" };
const FOR_THE_PAGE = /^(style|class|font-family|overflow|role|tabindex|cursor|pointer-events|vector-effect|data-.*|aria-.*)$/;

const pen = document.createElement("canvas").getContext("2d");

function wide(text, size, weight, font) {
  pen.font = `${weight} ${size}px ${font}`;
  return pen.measureText(text).width;
}

function wrapped(text, width, size, weight, font) {
  const lines = [""];
  for (const word of text.split(/[ \n\t]+/)) {
    const last = lines[lines.length - 1];
    const longer = last ? last + " " + word : word;
    if (last && wide(longer, size, weight, font) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function add(parent, name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

// Writes a text in the first of some sizes in which it has few enough lines; returns its foot.
function write(svg, data, text, top, { forms, weight, fill }) {
  const lay = (size) => wrapped(text, WIDTH - 2 * SIDE, size, weight, data.font);
  const [size] = forms.find(([one, most]) => lay(one).length <= most) ?? forms[forms.length - 1];
  const lines = lay(size);
  lines.forEach((line, number) => add(svg, "text", {
    x: SIDE, y: Math.round(top + size * (0.95 + 1.25 * number)), "font-size": size,
    "font-weight": weight, fill,
  }, line));
  return top + size * 1.25 * lines.length;
}

function parsed(text) {
  return new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
}

// The drawing that came with the data, or the one that Plotly makes of a figure for this room: it
// leaves out what is there for a pointer only, and which other programs fill with black.
async function drawing(data, room) {
  if (data.drawing) return parsed(data.drawing);
  // As wide as its letters are elsewhere: the page's own typeface is on no other machine.
  const figure = JSON.parse(data.figure.replaceAll(JSON.stringify(data.pageFont), JSON.stringify(data.font)));
  const [least, most] = [LARGER, LEAST].map((larger) => Math.round(room.height / larger));
  const height = Math.min(Math.max(figure.layout.height, least), most);
  const size = { width: Math.round((height * room.width) / room.height), height };
  const layout = { ...figure.layout, ...size };
  const made = await Plotly.toImage({ data: figure.data, layout }, { format: "svg", ...size });
  return parsed(decodeURIComponent(made.slice(made.indexOf(",") + 1)));
}

// A colour as #rrggbb with its share of opacity, which SVG 1.1 says apart.
function paint(element, name, value) {
  const parts = /^rgba?\(([^)]*)\)$/.exec(value)?.[1].split(/[\s,/]+/).filter(Boolean);
  if (value === "transparent" || (parts && Number(parts[3] ?? 1) === 0)) {
    return element.setAttribute(name, "none");
  }
  if (!parts) return element.setAttribute(name, value.replace(/["']/g, ""));
  const hex = parts.slice(0, 3).map((one) => Math.round(Number(one)).toString(16).padStart(2, "0"));
  element.setAttribute(name, "#" + hex.join(""));
  if (parts.length > 3) {
    const own = Number(element.getAttribute(PAINTS[name]) ?? 1);
    element.setAttribute(PAINTS[name], String(own * Number(parts[3])));
  }
}

const ALONG = ["x", "width", "x1", "x2", "cx", "rx", "dx"];
const DOWN = ["y", "height", "y1", "y2", "cy", "ry", "dy"];

function length(element, name, whole) {
  const value = element.getAttribute(name) ?? (["width", "height"].includes(name) ? "100%" : "0");
  return value.endsWith("%") ? (whole * parseFloat(value)) / 100 : parseFloat(value);
}

// Turns styles into attributes and shares of the drawing into numbers, and drops what is for the
// page alone. A drawing in a drawing becomes a group, as other programs misplace it.
function plain(element, width, height) {
  for (const name of PLAIN) {
    const value = element.style?.getPropertyValue(name) || element.getAttribute(name);
    if (!value) continue;
    if (name in PAINTS) paint(element, name, value);
    else if (name === "clip-path") element.setAttribute(name, value.replace(/["']/g, ""));
    else element.setAttribute(name, value.replace(/(\d)px/g, "$1"));
  }
  for (const name of element.getAttributeNames()) {
    if (FOR_THE_PAGE.test(name)) element.removeAttribute(name);
  }
  for (const [names, whole] of [[ALONG, width], [DOWN, height]]) {
    for (const name of names) {
      if (element.getAttribute(name)?.endsWith("%")) {
        element.setAttribute(name, length(element, name, whole));
      }
    }
  }
  let inside = [width, height];
  if (element.localName === "svg") {
    const [x, y, across, high] = ["x", "y", "width", "height"].map((name, at) =>
      length(element, name, at % 2 ? height : width));
    const group = document.createElementNS(SVG, "g");
    group.setAttribute("transform", `translate(${x} ${y})`);
    group.append(...element.childNodes);
    element.replaceWith(group);
    [element, inside] = [group, [across, high]];
  }
  [...element.children].forEach((child) => plain(child, ...inside));
}

// Lines of a text stand for themselves, as other programs put them over one another.
function apart(text) {
  const lines = [...text.children].filter((one) => one.localName === "tspan" && one.hasAttribute("dy"));
  text.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
  if (text.hasAttribute("dx")) {
    text.setAttribute("x", Number(text.getAttribute("x") ?? 0) + Number(text.getAttribute("dx")));
    text.removeAttribute("dx");
  }
  if (!lines.length || lines.length < text.children.length) return;
  const size = parseFloat(text.closest("[font-size]")?.getAttribute("font-size") ?? 16);
  for (const line of lines) {
    const own = text.cloneNode(false);
    const [x, y] = ["x", "y"].map((name) => line.getAttribute(name) ?? text.getAttribute(name) ?? 0);
    const down = line.getAttribute("dy");
    own.setAttribute("x", x);
    own.setAttribute("y", Number(y) + parseFloat(down) * (down.endsWith("em") ? size : 1));
    own.append(...line.childNodes);
    text.before(own);
  }
  text.remove();
}

// Draws the lines of a hatched area one by one, as some programs leave areas with a pattern empty.
function hatched(svg, area, number) {
  const pattern = svg.querySelector(area.getAttribute("fill").replace(/^url\(["']?|["']?\)$/g, ""));
  const [ground, lines] = [pattern?.querySelector("rect"), pattern?.querySelector("path")];
  if (!lines) return;
  const box = area.getBBox();
  const step = Math.max(5, parseFloat(pattern.getAttribute("width")) * Math.SQRT1_2) * Math.SQRT2;
  let drawn = "";
  for (let x = box.x - box.height; x < box.x + box.width; x += step) {
    drawn += `M${x.toFixed(1)} ${(box.y + box.height).toFixed(1)}l${box.height} ${-box.height}`;
  }
  const clip = add(svg, "clipPath", { id: `hatched-${number}` });
  const shape = clip.appendChild(area.cloneNode(false));
  ["fill", "stroke", "transform"].forEach((name) => shape.removeAttribute(name));
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("clip-path", `url(#hatched-${number})`);
  if (area.hasAttribute("transform")) group.setAttribute("transform", area.getAttribute("transform"));
  add(group, "rect", {
    x: box.x, y: box.y, width: box.width, height: box.height,
    fill: ground?.getAttribute("fill") ?? "none",
  });
  add(group, "path", {
    d: drawn, fill: "none", stroke: lines.getAttribute("stroke"),
    "stroke-width": lines.getAttribute("stroke-width") ?? 1,
  });
  area.before(group);
  area.setAttribute("fill", "none");
}

// Puts a drawing into a room, as large as it goes.
function place(svg, inner, room) {
  const box = inner.getAttribute("viewBox")?.split(/[\s,]+/).map(Number);
  const [left, top, across, high] = box ?? [
    0, 0, length(inner, "width", room.width / LARGER), parseFloat(inner.getAttribute("height")),
  ];
  const scale = Math.min(room.width / across, room.height / high);
  const x = room.left + (room.width - across * scale) / 2 - left * scale;
  const y = room.top + (room.height - high * scale) / 2 - top * scale;
  const group = add(svg, "g", { transform: `translate(${x} ${y}) scale(${scale})` });
  if (box) {  // what it shows is cut at its edge
    const clip = add(svg, "clipPath", { id: "edge" });
    add(clip, "rect", { x: left, y: top, width: across, height: high });
    group.setAttribute("clip-path", "url(#edge)");
  }
  inner.style.removeProperty("background");
  for (const name of PLAIN) {
    const value = inner.style.getPropertyValue(name) || inner.getAttribute(name);
    if (value) group.setAttribute(name, value);
  }
  for (const part of [...inner.children]) {
    if (!["title", "desc"].includes(part.localName)) group.append(part);
  }
  plain(group, across, high);
  [...svg.querySelectorAll("text")].forEach(apart);
  // Only what stands in a page is measured.
  svg.setAttribute("style", "position: absolute; visibility: hidden");
  document.body.append(svg);
  [...svg.querySelectorAll('[fill^="url("]')].forEach((area, at) => hatched(svg, area, at));
  svg.remove();
  svg.removeAttribute("style");
}

async function picture(data) {
  const svg = document.createElementNS(SVG, "svg");
  add(svg, "title", {}, data.title);
  add(svg, "desc", {}, data.told.join(" "));
  add(svg, "rect", { x: 0, y: 0, width: WIDTH, height: HEIGHT, fill: data.background });
  let top = 36;
  const finding = data.headline || data.title;
  if (data.headline) {
    top = write(svg, data, data.title, top, { forms: [[18, 1]], weight: 600, fill: data.accent });
  }
  top = write(svg, data, finding, top + 2, { forms: [[32, 1], [29, 1], [28, 2], [24, 3]], weight: 700, fill: data.text });
  const source = document.createElementNS(SVG, "g");
  const foot = write(source, data, data.source, 0, { forms: [[15, 2], [13, 3]], weight: 400, fill: data.grey });
  const below = HEIGHT - 20 - foot;
  source.setAttribute("transform", `translate(0 ${below})`);
  const room = { left: SIDE, top: top + 18, width: WIDTH - 2 * SIDE, height: below - 14 - top - 18 };
  place(svg, await drawing(data, room), room);
  svg.append(source);
  const whole = {
    version: "1.1", width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    "font-family": data.font,
  };
  for (const [key, value] of Object.entries(whole)) svg.setAttribute(key, value);
  return new XMLSerializer().serializeToString(svg);
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// The check of a part of a PNG (ISO/IEC 15948, annex D).
function check(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

// A canvas does not say how large a pixel is, and programs take 72 for an inch: pHYs goes between
// the header, which ends at byte 33, and the rest.
async function withResolution(blob) {
  const part = new DataView(new ArrayBuffer(21));
  part.setUint32(0, 9);
  [..."pHYs"].forEach((letter, at) => part.setUint8(4 + at, letter.charCodeAt(0)));
  part.setUint32(8, PER_METRE);
  part.setUint32(12, PER_METRE);
  part.setUint8(16, 1);
  part.setUint32(17, check(new Uint8Array(part.buffer, 4, 13)));
  return new Blob([blob.slice(0, 33), part.buffer, blob.slice(33)], { type: "image/png" });
}

async function png(drawn) {
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(drawn);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * WIDTH;
  canvas.height = SCALE * HEIGHT;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((made) => canvas.toBlob(made, "image/png"));
  return withResolution(blob);
}

// Puts the picture into the clipboard; where the browser allows none, as from another machine
// without TLS, its file is given instead. Safari wants the promise, not what comes of it.
async function copy(data, told) {
  const made = picture(data).then(png);
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": made })]);
    told.textContent = data.labels.copied;
  } catch {
    save(await made, data.name + ".png");
    told.textContent = data.labels.saved;
  }
}

export default function ({ parentElement, data }) {
  const holder = parentElement.querySelector(".pictures");
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  const svg = async () => {
    save(new Blob([await picture(data)], { type: "image/svg+xml" }), data.name + ".svg");
  };
  const ways = {
    COPY: () => copy(data, told),
    PNG: async () => save(await picture(data).then(png), data.name + ".png"),
    SVG: svg,
  };
  const buttons = Object.entries(ways).map(([kind, made]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = data.labels[kind];
    button.onclick = made;
    return button;
  });
  holder.replaceChildren(...buttons, told);
}
