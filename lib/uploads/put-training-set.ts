import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { longTransaction } from "@/lib/db/transaction";
import { trainingSetFormat } from "@/lib/domain/formats/training-set";
import { AppError, notFound } from "@/lib/errors";
import { FileReport } from "@/lib/http/read-file";
import type { SpooledFile } from "@/lib/http/spool";
import { openToWrite } from "@/lib/projects/access";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { lockRun } from "@/lib/runs/mutations";
import { findRun } from "@/lib/runs/queries";
import type { TrainingSetResponse } from "@/lib/runs/schema";
import { trainingSetPlace } from "@/lib/runs/store/only";
import { storeTrainingSet } from "@/lib/runs/store/store-training-set";
import { insertUpload } from "./mutations";
import { findStandingUpload } from "./queries";

/** Replaces the set D of a run; a target that is an abstention phrase means that the example was relabelled. */
export async function putTrainingSet(
  viewer: Viewer,
  place: { project: string; run: string },
  file: SpooledFile,
): Promise<TrainingSetResponse> {
  const scope = await openToWrite(viewer, place.project);
  const run = await findRun(scope, place.run);
  if (run === null) throw notFound("run", place.run);
  const { datasetId } = run;
  if (datasetId === null) {
    throw new AppError(
      "conflict",
      `run "${run.slug}" has no dataset; name it with PUT .../runs/${run.slug} {"dataset": ...} first`,
    );
  }
  const report = new FileReport();
  return db.$transaction(async (tx) => {
    await lockRun(tx, run);
    const stored = await storeTrainingSet(tx, { ...run, datasetId }, { file, report });
    const upload = { runId: run.id, format: trainingSetFormat.id };
    // A training that resumes sends its set again: one upload, not two.
    const { sha256 } = file;
    const standing = await findStandingUpload(tx, scope, { ...upload, sha256, fromRun: null });
    if (standing === null) {
      const places = [trainingSetPlace];
      const what = { ...upload, file, report, stored: { places, evaluated: [] } };
      await insertUpload(tx, scope, what);
    }
    await summariseRun(tx, run);
    return { ...stored, warnings: report.warnings };
  }, longTransaction);
}
