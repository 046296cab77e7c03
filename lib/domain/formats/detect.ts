import type { Holds } from "./format";
import { type FormatId, formats, type RefusedId } from "./list";
import { lastRefusals, refusals } from "./refusals";
import { type Sample, sampleOf } from "./sample";

export { sampleBytes as detectHeadBytes } from "./sample";

/** What a file was recognised as. `reason` says by what, or, when it is not read, what to upload instead. */
export type Detection =
  | { id: FormatId; name: string; isSupported: true; holds: Holds; reason: string }
  | { id: RefusedId; name: string; isSupported: false; reason: string };

function refusalOf(sample: Sample, list: typeof refusals | typeof lastRefusals): Detection | null {
  for (const { id, name, advice, detect } of list) {
    if (detect(sample) !== null) return { id, name, isSupported: false, reason: advice };
  }
  return null;
}

function formatOf(sample: Sample): Detection | null {
  for (const { id, name, holds, detect } of formats) {
    const reason = detect(sample);
    if (reason !== null) return { id, name, isSupported: true, holds, reason };
  }
  return null;
}

/**
 * Recognises a file by its first bytes (unpacked) as FORMATS.md section 0 lists: by content, because real files have
 * misleading names. Formats that are known but not read say what to upload instead; null means not recognised.
 */
export function detectFormat(
  head: Uint8Array,
  filename: string | null,
  path: string | null = null,
): Detection | null {
  const sample = sampleOf(head, { filename, path });
  return refusalOf(sample, refusals) ?? formatOf(sample) ?? refusalOf(sample, lastRefusals);
}
