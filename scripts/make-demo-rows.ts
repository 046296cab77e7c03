import { renameSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeRows } from "@/lib/db/copied-rows";
import { migrate } from "@/lib/db/migrate";
import { startTemporaryServer } from "@/lib/db/temporary-server";
import { built } from "@/scripts/built-files.mjs";
import { runScript } from "@/scripts/run-script";

runScript(async () => {
  const folder = path.resolve(process.argv[2] ?? "");
  const server = await startTemporaryServer({ readyCluster: built.readyCluster });
  try {
    Object.assign(process.env, { DATABASE_URL: server.url, ONSET_DATA_DIR: tmpdir() });
    await migrate(server.url);
    const startedAt = new Date();
    const { seedDemo } = await import("@/prisma/demo/seed");
    await seedDemo(() => {});
    await writeRows(server.url, `${folder}.partial`, startedAt);
    renameSync(`${folder}.partial`, folder);
  } finally {
    await globalThis.onsetDatabase?.$disconnect();
    await server.stop();
  }
});
