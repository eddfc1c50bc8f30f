// The text of an announcement with the words marked that values were read from. A click on a mark
// tells which; words that are selected can be made a value of the project in view.
export default function ({ parentElement, data, setTriggerValue }) {
  const find = (name) => parentElement.querySelector(name);
  const box = find(".text");
  const written = JSON.stringify([data.pieces, data.legend]);
  if (box.dataset.written !== written) {
    box.dataset.written = written;
    write(box, data.pieces, (piece) => setTriggerValue("picked", piece.words));
    legend(find(".legend"), data.legend);
  }
  const add = find(".add");
  add.replaceChildren(...data.adds.map((each) => adder(each, box, setTriggerValue)));
  find(".hint").textContent = data.hint;
  box.setAttribute("aria-label", data.label);
  point(box, data.focus);
  if (data.show) show(data.show, 60);
  return () => {};
}

function write(box, pieces, pick) {
  box.replaceChildren(
    ...pieces.map((piece) => {
      const part = document.createElement(piece.field ? "mark" : "span");
      part.dataset.start = piece.start;
      part.textContent = piece.text;
      if (piece.here) part.classList.add("here");
      if (!piece.field) return part;
      part.dataset.field = piece.field;
      part.dataset.tag = piece.tag;
      part.title = piece.label;
      part.setAttribute("role", "button");
      part.setAttribute("aria-label", piece.label);
      part.tabIndex = piece.here ? 0 : -1;
      part.onclick = () => { if (!selected(box)) pick(piece); };
      part.onkeydown = (event) => {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pick(piece); }
      };
      return part;
    }),
  );
}

function legend(list, entries) {
  list.replaceChildren(
    ...entries.map((entry) => {
      const item = document.createElement("span");
      const mark = document.createElement("mark");
      mark.dataset.field = entry.field;
      mark.dataset.tag = entry.tag;
      mark.textContent = entry.label;
      item.append(mark);
      return item;
    }),
  );
}

// The selection inside the text, as characters of it; null where there is none.
function selected(box) {
  const root = box.getRootNode();
  const selection = (root.getSelection ? root : document).getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const place = (node, offset) => {
    const part = (node.nodeType === 3 ? node.parentElement : node).closest("[data-start]");
    if (!part || !box.contains(part)) return null;
    return [...box.children].slice(0, [...box.children].indexOf(part)).reduce(
      (sum, before) => sum + before.textContent.length, 0) + (node.nodeType === 3 ? offset : 0);
  };
  const ends = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
  if (ends.includes(null) || ends[0] === ends[1]) return null;
  // JavaScript counts in halves of characters where Python counts whole ones.
  const whole = box.textContent;
  return ends.sort((a, b) => a - b).map((end) => [...whole.slice(0, end)].length);
}

function adder(each, box, setTriggerValue) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = each.label;
  button.onmousedown = (event) => event.preventDefault(); // or the selection would be lost
  button.onclick = () => {
    const words = selected(box);
    if (words) setTriggerValue("added", { kind: each.kind, words });
  };
  return button;
}

function point(box, focus) {
  box.querySelectorAll(".pointed").forEach((part) => part.classList.remove("pointed"));
  const key = JSON.stringify(focus ?? null);
  if (!focus) { box.dataset.focus = key; return; }
  const parts = [...box.children].filter((part) => {
    const start = Number(part.dataset.start);
    return start < focus[1] && start + [...part.textContent].length > focus[0];
  });
  // A whole project stands out by itself: an outline around each of its parts would say nothing.
  if (parts.length <= 4) parts.forEach((part) => part.classList.add("pointed"));
  if (parts.length && box.dataset.focus !== key) {
    const top = parts[0].offsetTop - box.clientHeight / 3;
    box.scrollTo({ top, behavior: "auto" });
    // On a narrow screen the text stands above the drafts and may be out of sight.
    const { top: above, bottom } = parts[0].getBoundingClientRect();
    if (above < 0 || bottom > window.innerHeight) parts[0].scrollIntoView({ block: "center" });
  }
  box.dataset.focus = key;
}

// Bring the widget of a value into view. It is drawn after the text: look for it a while.
function show(key, frames) {
  const widget = document.querySelector(`.st-key-${CSS.escape(key)}`);
  const field = widget?.querySelector("input, textarea");
  if (field) {
    field.focus({ preventScroll: true });
    widget.scrollIntoView({ block: "nearest" });
  } else if (frames > 0) {
    requestAnimationFrame(() => show(key, frames - 1));
  }
}
