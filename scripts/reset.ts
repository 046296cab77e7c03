import pg from "pg";
import { migrate } from "@/lib/db/migrate";
import { runScript } from "@/scripts/run-script";
import { withDatabase } from "@/scripts/with-database";

runScript(async () => {
  if (!process.argv.includes("--force")) {
    throw new Error("This deletes every project and account; say npm run db:reset -- --force");
  }
  await withDatabase({ migrated: false }, async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    await client.end();
    await migrate(url);
    console.log("The database is empty");
  });
});
