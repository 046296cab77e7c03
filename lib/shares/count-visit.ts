import "server-only";
import { afterResponse } from "@/lib/http/after-response";
import { isPersonLooking } from "./bots";
import { countViews } from "./mutations";

/** Visits that came while an earlier count of the same link was being written. */
const waiting = new Map<string, number>();

/** Counts a person's visit once the page is sent; bots and prefetches are none. */
export function countVisit(shareId: string, headers: Headers): void {
  if (isPersonLooking(headers)) afterResponse(() => countSoon(shareId));
}

/** One write at a time for a link: two hundred guests at once would else wait for one row in turn. */
export async function countSoon(shareId: string): Promise<void> {
  const others = waiting.get(shareId);
  if (others !== undefined) {
    waiting.set(shareId, others + 1);
    return;
  }
  waiting.set(shareId, 0);
  try {
    for (let views = 1; views > 0; views = waiting.get(shareId) ?? 0) {
      waiting.set(shareId, 0);
      await countViews(shareId, views);
    }
  } finally {
    waiting.delete(shareId);
  }
}
