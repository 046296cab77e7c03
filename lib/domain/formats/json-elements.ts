import { UnreadableText } from "./issue";
import { defaultMaxLineBytes } from "./lines";

/** One JSON value of a text that holds many, and the line on which it begins. */
export type JsonElement = { line: number; text: string };

const outside = /["{}[\],]/g;
const inside = /["{}[\]]/g;
const quoteOrEscape = /["\\]/g;

function refuse(line: number | null, message: string): UnreadableText {
  return new UnreadableText({ line, column: null, message });
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/**
 * Splits text into the elements of one JSON list, or into objects that follow each other, as it arrives: only the
 * element that is not complete yet is held. Elements are not checked; JSON.parse does that.
 */
class ElementSplitter {
  /** What of the open element came in earlier chunks; it is not looked at again. */
  private held: string[] = [];
  private heldCharacters = 0;
  private depth = 0;
  private isString = false;
  private isEscaped = false;
  private line = 1;
  private isOpen: boolean;
  private isClosed = false;

  constructor(
    private readonly container: "list" | "objects",
    private readonly maxCharacters: number,
  ) {
    this.isOpen = container === "objects";
  }

  push(chunk: string): JsonElement[] {
    const found: JsonElement[] = [];
    let text = chunk;
    if (!this.isOpen) {
      const start = text.indexOf("[");
      if (start === -1) return found;
      this.line += countLines(text.slice(0, start));
      text = text.slice(start + 1);
      this.isOpen = true;
    }
    let from = this.scan(text, found);
    if (this.isClosed && text.slice(from).trim() !== "") {
      throw refuse(this.line, "not JSON: more text follows where the list ends");
    }
    if (this.isClosed) from = text.length;
    this.hold(text.slice(from));
    return found;
  }

  private hold(text: string): void {
    if (text === "") return;
    this.held.push(text);
    this.heldCharacters += text.length;
    if (this.heldCharacters > this.maxCharacters) {
      const mebibytes = Math.round(this.maxCharacters / (1024 * 1024));
      throw refuse(this.line, `one element of the list is longer than ${mebibytes} MiB`);
    }
  }

  /** Where what is not part of an element that ended begins. */
  private scan(text: string, found: JsonElement[]): number {
    let from = 0;
    let at = 0;
    while (!this.isClosed) {
      if (this.isString) at = this.endOfString(text, at);
      if (this.isString) break;
      const pattern = this.depth === 0 ? outside : inside;
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match === null) break;
      at = pattern.lastIndex;
      const end = this.endBy(match[0], match.index);
      if (end === null) continue;
      this.emit(text.slice(from, end), found);
      from = at;
    }
    return from;
  }

  private endOfString(text: string, start: number): number {
    let at = start;
    if (this.isEscaped && at < text.length) {
      this.isEscaped = false;
      at += 1;
    }
    quoteOrEscape.lastIndex = at;
    for (let sign = quoteOrEscape.exec(text); sign !== null; sign = quoteOrEscape.exec(text)) {
      if (sign[0] === '"') {
        this.isString = false;
        return quoteOrEscape.lastIndex;
      }
      this.isEscaped = quoteOrEscape.lastIndex >= text.length;
      quoteOrEscape.lastIndex += 1;
    }
    return text.length;
  }

  /** Where the element ends that a sign ends; null where it goes on. */
  private endBy(sign: string, index: number): number | null {
    if (sign === '"') this.isString = true;
    else if (sign === "{" || sign === "[") this.depth += 1;
    else if (sign === ",") return index;
    else if (this.depth === 0) {
      this.isClosed = true;
      return index;
    } else {
      this.depth -= 1;
      if (this.depth === 0 && this.container === "objects") return index + 1;
    }
    return null;
  }

  private emit(end: string, found: JsonElement[]): void {
    const raw = this.held.length === 0 ? end : this.held.join("") + end;
    const text = raw.trim();
    const before = raw.length - raw.trimStart().length;
    if (text !== "") found.push({ line: this.line + countLines(raw.slice(0, before)), text });
    this.line += countLines(raw);
    this.held = [];
    this.heldCharacters = 0;
  }

  finish(): JsonElement[] {
    const found: JsonElement[] = [];
    const start = this.line;
    this.emit("", found);
    if (this.container === "list" && !this.isClosed) {
      const message = "not JSON: the list is not closed; the file is cut, or no JSON";
      throw refuse(Math.max(start, this.line), message);
    }
    return found;
  }
}

/** Decodes chunks that cut characters anywhere; refuses what is no UTF-8 text, as readLines does. */
class TextChunks {
  private readonly decoder = new TextDecoder("utf-8", { fatal: true });
  hasText = false;

  decode(chunk: Uint8Array | null): string {
    let text: string;
    try {
      text = chunk === null ? this.decoder.decode() : this.decoder.decode(chunk, { stream: true });
    } catch {
      throw refuse(null, "the text is not valid UTF-8; save the file as UTF-8");
    }
    if (text.includes("\0")) {
      throw refuse(null, "the text holds a NUL byte; is this a binary or a UTF-16 file?");
    }
    this.hasText ||= text.trim() !== "";
    return text;
  }
}

const chunkBytes = 256 * 1024;

/**
 * The elements of a JSON list, or objects one after the other that span lines, in batches. Memory is bounded by one
 * element, however long the file's lines are. Throws UnreadableText for what is no text, a list that does not end and
 * an element over the limit.
 */
export async function* readJsonElements(
  source: AsyncIterable<Uint8Array>,
  container: "list" | "objects",
  options: { maxLineBytes?: number | undefined } = {},
): AsyncIterable<JsonElement[]> {
  const splitter = new ElementSplitter(container, options.maxLineBytes ?? defaultMaxLineBytes);
  const chunks = new TextChunks();
  for await (const chunk of source) {
    for (let start = 0; start < chunk.length; start += chunkBytes) {
      const found = splitter.push(chunks.decode(chunk.subarray(start, start + chunkBytes)));
      if (found.length > 0) yield found;
    }
  }
  const last = splitter.push(chunks.decode(null));
  if (last.length > 0) yield last;
  if (!chunks.hasText) throw refuse(null, "the file is empty");
  const rest = splitter.finish();
  if (rest.length > 0) yield rest;
}
