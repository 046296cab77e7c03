import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const connectionSchema = z.object({
  url: z.string(),
  serverPid: z.number().int().positive(),
  ownerPid: z.number().int().positive(),
});

/** How other scripts reach the embedded server of a data directory while it runs. */
export type Connection = z.infer<typeof connectionSchema>;

function connectionPath(dataDir: string) {
  return path.join(dataDir, "connection.json");
}

export function readConnection(dataDir: string): Connection | null {
  try {
    return connectionSchema.parse(JSON.parse(readFileSync(connectionPath(dataDir), "utf8")));
  } catch {
    return null;
  }
}

export function writeConnection(dataDir: string, connection: Connection): void {
  writeFileSync(connectionPath(dataDir), JSON.stringify(connection), { mode: 0o600 });
}

export function removeConnection(dataDir: string): void {
  rmSync(connectionPath(dataDir), { force: true });
}
