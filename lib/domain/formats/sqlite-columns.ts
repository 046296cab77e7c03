const quotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", "`": "`", "[": "]" };
const constraints = /^(constraint|primary|unique|check|foreign)\b/i;

/** The parts of a text between commas that stand in no brackets, quotes or comments; comments are left out. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    const close = quotes[character];
    if (text.startsWith("--", at)) at = endOf(text, "\n", at);
    else if (text.startsWith("/*", at)) at = endOf(text, "*/", at) + 1;
    else if (close !== undefined) {
      const end = endOf(text, close, at + 1);
      part += text.slice(at, end + 1);
      at = end;
    } else if (character === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else {
      if (character === "(") depth += 1;
      if (character === ")") depth -= 1;
      part += character;
    }
  }
  return [...parts, part.trim()];
}

function endOf(text: string, close: string, from: number): number {
  const found = text.indexOf(close, from);
  return found === -1 ? text.length : found;
}

function nameOf(part: string): string {
  const close = quotes[part[0] ?? ""];
  if (close === undefined) return /^[^\s(]*/.exec(part)?.[0] ?? "";
  return part.slice(1, endOf(part, close, 1));
}

/**
 * The names of a table's columns by its CREATE TABLE, in their order; null where rows hold something else than the
 * columns in that order (generated columns, tables without rowid, CREATE TABLE ... AS).
 */
export function sqliteColumns(sql: string): string[] | null {
  const start = sql.indexOf("(");
  const end = sql.lastIndexOf(")");
  if (start === -1 || end < start || /without\s+rowid/i.test(sql.slice(end))) return null;
  const parts = partsOf(sql.slice(start + 1, end)).filter((part) => !constraints.test(part));
  const isGenerated = parts.some((part) => /\bas\s*\(/i.test(part.replace(/'[^']*'/g, "")));
  return isGenerated ? null : parts.map(nameOf);
}
