import { runScript } from "@/scripts/run-script";
import { withDatabase } from "@/scripts/with-database";

runScript(() =>
  withDatabase({ migrated: true }, async () => {
    const { seedIfEmpty } = await import("@/scripts/seed-demo");
    if (!(await seedIfEmpty())) console.log("The database holds projects; the demo was not loaded");
  }),
);
