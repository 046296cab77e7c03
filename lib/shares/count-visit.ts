import "server-only";
import { afterAnswer } from "@/lib/http/after-answer";
import { isPersonLooking } from "./bots";
import { countView } from "./mutations";

/** Counts a person's visit once the page is sent; bots and prefetches are none. */
export function countVisit(shareId: string, headers: Headers): void {
  if (isPersonLooking(headers)) afterAnswer(() => countView(shareId));
}
