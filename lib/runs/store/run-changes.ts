import "server-only";
import type { Transaction } from "@/lib/db/client";
import type { WriteScope } from "@/lib/projects/access";
import type { RunChangeKind } from "@/lib/runs/choices";
import type { Prisma, Upload } from "@/prisma/generated/client";

/** Adds a line to a run's history. */
export async function recordChange(
  tx: Transaction,
  scope: WriteScope,
  change: {
    runId: string;
    kind: RunChangeKind;
    details?: Prisma.InputJsonObject;
    fromStep?: number;
    turn?: number;
  },
): Promise<string> {
  const { projectId, actor } = scope;
  const row = await tx.runChange.create({ data: { ...change, projectId, actor } });
  return row.id;
}

/** The same line in the history of many runs. */
export async function recordChanges(
  tx: Transaction,
  scope: WriteScope,
  { kind, runIds }: { kind: RunChangeKind; runIds: readonly string[] },
): Promise<void> {
  const { projectId, actor } = scope;
  await tx.runChange.createMany({
    data: runIds.map((runId) => ({ runId, kind, projectId, actor })),
  });
}

/** What a line of the history says of an upload, also when the upload itself is long gone. */
export function describeUpload(
  upload: Pick<Upload, "id" | "filename" | "format" | "checkpoints" | "outcomes" | "metrics">,
): Prisma.InputJsonObject {
  const { id, filename, format, checkpoints, outcomes, metrics } = upload;
  return { upload: id, filename, format, checkpoints, outcomes, metrics };
}
