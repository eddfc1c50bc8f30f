// The form in which names are compared, as loaders/text/folding.py makes it; a test compares the two.
const WRITTEN_OUT = { st: "saint", ste: "sainte", sts: "saints", stes: "saintes" };

export function folded(text) {
  const bare = text
    .replace(/([\p{L}\p{N}_])\s*&\s*(?=[\p{L}\p{N}_])/gu, "$1 et ")
    .replace(/[œŒ]/g, "oe")
    .replace(/[æÆ]/g, "ae")
    .replace(/\u02bc/g, "'")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/ß/g, "ss");
  const words = bare.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (Object.hasOwn(WRITTEN_OUT, word) ? WRITTEN_OUT[word] : word)).join(" ");
}
