import "server-only";
import { openExampleIndex } from "@/lib/datasets/example-index";
import {
  bumpDataset,
  type HeldDataset,
  holdDataset,
  upsertDataset,
  writeExamples,
} from "@/lib/datasets/mutations";
import { foreignLabelsWords, labelsOfRun, type RunLabels } from "@/lib/datasets/run-labels";
import { chooseScorerWords, scoringRuleOf, textRulesOf } from "@/lib/datasets/scoring-rule";
import type { Transaction } from "@/lib/db/client";
import { BlockWriter } from "@/lib/db/prediction-block";
import { datasetOf, type RowKey, rowOf } from "@/lib/db/row-key";
import type { PredictionRecord } from "@/lib/domain/formats/records";
import { ScorerTally, scorerWarning } from "@/lib/domain/knowledge/scorer-tally";
import type { ScoringRule } from "@/lib/domain/knowledge/scoring";
import { ownSlug } from "@/lib/domain/set-aside";
import { AppError } from "@/lib/errors";
import { type FileReport, type Parser, type ReadOptions, readFile } from "@/lib/http/read-file";
import type { WriteScope } from "@/lib/projects/access";
import { evaluateRun } from "@/lib/runs/analysis/evaluate-run";
import { upsertCheckpoints } from "@/lib/runs/mutations";
import type { Dataset, Run } from "@/prisma/generated/client";
import type { Only } from "./only";
import { placeKey } from "./place";
import { type NewExample, PredictionIntake } from "./prediction-intake";
import type { Stored } from "./stored";
import { overlayVectors, readVectors, writeVectors } from "./vectors";

/** Of texts that are gathered; as many again may wait to be packed. */
const flushCharacters = 8 * 1024 * 1024;
const placesPerStatement = 200;

/** Stores a predictions file within the transaction: outcomes, texts, checkpoints, and the counts that charts read. */
export async function storePredictions(
  tx: Transaction,
  input: {
    scope: WriteScope;
    run: Run;
    format: Parser<PredictionRecord>;
    source: AsyncIterable<Uint8Array>;
    only?: Only | undefined;
  } & ReadOptions,
): Promise<Stored> {
  const { scope, run, format, source, only, ...options } = input;
  const { report } = options;
  const dataset = await heldDatasetOf(tx, run);
  const project = await tx.project.findUniqueOrThrow({ where: { id: scope.projectId } });
  const index = openExampleIndex(tx, dataset);
  const labels = await labelsOfRun(tx, run);
  warnOfForeignLabels(labels, run, report);
  const canAdd = dataset === null || dataset.isImplicit;
  const rule = scoringRuleOf(dataset, project);
  const tally = new ScorerTally(textRulesOf(dataset, project));
  const reading = { rule, canAddExamples: canAdd, only, tally };
  const intake = new PredictionIntake(index, reading, report);
  const added = new AddedExamples(tx, { scope, run, dataset });
  const texts = new BlockWriter(tx, run);
  for await (const records of readFile(format, source, options)) {
    await intake.addBatch(records);
    const isAtFault = report.issues.length > 0;
    const found = intake.takeNewExamples();
    if (found.length > 0 && !isAtFault) index.storedIn(await added.write(found));
    if (isAtFault) intake.takeBlocks();
    else if (intake.pendingCharacters > flushCharacters) await texts.write(intake.takeBlocks());
  }
  tellOpenAnswers(intake, report);
  report.refuseIssues();
  await texts.write(intake.takeBlocks());
  const filled = await added.finish(index.size);
  const vectors = await mergeVectors(tx, run, intake);
  await upsertCheckpoints(tx, run, intake.epochs);
  const known = { vectors, ...(!canAdd && { labels }) };
  await evaluateRun(tx, { ...run, datasetId: filled?.id ?? null }, intake.places(), known);
  await texts.finish();
  if (filled !== null) await askWhichScorer(tx, { key: filled, dataset, rule, tally, report });
  return {
    checkpoints: intake.epochs.size,
    outcomes: intake.outcomeCount,
    metrics: 0,
    places: intake.places().map(placeKey),
    evaluated: [...intake.epochs],
  };
}

/** A scorer that finds almost nothing right, where another would find more, is likely not the one that was meant. */
async function askWhichScorer(
  tx: Transaction,
  input: {
    key: RowKey;
    dataset: Dataset | null;
    rule: ScoringRule;
    tally: ScorerTally;
    report: FileReport;
  },
): Promise<void> {
  const { scorer } = input.rule;
  if (scorer === "judged") return;
  const { slug } =
    input.dataset ?? (await tx.dataset.findUniqueOrThrow({ where: rowOf(input.key) }));
  const about = { scorer, isAlways: false, choose: chooseScorerWords(slug) };
  const warning = scorerWarning(input.tally, about);
  if (warning !== null) input.report.addWarning(null, warning);
}

