import "server-only";
import { after } from "next/server";
import { keepForLater } from "./call-context";

type Work = () => Promise<void>;

/**
 * Does `work` once the answer is sent; in a call of the API only where it succeeds. Outside a request of Next (a test,
 * a script) it is left to be done when asked for.
 */
export function afterResponse(work: Work): void {
  if (!keepForLater(work)) start(work);
}

/** Hands over what a call left for later: a refused call starts nothing. */
export function startLater(later: readonly Work[], response: Response): void {
  if (response.status >= 400) return;
  for (const work of later) start(work);
}

function start(work: Work): void {
  try {
    after(work);
  } catch {
    return;
  }
}
