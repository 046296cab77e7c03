import "server-only";
import type { RowKey } from "@/lib/db/row-key";
import { type ChartPlace, readChartSnapshot, readSnapshot } from "./queries";
import type { LinkContent, SharedContent } from "./shared-view";
import { parseSnapshot } from "./snapshot";

const kept = new Map<string, LinkContent>();
const keptContents = 200;

/** The data of a frozen link, unpacked and checked against its checksum once a process; null when it is gone. */
export function frozenContent(
  share: RowKey & { checksum: string | null },
): Promise<LinkContent | null> {
  return unpackOnce(share.checksum, () => readSnapshot(share));
}

/** The same of a frozen chart of a report. */
export async function frozenChart(
  place: ChartPlace,
  checksum: string | null,
): Promise<SharedContent | null> {
  const content = await unpackOnce(checksum, () => readChartSnapshot(place));
  return content?.kind === "report" ? null : content;
}

async function unpackOnce(
  checksum: string | null,
  read: () => Promise<Uint8Array | null>,
): Promise<LinkContent | null> {
  const known = kept.get(checksum ?? "");
  if (known) return known;
  const snapshot = await read();
  if (snapshot === null || checksum === null) return null;
  const content = parseSnapshot(snapshot, checksum);
  const oldest = kept.keys().next();
  if (kept.size >= keptContents && !oldest.done) kept.delete(oldest.value);
  kept.set(checksum, content);
  return content;
}
