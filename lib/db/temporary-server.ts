import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type EmbeddedServer, startEmbeddedServer } from "@/lib/db/embedded-server";

/** A PostgreSQL for one run of tests or of a tool; stopping it removes its data. */
export async function startTemporaryServer(
  options: { readyCluster?: string } = {},
): Promise<EmbeddedServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "onset-temporary-"));
  const server = await startEmbeddedServer({ ...options, dataDir, isDurable: false });
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(server.clusterDir, { recursive: true, force: true });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
