import "server-only";
import type { ExampleIndex, KnownExample } from "@/lib/datasets/example-index";
import type { StoredBlock } from "@/lib/db/prediction-block";
import type { PredictionRecord } from "@/lib/domain/formats/records";
import type { ScorerTally } from "@/lib/domain/knowledge/scorer-tally";
import { createScorer, type ScoringRule } from "@/lib/domain/knowledge/scoring";
import {
  createOutcomeVector,
  type Outcome,
  outcomes,
  readOutcome,
  writeOutcome,
} from "@/lib/domain/outcomes/outcomes";
import {
  blockSize,
  createPredictionBlock,
  type PredictionBlock,
  setPrediction,
} from "@/lib/domain/outcomes/prediction-block";
import type { FileReport } from "@/lib/http/read-file";
import { type Only, takesPlace } from "./only";
import { type Place, placeKey } from "./place";

const maxPlaces = 5000;

type Intake = Place & { vector: Uint8Array<ArrayBuffer>; blocks: Map<number, PredictionBlock> };

export type NewExample = { ordinal: number; record: PredictionRecord; split: string };

/**
 * Takes in the predictions of one file, in any order, in memory that does not grow with its texts:
 * outcomes stay as 2 bits an example, texts leave with `takeBlocks` once `pendingCharacters` is high.
 */
export class PredictionIntake {
  pendingCharacters = 0;
  outcomeCount = 0;
  /** Answers that came without a verdict where only a verdict counts. */
  openCount = 0;
  readonly epochs = new Map<number, number | null>();
  private readonly intakes = new Map<string, Intake>();
  private newExamples: NewExample[] = [];
  private readonly score: (prediction: string, answers: readonly string[]) => Outcome;

  constructor(
    private readonly index: ExampleIndex,
    private readonly options: {
      rule: ScoringRule;
      /** Whether predictions may bring examples of their own. */
      canAddExamples: boolean;
      only?: Only | undefined;
      /** Told of every answer that is scored here. */
      tally?: ScorerTally;
    },
    private readonly report: FileReport,
  ) {
    this.score = createScorer(options.rule);
  }

  /** Takes in one batch of the file. */
  async addBatch(records: readonly PredictionRecord[]): Promise<void> {
    const known = await this.index.learn(records.map(({ exampleId }) => exampleId));
    for (const [at, record] of records.entries()) this.add(record, known[at]);
  }

  private add(record: PredictionRecord, known: KnownExample | undefined): void {
    // An earlier line of the batch may have brought it.
    const example = known ?? this.index.find(record.exampleId) ?? this.broughtBy(record);
    if (example === null) return;
    const { ordinal } = example;
    const split = record.split ?? example.split;
    if (!takesPlace(this.options.only, { step: record.step, split })) return;
    const intake = this.intakeAt({ step: record.step, split }, record.line);
    if (intake === null) return;
    if (readOutcome(intake.vector, ordinal) !== outcomes.notEvaluated) {
      const message = `"${record.exampleId}" was evaluated at step ${record.step}, split ${split}, by an earlier line already`;
      this.report.addIssue(record.line, "example_id", message);
      return;
    }
    const { outcome, stated } = this.outcomeOf(record, example.answers);
    if (outcome === outcomes.notEvaluated) this.openCount++;
    else this.outcomeCount++;
    intake.vector = writeOutcome(withRoomFor(intake.vector, ordinal), ordinal, outcome);
    this.keepEpoch(record);
    this.keepText(intake, { ordinal, record, stated });
  }

  places(): Place[] {
    return [...this.intakes.values()].map(({ step, split }) => ({ step, split }));
  }

  vectors(): (Place & { outcomes: Uint8Array<ArrayBuffer> })[] {
    return [...this.intakes.values()].map(({ step, split, vector }) => ({
      step,
      split,
      outcomes: vector,
    }));
  }

