import { detectBinary } from "./detect-binary";
import { detectCsv } from "./detect-csv";
import { detectJson } from "./detect-json";
import type { Detection } from "./detection";

export const detectHeadBytes = 64 * 1024;

function decode(head: Uint8Array): string {
  const text = new TextDecoder("utf-8").decode(head, { stream: true });
  return text.includes("\0") ? "" : text;
}

/**
 * Recognises a file by its first bytes (up to 64 KiB, unpacked) as FORMATS.md section 0 lists: by content,
 * because real files have misleading names. The name only decides about a header that nothing else tells.
 * Formats that are known but not read say what to upload instead; null means not recognised.
 */
export function detectFormat(head: Uint8Array, filename: string | null): Detection | null {
  const binary = detectBinary(head);
  if (binary !== null) return binary;
  const text = decode(head.subarray(0, detectHeadBytes));
  if (text.trim() === "") return null;
  const json = detectJson(text);
  if (json !== null) return json;
  if (/^\s*[[{]/.test(text)) return null;
  const csv = detectCsv(text);
  if (csv?.id !== "stepless-table") return csv;
  return /\.(csv|tsv|txt)(\.gz)?$/i.test(filename ?? "") || filename === null ? csv : null;
}
