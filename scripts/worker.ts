import { migrate } from "@/lib/db/migrate";
import { openDatabase } from "@/lib/db/open-database";
import { loadEnv } from "@/scripts/load-env";
import { runScript } from "@/scripts/run-script";
import { readOrMakeSecret } from "@/scripts/secret";

/** Does the jobs of an installation in a process of its own, until it is told to stop. */
runScript(async () => {
  const env = loadEnv();
  const database = await openDatabase({
    databaseUrl: env.DATABASE_URL,
    dataDir: env.ONSET_DATA_DIR,
  });
  process.env.DATABASE_URL = database.url;
  process.env.ONSET_URL = env.ONSET_URL;
  process.env.ONSET_SECRET = readOrMakeSecret(env.ONSET_SECRET, env.ONSET_DATA_DIR);
  await migrate(database.url);
  const { startWorker } = await import("@/lib/worker/do-jobs");
  const { stop } = startWorker();
  console.log("The worker runs. Ctrl-C stops it.");
  // The queue answers for a job of its own that could not be ended; the job is done again.
  process.on("unhandledRejection", (error) => console.error(error));
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, resolve);
    if (process.channel) process.on("disconnect", resolve);
  });
  await stop();
  await globalThis.onsetDatabase?.$disconnect();
  await database.close();
});
