import { rmSync } from "node:fs";
import { built } from "./built-files.mjs";
import { CommandFailed, node, run } from "./run-command.mjs";

/** The script that makes each; the second starts from what the first made. */
const targets = { "make-ready-cluster": built.readyCluster, "make-demo-rows": built.demoRows };

/**
 * Makes once while Onset is built what a first start copies then: a cluster with its tables, and the demo's rows. Where
 * no PostgreSQL can be started the build goes on without them, and a first start makes both itself.
 */
export async function prepareFirstStart() {
  for (const [script, target] of Object.entries(targets)) {
    rmSync(target, { recursive: true, force: true });
    const flags = ["--conditions=react-server", "--import", "tsx", `scripts/${script}.ts`];
    try {
      await run(node, [...flags, target], { env: { DATABASE_URL: undefined } });
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      console.log(`  A first start will do it itself: ${error.message.trim()}`);
    }
  }
}

if (import.meta.filename === process.argv[1]) await prepareFirstStart();
