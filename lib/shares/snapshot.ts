import "server-only";
import { createHash } from "node:crypto";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { canonicalJson } from "./canonical-json";
import { type SharedContent, sharedContent } from "./shared-view";

/** The SHA-256 of the canonical JSON, in hex: anyone can compute it from what the API answers. */
export function checksumOf(content: SharedContent): string {
  return createHash("sha256").update(canonicalJson(content), "utf8").digest("hex");
}

/** What a frozen link keeps of its content. */
export function freeze(content: SharedContent): {
  snapshot: Uint8Array<ArrayBuffer>;
  checksum: string;
} {
  const bytes = zstdCompressSync(Buffer.from(canonicalJson(content), "utf8"));
  return { snapshot: new Uint8Array(bytes), checksum: checksumOf(content) };
}

/** The kept content. Throws when the bytes are not those that were frozen. */
export function thaw(snapshot: Uint8Array, checksum: string | null): SharedContent {
  const content = sharedContent.parse(JSON.parse(zstdDecompressSync(snapshot).toString("utf8")));
  const found = checksumOf(content);
  if (found !== checksum) {
    throw new Error(`a frozen link has checksum ${found}, not ${checksum} as when it was made`);
  }
  return content;
}
