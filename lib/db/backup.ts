import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import type { BackupFoot, BackupHead } from "@/lib/db/backup-format";
import { type BackupTable, listTables, quote, setNeutralTexts } from "@/lib/db/backup-tables";
import { isDistributed } from "@/lib/db/cluster";
import { DatabaseProblem } from "@/lib/db/problem";

const rowsPerFetch = 200;

async function* rowsOf(client: pg.Client, table: BackupTable): AsyncGenerator<(string | null)[]> {
  const texts = table.columns.map(({ name }) => `${quote(name)}::text`).join(", ");
  await client.query(`DECLARE backup CURSOR FOR SELECT ${texts} FROM ${quote(table.name)}`);
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({
      text: `FETCH ${rowsPerFetch} FROM backup`,
      rowMode: "array",
    });
    if (rows.length === 0) break;
    yield* rows;
  }
  await client.query("CLOSE backup");
}

async function* linesOf(client: pg.Client, foot: BackupFoot): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const write = (value: unknown) => {
    const line = `${JSON.stringify(value)}\n`;
    hash.update(line);
    return line;
  };
  const applied = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY name",
  );
  const head: BackupHead = { onsetBackup: 1, migrations: applied.rows.map(({ name }) => name) };
  yield write(head);
  for (const table of await listTables(client)) {
    yield write({ table: table.name, columns: table.columns.map(({ name }) => name) });
    for await (const row of rowsOf(client, table)) {
      foot.rows += 1;
      yield write(row);
    }
  }
  foot.sha256 = hash.digest("hex");
  yield JSON.stringify(foot);
}

/**
 * Writes everything of Onset in a migrated database, as of one moment, to a file; the server may run. A backup that
 * is cut short leaves what stood in the file before.
 */
export async function writeBackup(url: string, file: string): Promise<BackupFoot> {
  const client = new pg.Client({ connectionString: url });
  // A broken connection rejects the query under way; without a listener it would end the process as well.
  client.on("error", () => {});
  await client.connect();
  const foot: BackupFoot = { rows: 0, sha256: "" };
  const partial = `${file}.partial`;
  try {
    // One session sees one moment of one server, not of a cluster's shards.
    if (await isDistributed(client)) {
      throw new DatabaseProblem(
        "This database is spread over a cluster: a backup through one connection would not be of one moment; make a physical one (docs/self-hosting.md)",
      );
    }
    await setNeutralTexts(client);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await pipeline(
      Readable.from(linesOf(client, foot)),
      createGzip(),
      createWriteStream(partial, { mode: 0o600, flush: true }),
    );
    await rename(partial, file);
    return foot;
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof DatabaseProblem) throw error;
    const { message } = error as Error;
    throw new DatabaseProblem(`No backup was made, ${file} is as it was before: ${message}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
