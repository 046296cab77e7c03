import { type FormatId, isSupportedFormatId } from "./format-id";

/** What a file was recognised as. `reason` says by what, or, when it is not read, what to upload instead. */
export type Detection = { id: FormatId; label: string; isSupported: boolean; reason: string };

export function detection(id: FormatId, label: string, reason: string): Detection {
  return { id, label, isSupported: isSupportedFormatId(id), reason };
}
