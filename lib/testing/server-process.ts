import { serveRoutes } from "@/lib/testing/routes-server";

// A web process of an installation for tests: the real routes, and the jobs. Says its address on standard output.
const { url } = await serveRoutes(Number(process.env.SERVER_PROCESS_PORT ?? 0));
const { startWorker } = await import("@/lib/worker/do-jobs");
startWorker();
console.log(url);
process.on("disconnect", () => process.exit(0));
