declare global {
  /** Until the database is there with its tables, in a server that was started beside it (scripts/follow-parent.cjs). */
  var onsetPrepared: Promise<void> | undefined;
}

/** Called by Next once, when a server process starts, before it takes requests. */
export async function register(): Promise<void> {
  // Asked this way round, what only Node can do is left out of the bundle for Next's other runtime.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { noteClients } = await import("@/lib/http/note-client");
    noteClients();
    const { removeLeftUploadFolders } = await import("@/lib/http/upload-folder");
    // Left by a process that was killed; a disk that cannot be read now is read at the next start.
    void removeLeftUploadFolders().catch(() => undefined);
    const { standBefore } = await import("@/lib/http/front-door");
    const { methodDoor } = await import("@/lib/http/method-door");
    const { keptPageDoor } = await import("@/lib/shares/cached-page-door");
    standBefore([methodDoor, keptPageDoor]);
    const { endEventStreams } = await import("@/lib/http/event-stream");
    // A server that stops waits for its connections; a stream would hold it up for ever.
    process.once("SIGTERM", endEventStreams);
    const { watchQueries } = await import("@/lib/http/slow-queries");
    watchQueries();
    const { collectWhenIdle } = await import("@/lib/work/collect-when-idle");
    collectWhenIdle();
    const { setting } = await import("@/lib/env");
    const { startWorker } = await import("@/lib/worker/do-jobs");
    const { createSignInLink } = await import("@/lib/members/sign-in-link");
    const work = () => {
      if (setting("ONSET_WORKER") === "off") return;
      const { stop } = startWorker();
      process.once("SIGTERM", () => void stop());
    };
    const { onsetPrepared } = globalThis;
    if (onsetPrepared === undefined) return work();
    void onsetPrepared
      // The start script prints it, or says itself why there is none.
      .then(() => createSignInLink().catch(() => ""))
      .then((link) => process.send?.({ signInLink: link }))
      .then(work);
  }
}
