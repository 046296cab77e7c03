import { db } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { purgeDeleted } from "@/lib/uploads/purge-deleted";
import { runScript } from "@/scripts/run-script";
import { seedIfEmpty } from "@/scripts/seed-demo";
import { stage } from "@/scripts/stage.mjs";

// A process of its own: the schema engine and the demo's parsing leave the server's memory with it.
runScript(async () => {
  const url = process.env.DATABASE_URL ?? "";
  const applied = await stage("Migrate", () => migrate(url));
  if (applied.length > 0) console.log(`  ${applied.join(", ")}`);
  await purgeDeleted();
  if (process.env.ONSET_DEMO === "on") await seedIfEmpty();
  await db.$disconnect();
});
