/** The top level of a JSON value of which perhaps only the beginning is at hand. */
export type JsonOutline = {
  kind: "object" | "array";
  /** Keys of an object, each with the first character of its value ("" when cut off). */
  keys: Map<string, string>;
  /** Where the first element of an array starts. */
  firstElement: number;
  /** Index after the closing bracket, or null when the text ends before it. */
  end: number | null;
};

const bracket = /["{}[\]]/g;
const quoteOrEscape = /["\\]/g;

/** Index after the string that opens at `start`; the text's length when it is cut off. */
function endOfString(text: string, start: number): number {
  quoteOrEscape.lastIndex = start + 1;
  for (let found = quoteOrEscape.exec(text); found !== null; found = quoteOrEscape.exec(text)) {
    if (found[0] === '"') return quoteOrEscape.lastIndex;
    quoteOrEscape.lastIndex += 1;
  }
  return text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at += 1;
  return at;
}

function decodeKey(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}

type Span = { start: number; end: number };

/** A string of the top level is a key when a colon follows. */
function addKey({ kind, keys }: Pick<JsonOutline, "kind" | "keys">, text: string, at: Span): void {
  const colon = skipSpace(text, at.end);
  if (kind !== "object" || text.charAt(colon) !== ":") return;
  keys.set(decodeKey(text.slice(at.start, at.end)), text.charAt(skipSpace(text, colon + 1)));
}

/** Scans from `start`, which must hold `{` or `[`; null otherwise. Looks no deeper than the top level. */
export function outlineJson(text: string, start = 0): JsonOutline | null {
  const first = skipSpace(text, start);
  const opening = text.charAt(first);
  if (opening !== "{" && opening !== "[") return null;
  const keys = new Map<string, string>();
  const outline = {
    kind: opening === "{" ? ("object" as const) : ("array" as const),
    keys,
    firstElement: skipSpace(text, first + 1),
  };
  let depth = 1;
  bracket.lastIndex = first + 1;
  for (let found = bracket.exec(text); found !== null; found = bracket.exec(text)) {
    const [part] = found;
    if (part === "{" || part === "[") depth += 1;
    else if (part === "}" || part === "]") depth -= 1;
    else {
      const end = endOfString(text, found.index);
      bracket.lastIndex = end;
      if (depth === 1) addKey(outline, text, { start: found.index, end });
    }
    if (depth === 0) return { ...outline, end: bracket.lastIndex };
  }
  return { ...outline, end: null };
}
