// Saves a chart as it stands on the page, with its title above and its notes below.
const SVG = "http://www.w3.org/2000/svg";
const LINE = 19;
// Room beside the chart: where the page's typeface is missing, labels are wider than they were.
const MARGIN = 32;

function wrapped(text, width) {
  const room = Math.max(20, Math.floor(width / 6.6));
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && (last + " " + word).length > room) lines.push(word);
    else lines[lines.length - 1] = last ? last + " " + word : word;
  }
  return lines;
}

function write(svg, lines, top, size, weight, colour) {
  lines.forEach((line, number) => {
    const text = document.createElementNS(SVG, "text");
    text.setAttribute("x", 12);
    text.setAttribute("y", top + LINE * (number + 1) - 5);
    text.setAttribute("font-family", "'Source Sans', sans-serif");
    text.setAttribute("font-size", size);
    text.setAttribute("font-weight", weight);
    text.setAttribute("fill", colour);
    text.textContent = line;
    svg.append(text);
  });
  return top + LINE * lines.length;
}

// The drawings that make the picture, lowest first, and their size: those of the chart on the page,
// or the one that came with the data.
function drawings(data) {
  if (data.drawing) {
    const drawn = new DOMParser().parseFromString(data.drawing, "image/svg+xml").documentElement;
    return [[drawn], { width: drawn.width.baseVal.value, height: drawn.height.baseVal.value }];
  }
  const host = document.querySelector(".st-key-" + data.chart);
  const layers = host ? [...host.querySelectorAll("svg.main-svg")] : [];
  return [layers, layers.length ? layers[0].getBoundingClientRect() : null];
}

function picture(data) {
  const [layers, box] = drawings(data);
  if (!layers.length) return null;
  const svg = document.createElementNS(SVG, "svg");
  const ground = document.createElementNS(SVG, "rect");
  svg.append(ground);
  let top = 8;
  top = write(svg, wrapped(data.title, box.width - 24), top, 16, 600, data.text);
  top = write(svg, wrapped(data.headline, box.width - 24), top, 14, 600, data.text) + 6;
  for (const layer of layers) {
    const copy = layer.cloneNode(true);
    copy.setAttribute("x", MARGIN);
    copy.setAttribute("y", top);
    copy.style.overflow = "visible";
    copy.style.background = "none";
    svg.append(copy);
  }
  top += box.height + 8;
  for (const note of data.notes) {
    top = write(svg, wrapped(note, box.width - 24), top, 12, 400, data.text);
  }
  svg.setAttribute("xmlns", SVG);
  const width = box.width + 2 * MARGIN;
  svg.setAttribute("width", width);
  svg.setAttribute("height", top + 10);
  svg.setAttribute("viewBox", `0 0 ${width} ${top + 10}`);
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", data.background);
  return { text: new XMLSerializer().serializeToString(svg), width: width, height: top + 10 };
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function savePng(drawn, name) {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = 2 * drawn.width;
    canvas.height = 2 * drawn.height;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, name + ".png"), "image/png");
  };
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(drawn.text);
}

export default function ({ parentElement, data }) {
  const holder = parentElement.querySelector(".pictures");
  holder.replaceChildren();
  for (const kind of ["PNG", "SVG"]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = data.labels[kind];
    button.onclick = () => {
      const drawn = picture(data);
      if (!drawn) return;
      if (kind === "PNG") savePng(drawn, data.name);
      else save(new Blob([drawn.text], { type: "image/svg+xml" }), data.name + ".svg");
    };
    holder.append(button);
  }
}
