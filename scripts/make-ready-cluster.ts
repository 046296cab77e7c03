import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedServer } from "@/lib/db/embedded-server";
import { migrate } from "@/lib/db/migrate";
import { findPostgresBinaries } from "@/lib/db/postgres-binaries";
import { keepReadyCluster } from "@/lib/db/ready-cluster";
import { runScript } from "@/scripts/run-script";

runScript(async () => {
  const folder = path.resolve(process.argv[2] ?? "");
  const dataDir = mkdtempSync(path.join(tmpdir(), "onset-cluster-"));
  const server = await startEmbeddedServer({ dataDir, isDurable: false });
  try {
    await migrate(server.url).finally(() => server.stop());
    keepReadyCluster(server.clusterDir, folder, findPostgresBinaries()?.version ?? "");
  } finally {
    rmSync(server.clusterDir, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
});
