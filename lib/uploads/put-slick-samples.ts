import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import {
  bumpDataset,
  type LabelRow,
  lockDataset,
  writeLabels,
  writeSlickSamples,
} from "@/lib/datasets/mutations";
import { countExamples, findDataset } from "@/lib/datasets/queries";
import type { PutSlickSamplesResponse } from "@/lib/datasets/schema";
import { chooseScorerWords, scoringRuleOf, textRulesOf } from "@/lib/datasets/scoring-rule";
import { db, type Transaction } from "@/lib/db/client";
import { ofDataset, type RowKey } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import type { SlickRecord } from "@/lib/domain/formats/records";
import { slickSamplesFormat } from "@/lib/domain/formats/slick-samples";
import { createLabeller } from "@/lib/domain/knowledge/draw-counts";
import { ScorerTally, scorerWarning } from "@/lib/domain/knowledge/scorer-tally";
import type { Scorer } from "@/lib/domain/knowledge/scoring";
import { notFound } from "@/lib/errors";
import { FileReport, readFile } from "@/lib/http/read-file";
import type { SpooledFile } from "@/lib/http/spool";
import { openToWrite } from "@/lib/projects/access";
import { getProject } from "@/lib/projects/queries";
import { refreshDataset } from "@/lib/runs/recount/refresh-dataset";
import { insertUpload } from "@/lib/uploads/mutations";
import { type ReadAs, readAsOf, refuseNothing } from "./read-as";

type Labeller = ReturnType<typeof createLabeller>;
type Tally = {
  labelled: number;
  changed: number;
  /** Examples whose answers came without the verdict that the scorer asks for. */
  open: number;
  asked: ScorerTally;
  seen: Map<string, number>;
};

/** Stores the raw draws of SliCK, labels their examples by them, and counts the dataset's runs again. */
export async function putSlickSamples(
  viewer: Viewer,
  place: { project: string; dataset: string },
  file: SpooledFile,
  given: ReadAs<SlickRecord> | null = null,
): Promise<PutSlickSamplesResponse> {
  const scope = await openToWrite(viewer, place.project);
  const as = given ?? (await readAsOf(file, slickSamplesFormat));
  const dataset = await findDataset(scope, place.dataset);
  if (dataset === null) throw notFound("dataset", place.dataset);
  const project = await getProject(scope);
  const rule = scoringRuleOf(dataset, project);
  const label = createLabeller(rule);
  const asked = new ScorerTally(textRulesOf(dataset, project));
  const { filename } = file;
  const { format, path = null, mapping = null } = as;
  const report = new FileReport(file.warnings);
  return db.$transaction(async (tx) => {
    await lockDataset(tx, dataset);
    const tally: Tally = { labelled: 0, changed: 0, open: 0, asked, seen: new Map() };
    for await (const records of readFile(format, file.read(), {
      ...{ report, filename, path, mapping },
    })) {
      await labelBatch(tx, { dataset, records, label, tally, report });
    }
    report.refuseIssues();
    refuseNothing(report);
    tellOfScorer(tally, { scorer: rule.scorer, dataset: dataset.slug, report });
    const upload = { datasetId: dataset.id, format: format.id, file, report, path };
    await insertUpload(tx, scope, {
      ...upload,
      ...(mapping && { mapping }),
      stored: { places: ["slick-samples"] },
    });
    await bumpDataset(tx, dataset);
    if (tally.changed > 0) await refreshDataset(tx, dataset);
    const { byCategory } = await countExamples(tx, dataset);
    return {
      labelled: tally.labelled,
      byCategory,
      changed: tally.changed,
      warnings: report.warnings,
    };
  }, longTransaction);
}

function tellOfScorer(
  { asked, open, labelled }: Tally,
  { scorer, dataset, report }: { scorer: Scorer; dataset: string; report: FileReport },
): void {
  if (scorer === "judged" && open > 0) {
    const sentence = `${open} of ${labelled} examples got no label: their answers came without a verdict, and the scorer is judged. Send greedy_correct, or choose a scorer that compares texts.`;
    report.addWarning(null, sentence);
  }
  if (scorer === "judged") return;
  const about = { scorer, isAlways: true, choose: chooseScorerWords(dataset) };
  const warning = scorerWarning(asked, about);
  if (warning !== null) report.addWarning(null, warning);
}

async function labelBatch(
  tx: Transaction,
  input: {
    dataset: RowKey;
    records: SlickRecord[];
    label: Labeller;
    tally: Tally;
    report: FileReport;
  },
): Promise<void> {
  const { dataset, records, label, tally, report } = input;
  const found = await tx.example.findMany({
    where: { ...ofDataset(dataset), exampleId: { in: records.map(({ exampleId }) => exampleId) } },
    select: { exampleId: true, ordinal: true, answers: true, category: true },
  });
  const byId = new Map(found.map((row) => [row.exampleId, row]));
  const samples: (SlickRecord & { ordinal: number })[] = [];
  const labels: LabelRow[] = [];
  for (const record of records) {
    const example = byId.get(record.exampleId);
    const first = tally.seen.get(record.exampleId);
    if (example === undefined) {
      report.addIssue(
        record.line,
        "example_id",
        `the dataset has no example "${record.exampleId}"`,
      );
    } else if (first !== undefined) {
      report.addIssue(
        record.line,
        "example_id",
        `"${record.exampleId}" stands on line ${first} already`,
      );
    } else {
      const estimate = label(record, example.answers);
      samples.push({ ...record, ordinal: example.ordinal });
      labels.push({ ordinal: example.ordinal, ...estimate });
      for (const text of record.greedy) tally.asked.add(text, example.answers);
      if (estimate.category === null) tally.open++;
      if (estimate.category !== example.category) tally.changed++;
      tally.labelled++;
    }
    tally.seen.set(record.exampleId, record.line);
  }
  if (report.issues.length > 0) return;
  await writeSlickSamples(tx, dataset, samples);
  await writeLabels(tx, dataset, labels);
}
