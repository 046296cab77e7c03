import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Real files that people published stand beside the repository where they are at hand; they are not part of it. */
const folder = path.join(import.meta.dirname, "../../../shared/samples");

export const hasSamples = existsSync(folder);

export function sampleFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(folder, name)));
}
