// A chart, a map or a list stays under the pointer that chooses in it: where the page above it grows
// or shrinks for that, the page is scrolled by as much, until its reader goes on. Where it has made
// room for what was chosen, that is read from the top.
(() => {
  let held, gone;
  const stay = () => {
    clearTimeout(gone);
    if (!held) return;
    const now = document.getElementsByClassName(held.name)[0];
    if (now) held.main.scrollTop += Math.round(now.getBoundingClientRect().top - held.top);
    else gone = setTimeout(() => held?.main.scrollTo(0, 0), 500);
  };
  const watch = new ResizeObserver(stay);
  const leave = () => { held = undefined; watch.disconnect(); };
  for (const move of ["pointerdown", "keydown", "wheel", "touchmove", "popstate", "resize"])
    addEventListener(move, leave, { capture: true, passive: true });
  addEventListener("click", ({ target }) => {
    const part = target.closest?.(
      '[class*="st-key-chart-"], [class*="st-key-figure-"], .st-key-map-page',
    );
    const main = part?.closest(LAUREATS_STREAMLIT.main);
    if (!main || target.closest("a")) return;
    const name = [...part.classList].find((each) => each.startsWith("st-key-"));
    held = { main, name, top: part.getBoundingClientRect().top };
    watch.observe(main.firstElementChild);
  }, true);
})();
