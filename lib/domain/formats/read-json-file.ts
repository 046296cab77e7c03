import { parseWithBareNumbers } from "./bare-numbers";
import { UnreadableText } from "./issue";
import { jsonProblem } from "./json-lines";
import { readLines } from "./lines";

/** A file that must be read whole is held in memory several times over; this much is more than any trainer writes. */
export const maxWholeBytes = 64 * 1024 * 1024;

export function unreadable(line: number | null, message: string): UnreadableText {
  return new UnreadableText({ line, column: null, message });
}

async function* bounded(
  source: AsyncIterable<Uint8Array>,
  what: string,
): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > maxWholeBytes) throw unreadable(null, `${what} is larger than 64 MiB`);
    yield chunk;
  }
}

/** The whole text of a file of at most 64 MiB; `what` names it in the refusal of a larger one. */
export async function readWholeText(
  source: AsyncIterable<Uint8Array>,
  what: string,
): Promise<string> {
  const parts: string[] = [];
  const options = { maxLineBytes: maxWholeBytes };
  for await (const lines of readLines(bounded(source, what), options)) {
    for (const { text } of lines) parts.push(text);
  }
  return parts.join("\n");
}

/**
 * A file that is one JSON value, bare NaN and Infinity as texts. Throws UnreadableText for one over 64 MiB and for what
 * is no JSON, with the line where there is more than one.
 */
export async function readJsonFile(
  source: AsyncIterable<Uint8Array>,
  what: string,
): Promise<unknown> {
  return parseJsonText(await readWholeText(source, what));
}

export function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const rescued = parseWithBareNumbers(text);
    if (rescued !== undefined) return rescued;
    const { message } = error as Error;
    const line = Number(/\(line (\d+) /.exec(message)?.[1] ?? Number.NaN);
    const at = Number(/at position (\d+)/.exec(message)?.[1] ?? Number.NaN);
    const isCut = at >= text.trimEnd().length || message.startsWith("Unexpected end");
    const shown = (Number.isNaN(line) ? undefined : text.split("\n")[line - 1]) ?? text;
    const end = isCut ? "; the file ends in the middle of it: take a whole copy" : "";
    throw unreadable(Number.isNaN(line) ? null : line, `${jsonProblem(error, shown)}${end}`);
  }
}
