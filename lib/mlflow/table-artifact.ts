import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { tableIn, wandbTableFormat } from "@/lib/domain/formats/wandb-table";
import { AppError } from "@/lib/errors";
import { withSpooledBody } from "@/lib/http/spool";
import { openToWrite } from "@/lib/projects/access";
import { uploadToRun } from "@/lib/uploads/service";
import { requireMlflowRun, setRunTags } from "./runs";

/**
 * Reads a table of answers that a client logged as predictions of its run. It stays an artifact whatever it holds; what
 * came of it, or why nothing did, is told by the run's tag `onset.<path>`, so that the client goes on.
 */
export async function readTableArtifact(
  viewer: Viewer,
  project: string,
  table: { id: string; path: string; run: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<void> {
  if (!table.path.endsWith(".json")) return;
  if (!isTable(table.bytes)) return;
  const words = await store(viewer, project, table);
  const scope = await openToWrite(viewer, project);
  const { run } = await requireMlflowRun(scope, table.id);
  const tags = { [`onset.${table.path}`.slice(0, 250)]: words.slice(0, 1000) };
  await db.$transaction((tx) => setRunTags(tx, scope, { run, tags }));
}

function isTable(bytes: Uint8Array): boolean {
  try {
    return tableIn(JSON.parse(new TextDecoder().decode(bytes))) !== null;
  } catch {
    return false;
  }
}

async function store(
  viewer: Viewer,
  project: string,
  { path, run, bytes }: { path: string; run: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<string> {
  const headers = { "x-filename": encodeURIComponent(path.split("/").at(-1) ?? path) };
  const request = new Request("http://localhost/", { method: "POST", body: bytes, headers });
  const input = {
    ...{ project, run, format: wandbTableFormat.id },
    ...{ mapping: undefined, idempotencyKey: null },
  };
  try {
    const { upload } = await withSpooledBody(request, (file) => uploadToRun(viewer, input, file));
    return `read as predictions: ${upload.rows} rows`;
  } catch (error) {
    if (error instanceof AppError) return `kept, and not read as predictions: ${error.message}`;
    throw error;
  }
}
