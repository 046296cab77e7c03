import { migrate } from "@/lib/db/migrate";
import { openDatabase } from "@/lib/db/open-database";
import { loadEnv } from "@/scripts/load-env";
import { readOrMakeSecret } from "@/scripts/secret";

/**
 * Runs a script's work on this installation's database. What the work imports reads its settings
 * from the environment, so it must import lib/db/client and the rooms only when it runs.
 */
export async function withDatabase(
  options: { migrated: boolean },
  work: (url: string) => Promise<void>,
): Promise<void> {
  const env = loadEnv();
  const dataDir = env.ONSET_DATA_DIR;
  const database = await openDatabase({ databaseUrl: env.DATABASE_URL, dataDir });
  process.env.DATABASE_URL = database.url;
  process.env.ONSET_URL = env.ONSET_URL;
  process.env.ONSET_SECRET = readOrMakeSecret(env.ONSET_SECRET, dataDir);
  try {
    if (options.migrated) await migrate(database.url);
    await work(database.url);
  } finally {
    await globalThis.onsetDatabase?.$disconnect();
    await database.close();
  }
}
