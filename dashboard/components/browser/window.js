// Says what the browser is: narrow, without WebGL, with an address that is too long; and keeps the
// keyboard where it is.
import { readEarly } from "./library.js";

export default function ({ data, setStateValue, setTriggerValue }) {
  const pairs = location.search.slice(1).split("&");
  if (pairs.length > data.pairs) setTriggerValue("unread", pairs[0].slice(0, 80));
  const query = window.matchMedia(`(max-width: ${data.limit}px)`);
  const tell = () => { if (query.matches !== data.narrow) setStateValue("narrow", query.matches); };
  tell();
  readEarly(data.library);
  // What a browser is able to do is not guessed from its name: a policy or a remote desktop may
  // have switched WebGL off. A context is tried, and given back.
  window.laureatsWebgl ??= !!document.createElement("canvas").getContext("webgl2");
  if (window.laureatsWebgl !== data.webgl) setStateValue("webgl", window.laureatsWebgl);
  query.addEventListener("change", tell);
  document.addEventListener("click", keepFocus);
  return () => {
    query.removeEventListener("change", tell);
    document.removeEventListener("click", keepFocus);
  };
}

// A button that prepares a file is disabled meanwhile: the keyboard would begin at the top again.
function keepFocus({ detail, target }) {
  const pressed = target.closest?.("button");
  if (detail || !pressed) return; // no mouse counts its clicks as none
  const back = new MutationObserver(() => {
    if (pressed.disabled) return;
    back.disconnect();
    if (document.activeElement === document.body) pressed.focus();
  });
  back.observe(pressed, { attributeFilter: ["disabled"] });
}
