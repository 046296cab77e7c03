import "server-only";
import { db } from "@/lib/db/client";
import { isOfRun } from "@/lib/db/row-key";
import { requestBytes } from "@/lib/http/request-bytes";
import { limits } from "@/lib/limits";
import type { ReadScope, WriteScope } from "@/lib/projects/access";
import { MlflowError } from "./mlflow-error";
import { requireMlflowRun } from "./runs";

const maxPathCharacters = 500;

type ArtifactRef = { runId: string; path: string };

/** `<experiment>/<run>/artifacts/<path>`, as the run's artifact_uri leads clients to ask. */
export function placeOfArtifact(parts: readonly string[]): { id: string; path: string } {
  const [, id = "", folder, ...rest] = parts;
  if (folder !== "artifacts" || !/^[0-9a-f]{32}$/.test(id)) {
    throw new MlflowError("RESOURCE_DOES_NOT_EXIST", "no such artifact");
  }
  return { id, path: checkedPath(rest.join("/")) };
}

function checkedPath(path: string): string {
  const isOutside = path.split("/").some((part) => part === ".." || part === ".");
  if (isOutside || path.includes("\0") || path.includes("\\") || path.length > maxPathCharacters) {
    const shown = path.slice(0, 100).replaceAll("\0", "");
    throw new MlflowError("INVALID_PARAMETER_VALUE", `not a path of an artifact: ${shown}`);
  }
  return path;
}

/** Keeps a small file; a large one is refused at once, so that the client does not try for minutes. */
export async function putArtifact(
  scope: WriteScope,
  place: { id: string; path: string },
  request: Request,
): Promise<{ run: string; bytes: Buffer<ArrayBuffer> }> {
  const { run } = await requireMlflowRun(scope, place.id);
  const chunks: Uint8Array[] = [];
  for await (const chunk of requestBytes(request, limits.mlflowArtifactBytes)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const [row] = await db.$queryRaw<{ used: bigint | null }[]>`
    SELECT sum(octet_length("bytes")) AS "used" FROM "mlflow_artifact"
    WHERE "projectId" = ${scope.projectId}::uuid AND ${isOfRun(run)}`;
  if (Number(row?.used ?? 0) + bytes.length > limits.mlflowRunBytes) {
    const message = `a run keeps at most ${limits.mlflowRunBytes / 1024 ** 2} MiB of artifacts`;
    throw new MlflowError("INVALID_PARAMETER_VALUE", message);
  }
  const key = { projectId: scope.projectId, runId: run.id, path: place.path };
  await db.mlflowArtifact.upsert({
    where: { projectId_runId_path: key },
    create: { ...key, bytes },
    update: { bytes },
  });
  return { run: run.slug, bytes };
}

export async function readArtifact(
  scope: ReadScope,
  place: { id: string; path: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { run } = await requireMlflowRun(scope, place.id);
  const key: ArtifactRef & { projectId: string } = {
    projectId: scope.projectId,
    runId: run.id,
    path: place.path,
  };
  const row = await db.mlflowArtifact.findUnique({ where: { projectId_runId_path: key } });
  if (row === null) {
    throw new MlflowError("RESOURCE_DOES_NOT_EXIST", `no artifact ${place.path.slice(0, 100)}`);
  }
  return row.bytes;
}

/** One folder of a run's artifacts, names relative to it. */
export async function listFolder(scope: ReadScope, id: string, folder: string) {
  const { run, own } = await requireMlflowRun(scope, id);
  const rows = await db.$queryRaw<{ path: string; size: number }[]>`
    SELECT "path", octet_length("bytes") AS "size" FROM "mlflow_artifact"
    WHERE "projectId" = ${scope.projectId}::uuid AND ${isOfRun(run)}
    ORDER BY "path" LIMIT 10000`;
  const prefix = folder === "" ? "" : `${checkedPath(folder).replace(/\/+$/, "")}/`;
  const files = new Map<string, { path: string; is_dir: boolean; file_size?: number }>();
  for (const { path, size } of rows) {
    if (!path.startsWith(prefix)) continue;
    const [name = "", ...below] = path.slice(prefix.length).split("/");
    if (below.length > 0) files.set(name, { path: name, is_dir: true });
    else files.set(name, { path: name, is_dir: false, file_size: size });
  }
  return { files: [...files.values()], prefix, experiment: own.experiment };
}
