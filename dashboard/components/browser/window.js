// Says what the browser is: narrow, without WebGL, with an address that is too long.
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
  return () => query.removeEventListener("change", tell);
}
