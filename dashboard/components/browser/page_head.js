// The head of a page: name, search, languages, tasks and places. The bar is in filter_bar.js.
import { after, made } from "./facet_lists.js";
import { bar } from "./filter_bar.js";
import "./folding.js"; // asked for with the others, not after them
import { teller } from "./unseen.js";

const SIGN = '<svg viewBox="0 0 38 38" aria-hidden="true"><rect width="38" height="38" rx="9" fill="var(--accent)"/><g fill="none" stroke="var(--on-accent)" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"><path d="M8.5 20.5 19 11l10.500 9.500"/><path d="M19 28.500v-9m0 3.500c-3.500 0-5-1.500-5.500-4m5.500 6c3 0 4.500-1.300 5-3.500"/></g></svg>';
const GLASS = '<svg viewBox="0 0 20 20" aria-hidden="true"><g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"><circle cx="8.500" cy="8.500" r="5.500"/><path d="m13 13 4 4"/></g></svg>';
const SCREEN = '<svg viewBox="0 0 20 20" aria-hidden="true"><g fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><rect x="2.500" y="3.500" width="15" height="10" rx="1.500"/><path d="M10 13.500v3m-3 .500h6"/></g></svg>';

function drawn(markup, parent) {
  const holder = made("span", "icon", parent);
  holder.innerHTML = markup; // a constant of this file
  return holder;
}

function head(holder) {
  const outer = made("header", "head", holder);
  const home = made("a", "home", outer);
  drawn(SIGN, home);
  const names = made("span", "names", home);
  const [name, subtitle] = ["fund", "subtitle"].map((part) => made("span", part, names));
  const search = made("form", "search", outer);
  search.setAttribute("role", "search");
  drawn(GLASS, search);
  const words = made("input", "", search);
  words.type = "search";
  words.enterKeyHint = "search";
  const languages = made("nav", "languages", outer);
  const tasks = made("div", "tasks", outer);
  const places = made("nav", "places", holder);

  // Links of a row, made once and filled again.
  const row = (parent, given, write) => given.forEach((each, at) => {
    const link = parent.children[at] ?? made("a", "", parent);
    link.href = each.href;
    if (each.here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    write(link, each);
  });

  return {
    fill(given, texts, filtered, tell) {
      home.href = given.home;
      name.textContent = given.name;
      subtitle.textContent = given.subtitle;
      words.placeholder = texts.search;
      words.setAttribute("aria-label", texts.searched);
      if (words.sent !== given.search) words.value = given.search;
      words.sent = given.search;
      const send = () => {
        const said = words.value.trim();
        if (said === words.sent) return;
        words.sent = said;
        if (filtered) tell({ facet: "q", values: said ? [said] : [] });
        else if (said) window.laureatsGo(given.found + encodeURIComponent(said));
      };
      search.onsubmit = (event) => { event.preventDefault(); send(); };
      words.onsearch = () => { if (!words.value) send(); }; // its cross
      languages.setAttribute("aria-label", texts.languages);
      row(languages, given.languages, (link, each) => {
        link.textContent = each.code.toUpperCase();
        link.lang = each.code;
        link.setAttribute("aria-label", each.name);
      });
      row(tasks, given.tasks, (link, each) => {
        link.className = "task " + each.look;
        if (!link.firstChild && each.look === "filled") drawn(SCREEN, link);
        const label = link.querySelector(".label") ?? made("span", "label", link);
        label.textContent = each.label;
      });
      places.setAttribute("aria-label", texts.places);
      row(places, given.places, (link, each) => {
        link.textContent = each.label;
        if (each.here && link.shown !== each.label && places.scrollWidth > places.clientWidth) {
          places.scrollLeft = link.offsetLeft - 40;
        }
        link.shown = each.here && each.label;
      });
    },
  };
}

export default function ({ parentElement, data, setStateValue }) {
  const holder = parentElement.querySelector(".page-head");
  const text = new TextDecoder().decode(data);
  const changed = holder.shown !== text;
  const given = changed ? JSON.parse(text) : holder.given;
  holder.tell = teller(holder, given.last_seen, (all) => setStateValue("chosen", all));
  if (!changed) return;
  [holder.shown, holder.given] = [text, given];
  const tell = (told) => holder.tell(told);
  holder.head ??= head(holder);
  holder.head.fill(given.head, given.words, Boolean(given.bar), tell);
  holder.classList.toggle("unfiltered", !given.bar);
  if (!given.bar) {
    holder.bar?.outer.remove();
    holder.bar = undefined;
    return;
  }
  if (!holder.bar) {
    holder.bar = bar(holder, tell);
    holder.bar.fit();
  }
  const chosenOf = (facet) => holder.unseen.reduce((before, [, told]) =>
    told.cleared?.includes(facet.key) ? [] : told.facet === facet.key ? after(before, told) : before,
  facet.chosen);
  holder.bar.fill(given.bar, given.words, new Intl.NumberFormat(given.language), chosenOf);
}
