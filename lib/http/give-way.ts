import "server-only";

/** Lets other requests have the thread: between parts of what is counted or read in memory, where nothing is waited for. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
