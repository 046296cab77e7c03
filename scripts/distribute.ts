import pg from "pg";
import { distribute, planDistribution } from "@/lib/db/distribute";
import { runScript } from "@/scripts/run-script";
import { withDatabase } from "@/scripts/with-database";

runScript(async () => {
  const isMeant = process.argv.includes("--apply");
  await withDatabase({ migrated: false }, async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const statements = await planDistribution(client);
      if (statements.length === 0) return console.log("All tables are where they belong");
      for (const statement of statements) console.log(`${statement};`);
      if (!isMeant) {
        console.log("Nothing was changed: this is the plan. Stop the server, make a backup, then");
        console.log("npm run db:distribute -- --apply");
        return;
      }
      await distribute(client, statements);
      console.log(`Done: ${statements.length} statements`);
    } finally {
      await client.end();
    }
  });
});
