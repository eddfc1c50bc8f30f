// A chart, a map or a list stays under the pointer that chooses in it: where the page above it grows
// or shrinks for that, the page is scrolled by as much, until its reader goes on; where the page ends
// too soon for it, there is room below. Where it has made room for what was chosen, that is read from
// the top.
(() => {
  let held, gone;
  const stay = () => {
    clearTimeout(gone);
    if (!held) return;
    const now = document.getElementsByClassName(held.name)[0];
    if (now) scroll(held.main, Math.round(now.getBoundingClientRect().top - held.top));
    else gone = setTimeout(() => held?.main.scrollTo(0, 0), 500);
  };
  const scroll = (main, by) => {
    const top = main.scrollTop + by, page = main.firstElementChild.style;
    const end = main.scrollHeight - (parseFloat(page.marginBottom) || 0) - main.clientHeight;
    page.marginBottom = `${Math.max(0, top - end)}px`;
    main.scrollTop = top;
  };
  const watch = new ResizeObserver(stay);
  const leave = () => { held = undefined; watch.disconnect(); };
  for (const move of ["pointerdown", "keydown", "wheel", "touchmove", "popstate", "resize"])
    addEventListener(move, leave, { capture: true, passive: true });
  addEventListener("click", ({ target }) => {
    const part = target.closest?.(
      '[class*="st-key-chart-"], [class*="st-key-figure-"], .st-key-map-page',
    );
    const main = document.querySelector(LAUREATS_STREAMLIT.main);
    if (!main?.contains(part) || target.closest("a")) {
      main?.firstElementChild.style.removeProperty("margin-bottom");
      return;
    }
    const name = [...part.classList].find((each) => each.startsWith("st-key-"));
    held = { main, name, top: part.getBoundingClientRect().top };
    watch.observe(main.firstElementChild);
  }, true);
})();
