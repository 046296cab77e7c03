import { UnreadableText } from "./issue";

export type TextLine = { line: number; text: string };

export const defaultMaxLineBytes = 8 * 1024 * 1024;
const sliceBytes = 256 * 1024;
const newline = 0x0a;

function refuse(line: number | null, message: string): UnreadableText {
  return new UnreadableText({ line, column: null, message });
}

function formatBytes(bytes: number): string {
  const mebibytes = bytes / (1024 * 1024);
  return mebibytes >= 1 ? `${Number(mebibytes.toFixed(1))} MiB` : `${bytes} bytes`;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function refuseUtf16(head: Uint8Array): void {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    throw refuse(null, "the file is UTF-16; save it as UTF-8");
  }
}

/** Newline bytes never occur inside a multi-byte character, so whole lines decode on their own. */
class LineDecoder {
  private readonly decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  private line = 0;
  hasText = false;

  get nextLine(): number {
    return this.line + 1;
  }

  decode(bytes: Uint8Array): TextLine[] {
    const texts = this.text(bytes).split("\n");
    if (texts.at(-1) === "") texts.pop();
    return texts.map((text) => this.accept(text));
  }

  private text(bytes: Uint8Array): string {
    try {
      return this.decoder.decode(bytes);
    } catch {
      throw this.locateBadByte(bytes);
    }
  }

  private locateBadByte(bytes: Uint8Array): UnreadableText {
    let line = this.nextLine;
    let start = 0;
    while (start < bytes.length) {
      const found = bytes.indexOf(newline, start);
      const end = found === -1 ? bytes.length : found;
      try {
        this.decoder.decode(bytes.subarray(start, end));
      } catch {
        return refuse(line, "the text is not valid UTF-8; save the file as UTF-8");
      }
      start = end + 1;
      line += 1;
    }
    return refuse(null, "the text is not valid UTF-8; save the file as UTF-8");
  }

  private accept(raw: string): TextLine {
    this.line += 1;
    let text = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (this.line === 1 && text.startsWith("\ufeff")) text = text.slice(1);
    if (text.includes("\0")) {
      throw refuse(this.line, "the line holds a NUL byte; is this a binary or a UTF-16 file?");
    }
    this.hasText ||= text.trim() !== "";
    return { line: this.line, text };
  }
}

function* slices(chunk: Uint8Array, size: number): Iterable<Uint8Array> {
  for (let start = 0; start < chunk.length; start += size) {
    yield chunk.subarray(start, start + size);
  }
}

/** The bytes of the line that is not finished yet; refuses to grow past the limit. */
class OpenLine {
  private parts: Uint8Array[] = [];
  private bytes = 0;

  constructor(private readonly maxLineBytes: number) {}

  add(piece: Uint8Array, line: number): void {
    if (piece.length === 0) return;
    this.bytes += piece.length;
    if (this.bytes > this.maxLineBytes) {
      throw refuse(line, `the line is longer than ${formatBytes(this.maxLineBytes)}`);
    }
    this.parts.push(piece.slice());
  }

  take(rest: Uint8Array, firstNewline: number, line: number): Uint8Array {
    if (this.parts.length === 0) return rest;
    this.add(rest.subarray(0, firstNewline), line);
    const whole = concatenate([...this.parts, rest.subarray(firstNewline)]);
    this.parts = [];
    this.bytes = 0;
    return whole;
  }

  finish(): Uint8Array {
    return concatenate(this.parts);
  }
}

/**
 * Splits bytes into text lines, in batches. UTF-8 only: a byte order mark is stripped, CRLF accepted,
 * blank lines kept. Memory is bounded by one line and one slice, whatever the file's size.
 * Throws UnreadableText for an empty file, bad UTF-8, UTF-16, NUL bytes and lines over the limit.
 */
export async function* readLines(
  source: AsyncIterable<Uint8Array>,
  options: { maxLineBytes?: number | undefined } = {},
): AsyncIterable<TextLine[]> {
  const maxLineBytes = options.maxLineBytes ?? defaultMaxLineBytes;
  const decoder = new LineDecoder();
  const open = new OpenLine(maxLineBytes);
  let head: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of source) {
    if (head !== null) {
      head = concatenate([head, chunk.slice(0, 2)]);
      refuseUtf16(head);
      if (head.length >= 2) head = null;
    }
    for (const slice of slices(chunk, Math.min(sliceBytes, maxLineBytes))) {
      const last = slice.lastIndexOf(newline);
      if (last !== -1) {
        const whole = slice.subarray(0, last + 1);
        yield decoder.decode(open.take(whole, slice.indexOf(newline), decoder.nextLine));
      }
      open.add(slice.subarray(last + 1), decoder.nextLine);
    }
  }
  const rest = open.finish();
  if (rest.length > 0) yield decoder.decode(rest);
  if (!decoder.hasText) throw refuse(null, "the file is empty");
}
