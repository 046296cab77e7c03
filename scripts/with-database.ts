import { migrate } from "@/lib/db/migrate";
import { openDatabase } from "@/lib/db/open-database";
import { loadEnv } from "@/scripts/load-env";

/** Runs a script's work on this installation's database; sets DATABASE_URL for lib/db/client. */
export async function withDatabase(
  options: { migrated: boolean },
  work: (url: string) => Promise<void>,
): Promise<void> {
  const env = loadEnv();
  const database = await openDatabase({
    databaseUrl: env.DATABASE_URL,
    dataDir: env.ONSET_DATA_DIR,
  });
  process.env.DATABASE_URL = database.url;
  try {
    if (options.migrated) await migrate(database.url);
    await work(database.url);
  } finally {
    await globalThis.onsetDatabase?.$disconnect();
    await database.close();
  }
}
