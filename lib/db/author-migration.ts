import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readMigrations } from "@/lib/db/migration-files";
import { DatabaseProblem } from "@/lib/db/problem";
import {
  engineErrorSentence,
  everything,
  openSchemaEngine,
  toMigrationList,
} from "@/lib/db/schema-engine";

/**
 * Writes the migration that leads from the migrations so far to the schema file.
 * Needs a server that may make databases; returns the new file, or null when nothing changed.
 */
export async function authorMigration(options: {
  url: string;
  name: string;
  schemaPath: string;
  directory: string;
  timestamp: string;
}): Promise<string | null> {
  const { url, name, schemaPath, directory, timestamp } = options;
  const engine = await openSchemaEngine(url, { withShadow: true });
  try {
    const { stdout } = await engine.diff({
      from: { tag: "migrations", ...toMigrationList(readMigrations(directory)) },
      to: {
        tag: "schemaDatamodel",
        files: [{ path: schemaPath, content: readFileSync(schemaPath, "utf8") }],
      },
      script: true,
      exitCode: true,
      filters: everything,
    });
    if (!stdout?.trim() || stdout.includes("-- This is an empty migration")) return null;
    const folder = path.join(directory, `${timestamp}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(directory, "migration_lock.toml"), 'provider = "postgresql"\n');
    writeFileSync(path.join(folder, "migration.sql"), stdout);
    return path.join(folder, "migration.sql");
  } catch (error) {
    throw new DatabaseProblem(`The migration could not be made: ${engineErrorSentence(error)}`);
  } finally {
    engine.free();
  }
}
