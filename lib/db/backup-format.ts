import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { DatabaseProblem } from "@/lib/db/problem";

/**
 * A backup is gzipped lines of JSON: a head, for each table a line that names it and a line a row
 * (texts or null, as PostgreSQL writes them), and a foot with the SHA-256 of all lines before it.
 */
export const backupHead = z.object({
  onsetBackup: z.literal(1),
  migrations: z.array(z.string()),
});

export const backupTable = z.object({
  table: z.string(),
  columns: z.array(z.string()),
});

export const backupRow = z.array(z.string().nullable());

export const backupFoot = z.object({ rows: z.number().int(), sha256: z.string() });

export type BackupHead = z.infer<typeof backupHead>;
export type BackupFoot = z.infer<typeof backupFoot>;

async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  source.on("error", (error) => unzipped.destroy(error));
  try {
    yield* createInterface({ input: source.pipe(unzipped), crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    const { message } = error as Error;
    throw new DatabaseProblem(`The backup cannot be read: ${message}`);
  }
}

/** The lines of a backup as parsed JSON, foot excluded. Fails when the file is cut or was changed. */
export async function* readBackup(file: string): AsyncGenerator<unknown> {
  const hash = createHash("sha256");
  let previous: string | null = null;
  for await (const line of readLines(file)) {
    if (previous !== null) {
      hash.update(`${previous}\n`);
      yield JSON.parse(previous);
    }
    previous = line;
  }
  const foot = backupFoot.safeParse(JSON.parse(previous ?? "null"));
  if (!foot.success) throw new DatabaseProblem("The backup is cut off: its last line is missing");
  if (foot.data.sha256 !== hash.digest("hex")) {
    throw new DatabaseProblem("The backup was changed or damaged: its checksum does not match");
  }
}
