import "server-only";
import { createHash } from "node:crypto";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { canonicalJson } from "./canonical-json";
import { type LinkContent, linkContent } from "./shared-view";

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * What a frozen link, or a frozen chart of a report, keeps of its content: canonical JSON, compressed, and the SHA-256 of that JSON in hex,
 * which anyone can compute from the `content` that the API answers.
 */
export function freeze(content: LinkContent): {
  snapshot: Uint8Array<ArrayBuffer>;
  checksum: string;
} {
  const bytes = Buffer.from(canonicalJson(linkContent.parse(content)), "utf8");
  return { snapshot: new Uint8Array(zstdCompressSync(bytes)), checksum: sha256(bytes) };
}

/** The kept content. Throws when the bytes are not those that were frozen. */
export function parseSnapshot(snapshot: Uint8Array, checksum: string | null): LinkContent {
  const bytes = zstdDecompressSync(snapshot);
  const found = sha256(bytes);
  if (found !== checksum) {
    throw new Error(`a frozen link has checksum ${found}, not ${checksum} as when it was made`);
  }
  return linkContent.parse(JSON.parse(bytes.toString("utf8")));
}
