import path from "node:path";
import { parseArgs } from "node:util";
import { migrationsDirectory, readMigrations } from "@/lib/db/migration-files";
import { restoreBackup } from "@/lib/db/restore";
import { runScript } from "@/scripts/run-script";
import { withDatabase } from "@/scripts/with-database";

runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { force: { type: "boolean" } },
  });
  const file = positionals[0];
  if (!file) throw new Error("The file is missing: npm run restore -- FILE [--force]");
  await withDatabase({ migrated: false }, async (url) => {
    const rows = await restoreBackup({
      url,
      file: path.resolve(file),
      force: values.force ?? false,
      migrations: readMigrations(migrationsDirectory()),
    });
    console.log(`${rows} rows were restored from ${file}`);
  });
});
