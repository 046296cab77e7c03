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

const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/gs;

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
  token.lastIndex = first + 1;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [part] = found;
    if (part === "{" || part === "[") depth += 1;
    else if (part === "}" || part === "]") depth -= 1;
    else if (depth === 1 && outline.kind === "object") {
      const colon = skipSpace(text, token.lastIndex);
      if (text.charAt(colon) === ":") {
        keys.set(decodeKey(part), text.charAt(skipSpace(text, colon + 1)));
      }
    }
    if (depth === 0) return { ...outline, end: token.lastIndex };
  }
  return { ...outline, end: null };
}
