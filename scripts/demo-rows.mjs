import { rmSync } from "node:fs";
import path from "node:path";
import { CommandFailed, node, root, run } from "./run-command.mjs";

/** The demo's rows as a first start loads them; beside the build, because what it stores is the build's doing. */
export const demoRows = path.join(root, ".next/demo-rows");

/**
 * Makes the demo once while Onset is built, so that a first start copies its rows. Where no PostgreSQL can be started
 * the build goes on without them, and a first start makes the demo itself.
 */
export async function makeDemoRows() {
  rmSync(demoRows, { recursive: true, force: true });
  const script = ["--conditions=react-server", "--import", "tsx", "scripts/make-demo-rows.ts"];
  try {
    await run(node, [...script, demoRows], { env: { DATABASE_URL: undefined } });
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    console.log(`  A first start will make the demo itself: ${error.message.trim()}`);
  }
}

if (import.meta.filename === process.argv[1]) await makeDemoRows();
