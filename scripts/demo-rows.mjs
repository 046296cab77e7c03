import { rmSync } from "node:fs";
import { built } from "./built-files.mjs";
import { CommandFailed, node, run } from "./run-command.mjs";

/**
 * Makes once while Onset is built what a first start copies then: a cluster with its tables, and the demo's rows. Where
 * no PostgreSQL can be started the build goes on without them, and a first start makes both itself.
 */
export async function makeDemoRows() {
  for (const [script, target] of [
    ["make-ready-cluster", built.readyCluster],
    ["make-demo-rows", built.demoRows],
  ]) {
    rmSync(target ?? "", { recursive: true, force: true });
    const flags = ["--conditions=react-server", "--import", "tsx", `scripts/${script}.ts`];
    try {
      await run(node, [...flags, target ?? ""], { env: { DATABASE_URL: undefined } });
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      console.log(`  A first start will do it itself: ${error.message.trim()}`);
    }
  }
}

if (import.meta.filename === process.argv[1]) await makeDemoRows();
