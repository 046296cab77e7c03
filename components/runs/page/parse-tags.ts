/** "a, b,,a" -> ["a", "b"]: trimmed, without empty ones, each once. */
export function parseTags(text: string): string[] {
  return [...new Set(text.split(",").map((tag) => tag.trim()))].filter((tag) => tag !== "");
}
