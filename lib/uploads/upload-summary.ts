import { restorableMs } from "@/lib/domain/set-aside";
import type { UploadRow } from "./queries";
import type { UploadSummary } from "./schema";
import { undoProblem } from "./undo-problem";

/** A stored upload as the API and the pages name its fields. */
export function toUploadSummary(row: UploadRow): UploadSummary {
  const { run, dataset, bytes, createdAt, warnings, undoneAt, undoneBy, keptBytes } = row;
  const { id, format, filename, sha256, rows, checkpoints, outcomes, metrics, createdBy } = row;
  return {
    ...{ id, format, filename, sha256, rows, checkpoints, outcomes, metrics, createdBy },
    run: run === null ? null : { id: run.slug, name: run.name },
    dataset: dataset?.slug ?? null,
    bytes: Number(bytes),
    keptBytes: keptBytes === null ? null : Number(keptBytes),
    warnings: warnings as UploadSummary["warnings"],
    createdAt: createdAt.toISOString(),
    whyFinal: undoProblem(row),
    undone:
      undoneAt === null
        ? null
        : {
            at: undoneAt.toISOString(),
            by: undoneBy ?? "",
            restorableUntil: new Date(undoneAt.getTime() + restorableMs).toISOString(),
          },
  };
}
