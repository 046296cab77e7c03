import "server-only";
import { createHash } from "node:crypto";

const known = new WeakMap<Int32Array, string>();

/** A short name of a list of examples, equal for equal lists; made once for each list. */
export function keyOfOrdinals(ordinals: Int32Array | null): string {
  if (ordinals === null) return "counts";
  const found = known.get(ordinals);
  if (found !== undefined) return found;
  const bytes = new Uint8Array(ordinals.buffer, ordinals.byteOffset, ordinals.byteLength);
  const key = `${ordinals.length}-${createHash("sha1").update(bytes).digest("base64url")}`;
  known.set(ordinals, key);
  return key;
}
