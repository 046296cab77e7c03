import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import {
  bumpDataset,
  type ExampleRow,
  lockDataset,
  upsertDataset,
  writeExamples,
} from "@/lib/datasets/mutations";
import { countExamples, findDataset } from "@/lib/datasets/queries";
import type { PutExamplesAnswer } from "@/lib/datasets/schema";
import { db, type Transaction } from "@/lib/db/client";
import { longTransaction } from "@/lib/db/transaction";
import { examplesFormat } from "@/lib/domain/formats/examples";
import type { ExampleRecord } from "@/lib/domain/formats/records";
import { categoryOfProbabilities } from "@/lib/domain/knowledge/knowledge";
import { notFound } from "@/lib/errors";
import { FileReport, readFile } from "@/lib/http/read-file";
import type { SpooledFile } from "@/lib/http/spool";
import { openToWrite } from "@/lib/projects/access";
import { refreshDataset } from "@/lib/runs/recount/refresh-dataset";
import { insertUpload } from "@/lib/uploads/mutations";
import { type ReadAs, readAsOf, refuseNothing } from "./read-as";

type Progress = { nextOrdinal: number; added: number; replaced: number; seen: Map<string, number> };

/**
 * Stores the examples of a file, ours or questions as others keep them, replacing those with the same example_id at their ordinals.
 * A field `category` left out keeps the label there is. Runs of the dataset are scored and counted again.
 */
export async function putExamples(
  viewer: Viewer,
  place: { project: string; dataset: string },
  file: SpooledFile,
  given: ReadAs<ExampleRecord> | null = null,
): Promise<PutExamplesAnswer> {
  const scope = await openToWrite(viewer, place.project);
  const as = given ?? (await readAsOf(file, examplesFormat));
  const found = await findDataset(scope, place.dataset);
  if (found === null && as.newName === undefined) throw notFound("dataset", place.dataset);
  const { filename } = file;
  const { format, path = null, mapping = null, newName } = as;
  const report = new FileReport();
  return db.$transaction(async (tx) => {
    const { id } = found ?? (await upsertDataset(tx, scope, place.dataset, { name: newName }));
    await lockDataset(tx, id);
    const dataset = await tx.dataset.findUniqueOrThrow({ where: { id } });
    const progress: Progress = {
      nextOrdinal: dataset.nextOrdinal,
      added: 0,
      replaced: 0,
      seen: new Map(),
    };
    for await (const records of readFile(format, file.read(), {
      ...{ report, filename, path, mapping },
    })) {
      refuseRepeats(records, progress, report);
      const labelled = records.map(labelledByProbability);
      if (report.issues.length === 0)
        await storeBatch(tx, dataset.id, { records: labelled, progress });
    }
    report.refuseIssues();
    refuseNothing(report);
    const upload = { datasetId: dataset.id, format: format.id, file, report, path };
    await insertUpload(tx, scope, {
      ...upload,
      ...(mapping && { mapping }),
      stored: { places: ["examples"] },
    });
    await bumpDataset(tx, dataset.id, progress.nextOrdinal);
    if (progress.replaced > 0) await refreshDataset(tx, dataset.id);
    const { added, replaced } = progress;
    return { ...(await countExamples(tx, dataset.id)), added, replaced, warnings: report.warnings };
  }, longTransaction);
}

/** Probabilities that came without a label give it. */
function labelledByProbability(record: ExampleRecord): ExampleRecord {
  const { category, pCorrectGreedy, pCorrectSampled } = record;
  if (category !== null) return record;
  return { ...record, category: categoryOfProbabilities(pCorrectGreedy, pCorrectSampled) };
}

function refuseRepeats(
  records: readonly ExampleRecord[],
  { seen }: Progress,
  report: FileReport,
): void {
  for (const { exampleId, line } of records) {
    const first = seen.get(exampleId);
    if (first === undefined) seen.set(exampleId, line);
    else report.addIssue(line, "example_id", `"${exampleId}" stands on line ${first} already`);
  }
}

async function storeBatch(
  tx: Transaction,
  datasetId: string,
  { records, progress }: { records: ExampleRecord[]; progress: Progress },
): Promise<void> {
  const existing = await tx.example.findMany({
    where: { datasetId, exampleId: { in: records.map(({ exampleId }) => exampleId) } },
    select: {
      exampleId: true,
      ordinal: true,
      category: true,
      pCorrectGreedy: true,
      pCorrectSampled: true,
    },
  });
  const byId = new Map(existing.map((row) => [row.exampleId, row]));
  const rows = records.map((record): ExampleRow => {
    const old = byId.get(record.exampleId);
    if (old === undefined) return { ...record, ordinal: progress.nextOrdinal++ };
    const label = record.category === null ? old : record;
    const { category, pCorrectGreedy, pCorrectSampled } = label;
    return {
      ...record,
      category,
      pCorrectGreedy,
      pCorrectSampled,
      ordinal: old.ordinal,
    } as ExampleRow;
  });
  await writeExamples(tx, datasetId, { rows, replaced: existing.map(({ ordinal }) => ordinal) });
  progress.added += rows.length - existing.length;
  progress.replaced += existing.length;
}
