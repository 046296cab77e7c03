import { startEmbeddedServer } from "@/lib/db/embedded-server";
import { migrate } from "@/lib/db/migrate";
import { spawnNode, stopChild, waitForExit } from "@/scripts/child";
import { keepRunning } from "@/scripts/keep-running";
import { loadEnv } from "@/scripts/load-env";
import { readOrMakeSecret } from "@/scripts/secret";

// As scripts/start.ts does, with the real routes and jobs in place of the built app: where there is no time to build.
const env = loadEnv();
let isStopping = false;
let database: Awaited<ReturnType<typeof startEmbeddedServer>> | undefined;
let web: ReturnType<typeof spawnNode> | undefined;

async function stop(): Promise<void> {
  isStopping = true;
  if (web) await stopChild(web);
  await database?.stop();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());

await keepRunning({
  name: "PostgreSQL",
  isStopping: () => isStopping,
  start: async () => {
    database = await startEmbeddedServer({ dataDir: env.ONSET_DATA_DIR, port: database?.port });
    return database;
  },
});
const url = database?.url ?? "";
await migrate(url);
await keepRunning({
  name: "The web server",
  isStopping: () => isStopping,
  start: async () => {
    const parameters = [
      "--conditions=react-server",
      "--import",
      "tsx",
      "lib/testing/server-process.ts",
    ];
    web = spawnNode(parameters, {
      env: {
        DATABASE_URL: url,
        SERVER_PROCESS_PORT: String(env.PORT),
        ONSET_SECRET: readOrMakeSecret(env.ONSET_SECRET, env.ONSET_DATA_DIR),
      },
    });
    return { ended: waitForExit(web).then(() => undefined) };
  },
});
