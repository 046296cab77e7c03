const maxListCharacters = 200_000;
const maxItems = 10_001;

/** A list that holds texts; `[1]` may be an answer. */
function parseJsonList(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return null;
    const isTexts = value.length === 0 || value.some((item) => typeof item === "string");
    return isTexts ? value.map((item) => (typeof item === "number" ? String(item) : item)) : null;
  } catch {
    return null;
  }
}

const escapes: Record<string, string> = { n: "\n", t: "\t", r: "\r", "0": "\0", a: "", b: "" };

/** The string of Python that opens at `start`, and where it ends; null when it does not end or is none. */
function pythonString(text: string, start: number): { value: string; end: number } | null {
  const quote = text[start];
  if (quote !== "'" && quote !== '"') return null;
  const close = text.indexOf(quote, start + 1);
  if (close === -1) return null;
  const plain = text.slice(start + 1, close);
  if (!plain.includes("\\")) return { value: plain, end: close + 1 };
  const parts: string[] = [];
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (sign === quote) return { value: parts.join(""), end: at + 1 };
    if (sign !== "\\") parts.push(sign);
    else {
      at += 1;
      const next = text[at] ?? "";
      const digits = next === "x" ? 2 : next === "u" ? 4 : next === "U" ? 8 : 0;
      const hex = text.slice(at + 1, at + 1 + digits);
      if (digits > 0 && /^[0-9a-f]+$/i.test(hex) && hex.length === digits) {
        const code = Number.parseInt(hex, 16);
        parts.push(code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd");
        at += digits;
      } else parts.push(escapes[next] ?? next);
    }
  }
  return null;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? "")) at += 1;
  return at;
}

function parsePythonList(text: string): string[] | null {
  const items: string[] = [];
  let at = skipSpace(text, 1);
  while (at < text.length - 1) {
    const found = pythonString(text, at);
    if (found === null || items.push(found.value) > maxItems) return null;
    at = skipSpace(text, found.end);
    if (at === text.length - 1) return items;
    if (text[at] !== ",") return null;
    at = skipSpace(text, at + 1);
  }
  return items;
}

/**
 * The list that a text spells: as JSON, or as Python writes a list of strings, `['London', "Cote d'Or"]`, which is how
 * lm-evaluation-harness writes targets. Null for every other text, `[sic]` among them.
 */
export function writtenList(text: string): unknown[] | null {
  const plain = text.trim();
  if (!plain.startsWith("[") || !plain.endsWith("]") || plain.length > maxListCharacters)
    return null;
  // A refusal by JSON.parse costs far more than a look at the first quote.
  const isPython = plain.charAt(skipSpace(plain, 1)) === "'";
  return isPython ? parsePythonList(plain) : (parseJsonList(plain) ?? parsePythonList(plain));
}
