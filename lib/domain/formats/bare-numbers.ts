const bareTokens = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

/**
 * Python writes NaN, Infinity and -Infinity into JSON, where they do not belong. Replaces those outside
 * strings by null and says how many there were; a film called "Infinity War" stays as it is.
 */
export function replaceBareNumbers(text: string): { text: string; replaced: number } {
  let replaced = 0;
  const cleaned = text.replace(bareTokens, (token) => {
    if (token.startsWith('"')) return token;
    replaced += 1;
    return "null";
  });
  return { text: cleaned, replaced };
}
