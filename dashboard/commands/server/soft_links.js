// A link to another page of the dashboard changes what stands on this one, as the framework's own
// links do, and does not load everything anew: the address is written, and the framework is told to
// read it, as after the browser's Back.
(() => {
  const served = new RegExp(LAUREATS_STREAMLIT.served);
  function go(href) {
    const there = new URL(href, location.href);
    if (there.href !== location.href) history.pushState({}, "", there);
    dispatchEvent(new PopStateEvent("popstate"));
    document.querySelector(LAUREATS_STREAMLIT.main)?.scrollTo(0, 0);
  }
  window.laureatsGo = go;
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.origin !== location.origin || link.hasAttribute("download")) return;
    if (link.target && link.target !== "_self") return;
    if (served.test(link.pathname)) return;
    event.preventDefault();
    go(link.href);
  });
})();
