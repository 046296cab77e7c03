import { isWithoutProjects, loadRows } from "@/lib/db/copied-rows";
import { built } from "@/scripts/built-files.mjs";
import { stage } from "@/scripts/stage.mjs";

function showProgress(done: number, of: number) {
  if (process.stdout.isTTY) {
    process.stdout.write(`\r${"Load the demo".padEnd(22)} ${done} of ${of} `);
  }
}

/** The rows that the build made; without them what they were made from. */
async function loadDemo(url: string): Promise<void> {
  if (await loadRows(url, built.demoRows)) return;
  const { seedDemo } = await import("@/prisma/demo/seed");
  await seedDemo(showProgress);
}

/** Loads the demo project into a database without projects; returns whether it did. */
export async function seedIfEmpty(url: string): Promise<boolean> {
  if (!(await isWithoutProjects(url))) return false;
  await stage("Load the demo", () => loadDemo(url));
  return true;
}
