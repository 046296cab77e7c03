import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { withSpooledBody } from "@/lib/http/spool";
import { openToWrite } from "@/lib/projects/access";
import { uploadToRun } from "@/lib/uploads/service";
import { requireMlflowRun, setRunTags } from "./runs";
import { linesOfTable } from "./table-rows";

/**
 * Reads a table of answers that a client logged as predictions of its run. It stays an artifact whatever it holds; what
 * came of it, or why nothing did, is told by the run's tag `onset.<path>`, so that the client goes on.
 */
export async function readTableArtifact(
  viewer: Viewer,
  project: string,
  table: { id: string; path: string; run: string; bytes: Uint8Array },
): Promise<void> {
  if (!table.path.endsWith(".json")) return;
  const lines = linesOfTable(new TextDecoder().decode(table.bytes));
  if (lines === null) return;
  const words = await store(viewer, { project, run: table.run, path: table.path, lines });
  const scope = await openToWrite(viewer, project);
  const { run } = await requireMlflowRun(scope, table.id);
  const tags = { [`onset.${table.path}`.slice(0, 250)]: words.slice(0, 1000) };
  await db.$transaction((tx) => setRunTags(tx, scope, { run, tags }));
}

async function store(
  viewer: Viewer,
  { project, run, path, lines }: { project: string; run: string; path: string; lines: string },
): Promise<string> {
  const name = path.split("/").at(-1) ?? path;
  const headers = { "x-filename": encodeURIComponent(`${name}l`) };
  const request = new Request("http://localhost/", { method: "POST", body: lines, headers });
  const input = {
    project,
    run,
    format: "predictions",
    mapping: undefined,
    idempotencyKey: null,
  } as const;
  try {
    const { upload } = await withSpooledBody(request, (file) => uploadToRun(viewer, input, file));
    return `read as predictions: ${upload.rows} rows`;
  } catch (error) {
    if (error instanceof AppError) return `kept, and not read as predictions: ${error.message}`;
    throw error;
  }
}
