import "server-only";
import type { RowKey } from "@/lib/db/row-key";
import { afterResponse } from "@/lib/http/after-response";
import { isPersonLooking } from "./bots";
import { countViews } from "./mutations";

/** Visits that came while an earlier count of the same link was being written. */
const waiting = new Map<string, number>();

/** Counts a person's visit once the page is sent; bots and prefetches are none. */
export function countVisit(share: RowKey, headers: Headers): void {
  if (isPersonLooking(headers)) afterResponse(() => countSoon(share));
}

/** One write at a time for a link: two hundred guests at once would else wait for one row in turn. */
export async function countSoon({ projectId, id }: RowKey): Promise<void> {
  const others = waiting.get(id);
  if (others !== undefined) {
    waiting.set(id, others + 1);
    return;
  }
  waiting.set(id, 0);
  try {
    for (let views = 1; views > 0; views = waiting.get(id) ?? 0) {
      waiting.set(id, 0);
      await countViews({ projectId, id }, views);
    }
  } finally {
    waiting.delete(id);
  }
}