function warnOfForeignLabels(labels: RunLabels | null, run: Run, report: FileReport): void {
  const words = labels && foreignLabelsWords(labels.choice, run.baseModel);
  if (words !== null) report.addWarning(null, words);
}

function tellOpenAnswers(intake: PredictionIntake, report: FileReport): void {
  const { openCount, outcomeCount } = intake;
  if (openCount === 0) return;
  const wayOut = "send correct with each, or choose a scorer that compares texts";
  if (outcomeCount === 0) {
    const message = `no line says whether its answer is right, and the scorer is judged: ${wayOut}`;
    report.addIssue(null, "correct", message);
  } else {
    const answers =
      openCount === 1
        ? "1 answer came without a verdict and is not counted"
        : `${openCount} answers came without a verdict and are not counted`;
    const sentence = `${answers}, since the scorer is judged: ${wayOut}`;
    report.addWarning(null, sentence);
  }
}

/**
 * The run's dataset, its labels held still until the transaction ends. Uploads into one dataset go on beside each other,
 * unless they may bring it examples.
 */
async function heldDatasetOf(tx: Transaction, run: Run): Promise<HeldDataset | null> {
  const key = datasetOf(run);
  if (key === null) return null;
  const { isImplicit } = await tx.dataset.findUniqueOrThrow({
    where: rowOf(key),
    select: { isImplicit: true },
  });
  const dataset = await holdDataset(tx, key, isImplicit ? "alone" : "beside others");
  if (dataset.deletedAt !== null) throw datasetDeleted(run, dataset);
  return dataset;
}

function datasetDeleted(run: Run, { slug }: Dataset): AppError {
  const name = ownSlug(slug);
  return new AppError(
    "conflict",
    `nothing was stored: run "${run.slug}" is measured on dataset "${name}", which is deleted; restore it with POST .../datasets/${name}/restore`,
  );
}

/** Examples that came with their predictions; the first of them make a dataset named after the run. */
class AddedExamples {
  private isAny = false;
  private key: RowKey | null;

  constructor(
    private readonly tx: Transaction,
    private readonly place: { scope: WriteScope; run: Run; dataset: Dataset | null },
  ) {
    this.key = datasetOf(place.run);
  }

  /** Tells their dataset. */
  async write(added: readonly NewExample[]): Promise<RowKey> {
    const { scope, run, dataset } = this.place;
    const key = this.key ?? dataset ?? (await makeDataset(this.tx, scope, run));
    await writeExamples(this.tx, key, added.map(toExampleRow));
    this.key = key;
    this.isAny = true;
    return key;
  }

  async finish(size: number): Promise<RowKey | null> {
    if (this.isAny && this.key !== null) await bumpDataset(this.tx, this.key, size);
    return this.key;
  }
}

async function makeDataset(tx: Transaction, scope: WriteScope, run: Run): Promise<Dataset> {
  const taken = await tx.dataset.findMany({
    where: { projectId: scope.projectId, slug: { startsWith: run.slug.slice(0, 110) } },
    select: { slug: true },
  });
  const base = `${run.slug.slice(0, 110)}-examples`;
  let slug = base;
  for (let n = 2; taken.some((other) => other.slug === slug); n++) slug = `${base}-${n}`;
  const name = `Examples of ${run.name}`;
  const dataset = await upsertDataset(tx, scope, slug, {
    name,
    baseModel: run.baseModel,
    isImplicit: true,
  });
  await tx.run.update({ where: rowOf(run), data: { datasetId: dataset.id } });
  return dataset;
}

function toExampleRow({ ordinal, record, split }: NewExample) {
  const { line, exampleId, category, question, answers } = record;
  const labels = { category, pCorrectGreedy: null, pCorrectSampled: null };
  return {
    line,
    ordinal,
    exampleId,
    split,
    question: question ?? "",
    answers: answers ?? [],
    ...labels,
    attributes: record.attributes ?? {},
  };
}

/** Tells the vectors as they are now, by place key. */
async function mergeVectors(
  tx: Transaction,
  run: RowKey,
  intake: PredictionIntake,
): Promise<Map<string, Uint8Array>> {
  const rows = intake.vectors();
  const vectors = new Map<string, Uint8Array>();
  for (let from = 0; from < rows.length; from += placesPerStatement) {
    const part = rows.slice(from, from + placesPerStatement);
    const older = await readVectors(tx, run, part);
    const merged = part.map((row) => {
      const stored = older.get(placeKey(row));
      return stored === undefined
        ? row
        : { ...row, outcomes: overlayVectors(stored, row.outcomes) };
    });
    await writeVectors(tx, run, merged);
    for (const row of merged) vectors.set(placeKey(row), row.outcomes);
  }
  return vectors;
}
