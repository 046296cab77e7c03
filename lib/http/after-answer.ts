import "server-only";
import { after } from "next/server";

/** Does `work` once the answer is sent. Outside a request of Next (a test, a script) it is left to be done when asked for. */
export function afterAnswer(work: () => Promise<void>): void {
  try {
    after(work);
  } catch {
    return;
  }
}
