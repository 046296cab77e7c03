/** Called by Next once, when a server process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.ONSET_WORKER === "off") return;
  const { startWorker } = await import("@/lib/worker/do-jobs");
  const { stop } = startWorker();
  process.once("SIGTERM", () => void stop());
}
