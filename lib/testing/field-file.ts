import { readFileSync } from "node:fs";
import path from "node:path";

/** A small file as people have them, kept in lib/testing/field. */
export function fieldFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(import.meta.dirname, "field", name)));
}
