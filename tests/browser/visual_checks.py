"""What an eye would object to on a page, measured: functions of JavaScript that return it."""

TOO_WIDE = """() => {
  const parts = [document.documentElement, document.querySelector('[data-testid="stMain"]')];
  return parts.map(part => part.scrollWidth - part.clientWidth).filter(pixels => pixels !== 0);
}"""
"""Pixels by which the page, or its main part, stands out to the right."""

CLIPPED = """() => [...document.querySelectorAll(
    '[data-testid="stMain"] :is(p, a, button, h1, h2, h3, h4, h5, label, span)')]
  .filter(part => part.clientWidth > 1 && part.textContent.trim()
    && !part.closest('[data-testid="stDataFrame"], .js-plotly-plot, [data-testid="stTooltipIcon"]')
    && ['hidden', 'clip'].includes(getComputedStyle(part).overflowX)
    && part.scrollWidth > part.clientWidth + 1)
  .map(part => part.textContent.trim().slice(0, 60))"""
"""Texts of which a part is cut off at the side; those a pixel wide are for ears alone."""

PRESSED = """() => [...document.querySelectorAll(
    '[data-testid="stMain"] :is(h2, h3)')].flatMap(heading => {
  const own = heading.closest('[data-testid="stElementContainer"]');
  const next = own && own.nextElementSibling;
  if (!own || !next || !next.getBoundingClientRect().height) return [];
  const range = document.createRange();
  range.selectNodeContents(heading);
  const gap = next.getBoundingClientRect().top - range.getBoundingClientRect().bottom;
  const below = next.getBoundingClientRect().bottom > range.getBoundingClientRect().top;
  return gap < 4 && below && next.getBoundingClientRect().left < range.getBoundingClientRect().right
    ? [heading.textContent.slice(0, 60)] : [];
})"""
"""Headings that touch what is below them."""

TOUCHING = """() => [...document.querySelectorAll('[data-testid="stMain"] .js-plotly-plot')]
  .flatMap(plot => ['.xtick text', '.ytick text', '.bars .bartext', '.scatterlayer text']
    .flatMap(kind => {
      const texts = [...plot.querySelectorAll(kind)].filter(text => {
        const turn = /rotate\\(-?([\\d.]+)/.exec(text.getAttribute('transform') || '');
        return text.textContent && (!turn || Number(turn[1]) % 90 === 0);
      });
      const boxes = texts.map(text => text.getBoundingClientRect());
      return texts.flatMap((text, here) => boxes.slice(0, here).flatMap((other, there) => {
        const box = boxes[here];
        const apart = box.left >= other.right - 1 || other.left >= box.right - 1
          || box.top >= other.bottom - 3 || other.top >= box.bottom - 3;
        return apart ? [] : [`${text.textContent} / ${texts[there].textContent}`];
      }));
    }))"""
"""Labels of a chart that lie on one another; a line of type is up to 3 pixels higher than its
letters. Leaning labels are not looked at, as their boxes overlap where they do not."""

UNSEEN_FOCUS = """() => {
  const look = (part) => [part, part.parentElement, part.parentElement.parentElement].map((one) => {
    const style = getComputedStyle(one);
    return [style.outlineStyle + style.outlineWidth, style.boxShadow, style.backgroundColor,
      style.borderColor].join();
  }).join();
  const main = document.querySelector('[data-testid="stMain"]');
  const parts = [...main.querySelectorAll(
    'a[href], summary, [tabindex="0"]:not(input, textarea, [data-rac])')];
  main.focus({ preventScroll: true, focusVisible: true });
  const seen = parts.filter((part) => part.checkVisibility({ visibilityProperty: true })
    && !part.closest('[data-testid="stDataFrame"]'));
  return seen.filter((part) => {
    const before = look(part);
    part.focus({ preventScroll: true, focusVisible: true });
    return document.activeElement === part && look(part) === before;
  }).map((part) => part.outerHTML.slice(0, 90));
}"""
"""What the keyboard reaches and nothing shows: it looks the same with the focus on it. Streamlit's
own fields and tables have what shows it around them, or later."""

COVERED = """() => [...document.querySelectorAll(
    '[data-testid="stMain"] :is(a[href], button, summary)')]
  .filter((part) => {
    const box = part.getBoundingClientRect();
    const shown = part.checkVisibility({ opacityProperty: true }); // else it comes with the pointer
    if (!box.width || box.top < 0 || box.bottom > innerHeight || !shown) return false;
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return top && !part.contains(top) && !top.contains(part) && !top.shadowRoot;
  })
  .map((part) => part.outerHTML.slice(0, 90))"""
"""What a pointer cannot press in the window, as something else lies over its middle."""
