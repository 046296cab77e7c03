import path from "node:path";
import { writeBackup } from "@/lib/db/backup";
import { runScript } from "@/scripts/run-script";
import { withDatabase } from "@/scripts/with-database";

runScript(async () => {
  const file = process.argv[2];
  if (!file) throw new Error("The file is missing: npm run backup -- FILE");
  await withDatabase({ migrated: true }, async (url) => {
    const { rows, sha256 } = await writeBackup(url, path.resolve(file));
    console.log(`${rows} rows are in ${file} (SHA-256 of its content: ${sha256})`);
  });
});
