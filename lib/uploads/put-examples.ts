import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import {
  analyseExamples,
  bumpDataset,
  type ExampleRow,
  lockDataset,
  putExampleRows,
  refuseTooManyExamples,
  upsertDataset,
} from "@/lib/datasets/mutations";
import { countExamples, findDataset } from "@/lib/datasets/queries";
import type { PutExamplesResponse } from "@/lib/datasets/schema";
import { db, type Transaction } from "@/lib/db/client";
import { ofDataset, type RowKey, rowOf } from "@/lib/db/row-key";
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

type Progress = {
  /** Ordinals from here on are of this file. */
  readonly from: number;
  nextOrdinal: number;
  added: number;
  replaced: number;
  /** The line of each example of this file, by ordinal; 0 where it has none. */
  lines: Int32Array;
};

/**
 * Stores the examples of a file, ours or questions as others keep them, replacing those with the same example_id at their ordinals.
 * A field `category` left out keeps the label there is. Runs of the dataset are scored and counted again.
 */
export async function putExamples(
  viewer: Viewer,
  place: { project: string; dataset: string },
  file: SpooledFile,
  given: ReadAs<ExampleRecord> | null = null,
): Promise<PutExamplesResponse> {
  const scope = await openToWrite(viewer, place.project);
  const as = given ?? (await readAsOf(file, examplesFormat));
  const found = await findDataset(scope, place.dataset);
  if (found === null && as.newName === undefined) throw notFound("dataset", place.dataset);
  const { filename } = file;
  const { format, path = null, mapping = null, newName } = as;
  const report = new FileReport(file.warnings);
  const answer = await db.$transaction(async (tx) => {
    const key = found ?? (await upsertDataset(tx, scope, place.dataset, { name: newName }));
    await lockDataset(tx, key);
    const dataset = await tx.dataset.findUniqueOrThrow({ where: rowOf(key) });
    const { nextOrdinal } = dataset;
    const progress: Progress = {
      ...{ from: nextOrdinal, nextOrdinal, added: 0, replaced: 0 },
      lines: new Int32Array(nextOrdinal),
    };
    for await (const records of readFile(format, file.read(), {
      ...{ report, filename, path, mapping },
    })) {
      const labelled = withoutRepeats(records, report).map(labelledByProbability);
      await storeBatch(tx, dataset, { records: labelled, progress, report });
    }
    report.refuseIssues();
    refuseNothing(report);
    const upload = { datasetId: dataset.id, format: format.id, file, report, path };
    await insertUpload(tx, scope, {
      ...upload,
      ...(mapping && { mapping }),
      stored: { places: ["examples"] },
    });
    await bumpDataset(tx, dataset, progress.nextOrdinal);
    if (progress.replaced > 0) await refreshDataset(tx, dataset);
    const { added, replaced } = progress;
    return { ...(await countExamples(tx, dataset)), added, replaced, warnings: report.warnings };
  }, longTransaction);
  if (answer.added >= manyExamples) await analyseExamples();
  return answer;
}

/** From so many on Postgres should know of them before the next upload, not only when it looks by itself. */
const manyExamples = 5000;

/** Probabilities that came without a label give it. */
function labelledByProbability(record: ExampleRecord): ExampleRecord {
  const { category, pCorrectGreedy, pCorrectSampled } = record;
  if (category !== null) return record;
  return { ...record, category: categoryOfProbabilities(pCorrectGreedy, pCorrectSampled) };
}

/** Of a batch, with those left out that stand in it twice, which is reported. */
function withoutRepeats(records: readonly ExampleRecord[], report: FileReport): ExampleRecord[] {
  const byId = new Map<string, ExampleRecord>();
  for (const record of records) {
    const first = byId.get(record.exampleId);
    if (first === undefined) byId.set(record.exampleId, record);
    else tellRepeat(record, first.line, report);
  }
  return [...byId.values()];
}

function tellRepeat(
  { line, exampleId }: Pick<ExampleRecord, "line" | "exampleId">,
  first: number,
  report: FileReport,
): void {
  report.addIssue(line, "example_id", `"${exampleId}" stands on line ${first} already`);
}

/** Stores a batch, also after a mistake: that undoes all of it, and a repeated id is found by what was stored. */
async function storeBatch(
  tx: Transaction,
  dataset: RowKey,
  input: { records: readonly ExampleRecord[]; progress: Progress; report: FileReport },
): Promise<void> {
  const { records, progress, report } = input;
  const known = progress.from > 0 ? await ordinalsOf(tx, dataset, records) : new Map();
  const rows = records.map(
    (record): ExampleRow => ({
      ...record,
      ordinal: known.get(record.exampleId) ?? progress.nextOrdinal++,
    }),
  );
  refuseTooManyExamples(progress.nextOrdinal);
  const lineOf = new Map(records.map(({ exampleId, line }) => [exampleId, line]));
  if (progress.nextOrdinal > progress.lines.length) {
    const grown = new Int32Array(progress.nextOrdinal * 2);
    grown.set(progress.lines);
    progress.lines = grown;
  }
  for (const { exampleId, ordinal } of await putExampleRows(tx, dataset, rows)) {
    const line = lineOf.get(exampleId) ?? 0;
    const first = progress.lines[ordinal] ?? 0;
    if (first > 0) tellRepeat({ line, exampleId }, first, report);
    else if (ordinal < progress.from) progress.replaced += 1;
    else progress.added += 1;
    progress.lines[ordinal] = line;
  }
}

async function ordinalsOf(
  tx: Transaction,
  dataset: RowKey,
  records: readonly ExampleRecord[],
): Promise<Map<string, number>> {
  const rows = await tx.example.findMany({
    where: { ...ofDataset(dataset), exampleId: { in: records.map(({ exampleId }) => exampleId) } },
    select: { exampleId: true, ordinal: true },
  });
  return new Map(rows.map(({ exampleId, ordinal }) => [exampleId, ordinal]));
}
