import { estimateTextWidth } from "@/components/charts/label-layout";

type TextBox = { width: number; size: number; lines: number };

/** Words in lines that fit; what is too much ends in an ellipsis, and a word longer than a line is cut. */
export function wrapLines(text: string, { width, size, lines }: TextBox): readonly string[] {
  const fits = (line: string) => estimateTextWidth(line, size) <= width;
  const words = text.split(/\s+/).flatMap((word) => (fits(word) ? [word] : pieces(word, fits)));
  const wrapped: string[] = [];
  for (const word of words) {
    const last = wrapped.at(-1);
    if (last !== undefined && fits(`${last} ${word}`))
      wrapped[wrapped.length - 1] = `${last} ${word}`;
    else wrapped.push(word);
  }
  if (wrapped.length <= lines) return wrapped;
  const kept = wrapped.slice(0, lines);
  let end = kept[lines - 1] ?? "";
  while (end !== "" && !fits(`${end}…`)) end = end.slice(0, -1);
  kept[lines - 1] = `${end.trimEnd()}…`;
  return kept;
}

function pieces(word: string, fits: (text: string) => boolean): string[] {
  const cut: string[] = [""];
  for (const character of word) {
    const last = cut[cut.length - 1] ?? "";
    if (fits(last + character) || last === "") cut[cut.length - 1] = last + character;
    else cut.push(character);
  }
  return cut;
}
