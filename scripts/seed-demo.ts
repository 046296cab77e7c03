import { db } from "@/lib/db/client";
import { stage } from "@/scripts/stage.mjs";

function showProgress(done: number, of: number) {
  if (process.stdout.isTTY) {
    process.stdout.write(`\r${"Load the demo".padEnd(22)} ${done} of ${of} `);
  }
}

/** Loads the demo project into a database without projects; returns whether it did. */
export async function seedIfEmpty(): Promise<boolean> {
  if ((await db.project.count()) > 0) return false;
  const { seedDemo } = await import("@/prisma/demo/seed");
  await stage("Load the demo", () => seedDemo(showProgress));
  return true;
}
