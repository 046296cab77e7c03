/** All but what the font of the preview has: Latin, Greek and Cyrillic letters, digits, common signs. */
const undrawable =
  /[^\u0020-\u007e\u00a0-\u024f\u0370-\u03ff\u0400-\u04ff\u2010-\u2027\u202f\u2030\u20ac\u2212]+/gu;

/**
 * Text that the preview can draw without help: for any other letter the library would ask a font
 * server on the internet and so tell it what a link says. What cannot be drawn becomes a dot.
 */
export function drawableWords(text: string, longest: number): string {
  const plain = text.replace(/\s+/g, " ").replace(undrawable, "·").trim();
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest - 1);
  const lastSpace = cut.lastIndexOf(" ");
  return `${(lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}
