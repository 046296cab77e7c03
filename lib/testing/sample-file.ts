import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Real files that people published stand beside the repository where they are at hand; they are not part of it. */
const folder = path.join(import.meta.dirname, "../../../shared/samples");

export const hasSamples = existsSync(folder);

export function sampleFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(folder, name)));
}

/** Paths of all of them, in the order of their names; none where they are not at hand. */
export function sampleNames(): string[] {
  if (!hasSamples) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "MANIFEST.md")
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
