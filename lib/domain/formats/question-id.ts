import { maxIdCharacters } from "./fields";

const idCharacters = 200;

/** FNV-1a over UTF-16 units, 52 bits of two 32-bit halves: a short name for a long text, the same everywhere. */
function digest(text: string): string {
  let [low, high] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return [low, high].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}

/**
 * The id of an example that has none: its question, in one line; of a long one the beginning and a digest of all. The same
 * question has the same id in every file.
 */
export function questionId(question: string): string {
  const line = question.replace(/\s+/g, " ").trim().replaceAll("\0", "").toWellFormed();
  if (line.length <= idCharacters) return line;
  return `${line.slice(0, idCharacters).toWellFormed()} ${digest(line)}`.slice(0, maxIdCharacters);
}

/** Ids within one file: a question that comes again is another example, numbered in the file's order. */
export class QuestionIds {
  private readonly seen = new Map<string, number>();
  repeated = 0;

  next(question: string): string {
    const id = questionId(question);
    const count = (this.seen.get(id) ?? 0) + 1;
    this.seen.set(id, count);
    if (count === 1) return id;
    this.repeated += 1;
    return `${id} (${count})`;
  }
}

/** A number from 0 to 1 that belongs to an id, the same everywhere: to share examples out without a random source. */
export function shareOf(id: string): number {
  return Number.parseInt(digest(id).slice(0, 8), 16) / 0x1_0000_0000;
}
