/**
 * The file name a sender claims, made harmless: percent-decoded, without folders and control characters,
 * at most 200 characters. It is shown and helps detection; nothing is ever stored under it.
 */
export function readFilename(header: string | null): string | null {
  if (header === null) return null;
  const name = decode(header)
    .split(/[\\/]/)
    .at(-1)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
    ?.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "")
    .toWellFormed()
    .trim()
    .slice(0, 200);
  return name === undefined || name === "" ? null : name;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
