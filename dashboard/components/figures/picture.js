// Saves a chart or a map as a picture, light and of one width, with its title above and its notes
// below.
const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 800;
const LINE = 19;
// Room beside the chart: where the page's typeface is missing, labels are wider than they were.
const MARGIN = 32;
// A PNG has two pixels for each of the drawing, of which CSS has 96 on an inch.
const SCALE = 2;
const PER_METRE = Math.round((SCALE * 96) / 0.0254);

function wrapped(text, width, size) {
  const room = Math.max(20, Math.floor(width / (size * 0.55)));
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && (last + " " + word).length > room) lines.push(word);
    else lines[lines.length - 1] = last ? last + " " + word : word;
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

function write(svg, text, width, top, size, weight, colour) {
  const lines = wrapped(text, width, size);
  lines.forEach((line, number) => add(svg, "text", {
    x: 12, y: top + LINE * (number + 1) - 5, "font-size": size, "font-weight": weight, fill: colour,
  }, line));
  return top + LINE * lines.length;
}

function parsed(text) {
  return new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
}

// The drawing that came with the data, or the one that Plotly makes of a figure: it leaves out what
// is there for a pointer only, and which other programs fill with black.
async function drawing(data) {
  if (data.drawing) return parsed(data.drawing);
  const figure = JSON.parse(data.figure);
  const size = { width: WIDTH, height: figure.layout.height };
  const layout = { ...figure.layout, ...size };
  const made = await Plotly.toImage({ data: figure.data, layout }, { format: "svg", ...size });
  return parsed(decodeURIComponent(made.slice(made.indexOf(",") + 1)));
}

async function picture(data) {
  const inner = await drawing(data);
  const [across, high] = ["width", "height"].map((side) => parseFloat(inner.getAttribute(side)));
  const width = across + 2 * MARGIN;
  const room = width - 24;
  const svg = document.createElementNS(SVG, "svg");
  add(svg, "title", {}, data.title);
  add(svg, "desc", {}, [data.headline, ...data.notes].join(" "));
  add(svg, "rect", { width: "100%", height: "100%", fill: data.background });
  let top = 8;
  top = write(svg, data.title, room, top, 16, 600, data.text);
  top = write(svg, data.headline, room, top, 14, 600, data.text) + 6;
  inner.setAttribute("x", MARGIN);
  inner.setAttribute("y", top);
  inner.setAttribute("overflow", "visible");
  inner.style.removeProperty("background");
  svg.append(inner);
  top += high + 8;
  for (const note of data.notes) top = write(svg, note, room, top, 12, 400, data.text);
  const height = top + 10;
  const whole = { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": data.font };
  for (const [key, value] of Object.entries(whole)) svg.setAttribute(key, value);
  return { text: new XMLSerializer().serializeToString(svg), width, height };
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

async function savePng(drawn, name) {
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(drawn.text);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * drawn.width;
  canvas.height = SCALE * drawn.height;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((made) => canvas.toBlob(made, "image/png"));
  save(await withResolution(blob), name + ".png");
}

export default function ({ parentElement, data }) {
  const holder = parentElement.querySelector(".pictures");
  holder.replaceChildren();
  for (const kind of ["PNG", "SVG"]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = data.labels[kind];
    button.onclick = async () => {
      const drawn = await picture(data);
      if (kind === "PNG") await savePng(drawn, data.name);
      else save(new Blob([drawn.text], { type: "image/svg+xml" }), data.name + ".svg");
    };
    holder.append(button);
  }
}
