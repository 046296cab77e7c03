import { serveRoutes } from "@/lib/testing/routes-server";

// A web process of an installation for tests: the real routes, and the jobs. Says its address on standard output.
// As Next and the worker do: what nobody caught ends no process.
process.on("unhandledRejection", (error) => console.error(error));
const { url } = await serveRoutes(Number(process.env.SERVER_PROCESS_PORT ?? 0));
const { startWorker } = await import("@/lib/worker/do-jobs");
const { jobQueue } = await import("@/lib/jobs/queue");
startWorker();
// A test that takes the database away is to meet a process that has begun. Of two at once one may have to begin again,
// which the worker does by itself.
await jobQueue().catch(() => undefined);
console.log(url);
process.on("disconnect", () => process.exit(0));
