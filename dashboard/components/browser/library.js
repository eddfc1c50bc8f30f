// Plotly, which is read once: for the first chart, or before that while nobody waits.
let library;

export function plotly(address) {
  library ??= new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => loaded(window.Plotly);
    script.onerror = () => {
      library = undefined;
      failed(new Error("Plotly could not be loaded from " + script.src));
    };
    document.head.append(script);
  });
  return library;
}

// Milliseconds that a first page has for itself before what only others need is read.
const SETTLED = 2000;
let early;

export function readEarly(address) {
  const idle = window.requestIdleCallback ?? setTimeout;
  early ??= setTimeout(() => idle(() => plotly(address).catch(() => {})), SETTLED);
}
