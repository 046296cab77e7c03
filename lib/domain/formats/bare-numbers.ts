// No loops in the pattern: a hostile line of megabytes must not make it backtrack.
const landmark = /["\\]|-?\bInfinity\b|\bNaN\b/g;

/**
 * Python writes NaN, Infinity and -Infinity into JSON, where they do not belong. Replaces those outside
 * strings by null, or by what `write` makes of each, and says how many there were; a film called "Infinity War" stays as
 * it is.
 */
export function replaceBareNumbers(
  text: string,
  write: (token: string) => string = () => "null",
): { text: string; replaced: number } {
  const parts: string[] = [];
  let replaced = 0;
  let copied = 0;
  let isInString = false;
  landmark.lastIndex = 0;
  for (let found = landmark.exec(text); found !== null; found = landmark.exec(text)) {
    const [token] = found;
    if (token === '"') isInString = !isInString;
    else if (token === "\\") landmark.lastIndex += 1;
    else if (!isInString) {
      parts.push(text.slice(copied, found.index), write(token));
      copied = landmark.lastIndex;
      replaced += 1;
    }
  }
  return { text: parts.join("") + text.slice(copied), replaced };
}

/** Text that JSON.parse refuses, parsed with its bare NaN and Infinity as texts; undefined when that does not help. */
export function parseWithBareNumbers(text: string): unknown {
  const { text: cleaned, replaced } = replaceBareNumbers(text, (token) => JSON.stringify(token));
  if (replaced === 0) return undefined;
  try {
    return JSON.parse(cleaned);
  } catch {
    return undefined;
  }
}
