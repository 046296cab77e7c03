import path from "node:path";
import { parseArgs } from "node:util";
import { authorMigration } from "@/lib/db/author-migration";
import { migrate } from "@/lib/db/migrate";
import { migrationsDirectory } from "@/lib/db/migration-files";
import { startTemporaryServer } from "@/lib/db/temporary-server";
import { runScript } from "@/scripts/run-script";
import { withDatabase } from "@/scripts/with-database";

async function author(name: string) {
  if (!/^[a-z0-9_]+$/.test(name)) throw new Error(`A name has a-z, 0-9 and _ only: "${name}"`);
  const server = await startTemporaryServer();
  try {
    const file = await authorMigration({
      url: server.url,
      name,
      schemaPath: path.resolve("prisma/schema.prisma"),
      directory: migrationsDirectory(),
      timestamp: new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14),
    });
    console.log(file ? `Wrote ${path.relative(process.cwd(), file)}` : "Nothing changed");
  } finally {
    await server.stop();
  }
}

runScript(async () => {
  const { values } = parseArgs({ options: { name: { type: "string" } } });
  if (values.name) return author(values.name);
  await withDatabase({ migrated: false }, async (url) => {
    const applied = await migrate(url);
    console.log(applied.length > 0 ? `Applied ${applied.join(", ")}` : "Already up to date");
  });
});
