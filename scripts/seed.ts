import { runScript } from "@/scripts/run-script";
import { withDatabase } from "@/scripts/with-database";

runScript(() =>
  withDatabase({ migrated: true }, async (url) => {
    const { seedIfEmpty } = await import("@/scripts/seed-demo");
    if (!(await seedIfEmpty(url)))
      console.log("The database holds projects; the demo was not loaded");
  }),
);
