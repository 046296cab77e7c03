import "server-only";
import { readSnapshot } from "./queries";
import type { SharedContent } from "./shared-view";
import { parseSnapshot } from "./snapshot";

const kept = new Map<string, SharedContent>();
const keptContents = 200;

/** The data of a frozen link, unpacked and checked against its checksum once a process; null when it is gone. */
export async function frozenContent(share: {
  id: string;
  checksum: string | null;
}): Promise<SharedContent | null> {
  const known = kept.get(share.checksum ?? "");
  if (known) return known;
  const snapshot = await readSnapshot(share.id);
  if (snapshot === null || share.checksum === null) return null;
  const content = parseSnapshot(snapshot, share.checksum);
  const oldest = kept.keys().next();
  if (kept.size >= keptContents && !oldest.done) kept.delete(oldest.value);
  kept.set(share.checksum, content);
  return content;
}
