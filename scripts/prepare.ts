import { migrate } from "@/lib/db/migrate";
import { runScript } from "@/scripts/run-script";
import { seedIfEmpty } from "@/scripts/seed-demo";
import { stage } from "@/scripts/stage.mjs";

// A process of its own: the schema engine and the demo's parsing leave the server's memory with it.
runScript(async () => {
  const url = process.env.DATABASE_URL ?? "";
  const applied = await stage("Migrate", () => migrate(url));
  if (applied.length > 0) console.log(`  ${applied.join(", ")}`);
  if (process.env.ONSET_DEMO === "on" && (await seedIfEmpty(url))) return;
  // Prisma's client takes a third of a second to read, and where no project was there is nothing to purge.
  const { purgeDeleted } = await import("@/lib/uploads/purge-deleted");
  await purgeDeleted();
});