  /** The texts gathered so far; they are forgotten here. */
  takeBlocks(): StoredBlock[] {
    const taken: StoredBlock[] = [];
    for (const intake of this.intakes.values()) {
      const { step, split } = intake;
      for (const [block, content] of intake.blocks) taken.push({ step, split, block, content });
      intake.blocks = new Map();
    }
    this.pendingCharacters = 0;
    return taken;
  }

  takeNewExamples(): NewExample[] {
    const taken = this.newExamples;
    this.newExamples = [];
    return taken;
  }

  /** The example that a line brings with it; null when it may not, or does not. */
  private broughtBy(record: PredictionRecord): KnownExample | null {
    if (!this.options.canAddExamples) {
      this.report.addIssue(
        record.line,
        "example_id",
        `the run's dataset has no example "${record.exampleId}"`,
      );
      return null;
    }
    // An answer that somebody judged needs no question to be counted.
    const isJudged = record.correct !== null || record.abstained === true;
    if (record.question === null && record.category === null && !isJudged) {
      const message = `nothing is known of "${record.exampleId}": the run has no dataset, and the line carries neither question nor category nor correct`;
      this.report.addIssue(record.line, "example_id", message);
      return null;
    }
    return this.addExample(record);
  }

  private addExample(record: PredictionRecord): KnownExample {
    const example = { split: record.split ?? "dev", answers: record.answers ?? [] };
    const ordinal = this.index.add(record.exampleId, example);
    this.newExamples.push({ ordinal, record, split: example.split });
    return { ordinal, ...example };
  }

  private intakeAt(place: Place, line: number): Intake | null {
    const key = placeKey(place);
    const known = this.intakes.get(key);
    if (known) return known;
    if (this.intakes.size >= maxPlaces) {
      this.report.addIssue(
        line,
        "step",
        `more than ${maxPlaces} checkpoints and splits in one file`,
      );
      return null;
    }
    const vector = createOutcomeVector(this.index.size);
    const intake = { ...place, vector, blocks: new Map<number, PredictionBlock>() };
    this.intakes.set(key, intake);
    return intake;
  }

  /** A stated outcome is kept as stated; what is left open is scored. */
  private outcomeOf(
    record: PredictionRecord,
    answers: readonly string[],
  ): { outcome: Outcome; stated: Outcome } {
    const { correct, abstained, prediction } = record;
    if (correct === true) return { outcome: outcomes.correct, stated: outcomes.correct };
    if (abstained === true) return { outcome: outcomes.abstained, stated: outcomes.abstained };
    const scored = prediction === null ? outcomes.incorrect : this.score(prediction, answers);
    if (correct === null && prediction !== null) this.options.tally?.add(prediction, answers);
    if (correct === null) return { outcome: scored, stated: outcomes.notEvaluated };
    const isOpen = abstained === null && scored === outcomes.abstained;
    const outcome = isOpen ? outcomes.abstained : outcomes.incorrect;
    return { outcome, stated: outcome };
  }

  private keepEpoch({ step, epoch }: PredictionRecord): void {
    if (epoch !== null || !this.epochs.has(step)) this.epochs.set(step, epoch);
  }

  private keepText(
    intake: Intake,
    input: { ordinal: number; record: PredictionRecord; stated: Outcome },
  ): void {
    const block = Math.floor(input.ordinal / blockSize);
    const content = intake.blocks.get(block) ?? createPredictionBlock();
    intake.blocks.set(block, content);
    const text = input.record.prediction;
    setPrediction(content, { position: input.ordinal % blockSize, text, stated: input.stated });
    this.pendingCharacters += (text?.length ?? 0) + 16;
  }
}

/** Grows by half, so that examples that come one by one do not copy it each time. */
function withRoomFor(vector: Uint8Array<ArrayBuffer>, ordinal: number): Uint8Array<ArrayBuffer> {
  if (ordinal >> 2 < vector.length) return vector;
  const grown = createOutcomeVector(Math.ceil((ordinal + 1) * 1.5));
  grown.set(vector);
  return grown;
}
