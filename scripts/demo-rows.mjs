import { rmSync } from "node:fs";
import { built } from "./built-files.mjs";
import { CommandFailed, node, run } from "./run-command.mjs";

/**
 * Makes the demo once while Onset is built, so that a first start copies its rows. Where no PostgreSQL can be started
 * the build goes on without them, and a first start makes the demo itself.
 */
export async function makeDemoRows() {
  rmSync(built.demoRows, { recursive: true, force: true });
  const script = ["--conditions=react-server", "--import", "tsx", "scripts/make-demo-rows.ts"];
  try {
    await run(node, [...script, built.demoRows], { env: { DATABASE_URL: undefined } });
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    console.log(`  A first start will make the demo itself: ${error.message.trim()}`);
  }
}

if (import.meta.filename === process.argv[1]) await makeDemoRows();
