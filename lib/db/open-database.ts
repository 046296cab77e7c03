import { readConnection } from "@/lib/db/connection-file";
import { startEmbeddedServer } from "@/lib/db/embedded-server";
import { isAlive } from "@/lib/db/process-identity";

export type OpenDatabase = { url: string; close(): Promise<void> };

/** The database of this installation for a script: the given one, the running one, or started for now. */
export async function openDatabase(options: {
  databaseUrl: string | undefined;
  dataDir: string;
}): Promise<OpenDatabase> {
  if (options.databaseUrl) return { url: options.databaseUrl, close: async () => {} };
  const running = readConnection(options.dataDir);
  if (running && isAlive(running.ownerPid) && isAlive(running.serverPid)) {
    return { url: running.url, close: async () => {} };
  }
  const server = await startEmbeddedServer({
    dataDir: options.dataDir,
    onNotice: (sentence) => console.error(sentence),
  });
  return { url: server.url, close: () => server.stop() };
}
