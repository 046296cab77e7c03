import { plainName } from "@/lib/domain/mapping/column-names";
import { guessColumns } from "@/lib/domain/mapping/guess-columns";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import {
  categoryField,
  epochField,
  type Fields,
  flagField,
  nameField,
  optionalNameField,
  report,
  type SourceLine,
  stepField,
  textField,
  textListField,
} from "./fields";
import { defineFormat } from "./format";
import type { FormatWarning } from "./issue";
import { questionId } from "./question-id";
import type { AttributeValue, PredictionRecord } from "./records";
import { renameFields } from "./rename-fields";
import { type RowSample, rowsIn } from "./row-sample";
import { parseRows, type RowReader } from "./rows";
import { hasKeys, type Sample } from "./sample";
import { type VerdictRule, verdictField } from "./verdict";

function checkOutcome(record: PredictionRecord, at: SourceLine): void {
  if (record.correct === true && record.abstained === true) {
    report(at, "abstained", "correct and abstained are both true");
  } else if (record.prediction === null && record.correct === null && record.abstained !== true) {
    report(at, "prediction", "neither prediction nor correct is given");
  }
}

/** Fields by which examples are usually told apart; others may belong to the answer and not to the example. */
const topics = new Set([
  ...["category", "topic", "type", "relation", "prop", "subject", "subj", "domain", "source"],
  ...[
    "difficulty",
    "dataset",
    "benchmark",
    "language",
    "entitytype",
    "questiontype",
    "spop",
    "opop",
  ],
  ...["popularity", "hallucination"],
]);
const conditions = new Set(["condition", "variant"]);

type Layout = {
  rename: (fields: Fields) => Fields;
  verdict: VerdictRule;
  attributes: readonly string[];
  conditions: readonly string[];
  constants: NonNullable<Mapping["constants"]> | null;
};

function layoutOf({ names, rows }: RowSample, mapping: Mapping | null): Layout {
  const guess = guessColumns({ names, rows }, mapping);
  const { columns } = guess;
  const taken = new Set<string>(Object.values(columns));
  // A file in our own names brings what it wants kept in the dataset's own fields.
  const isForeign = guess.mapping.columns !== undefined;
  const free = names.filter((name) => isForeign && !taken.has(name));
  const correctFrom = mapping?.correctFrom ?? guess.mapping.correctFrom ?? null;
  return {
    rename: renameFields(columns, names),
    verdict: { correctFrom, name: columns.correct ?? "correct" },
    attributes: free.filter((name) => topics.has(plainName(name))),
    conditions:
      columns.run === undefined ? [] : free.filter((name) => conditions.has(plainName(name))),
    constants: mapping?.constants ?? null,
  };
}

function attributeOf(value: unknown): AttributeValue {
  if (typeof value === "string") return value.slice(0, 1000);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "boolean" ? value : null;
}

/** Reads predictions of any usual shape, and says at the end what was taken for granted. */
class PredictionRows implements RowReader<PredictionRecord> {
  private epochSteps = 0;
  private scored = 0;

  constructor(private readonly layout: Layout) {}

  read(given: Fields, at: SourceLine): PredictionRecord {
    const { rename, verdict, constants } = this.layout;
    const before = at.issues.length;
    const renamed = rename(given);
    const fields: Fields = constants === null ? renamed : { ...constants, ...renamed };
    const epoch = epochField(fields.epoch, at);
    const step = this.step(fields, epoch, at);
    const question = textField(fields.question, "question", at);
    const said = verdictField(fields.correct, verdict, at);
    const abstained = flagField(fields.abstained, "abstained", at);
    const record: PredictionRecord = {
      line: at.line,
      step,
      epoch,
      split: optionalNameField(fields.split, "split", at),
      exampleId: exampleIdOf(fields.example_id, question, at),
      prediction: textField(fields.prediction, "prediction", at),
      correct: said.correct,
      abstained: abstained ?? said.abstained,
      category: categoryField(fields.category, at),
      question,
      answers: textListField(fields.answers, "answers", at),
    };
    if (at.issues.length === before) checkOutcome(record, at);
    if (verdict.correctFrom !== null && said.correct !== null) this.scored += 1;
    this.addRun(record, fields.run, { given, at });
    this.addAttributes(record, given);
    return record;
  }

  private step(fields: Fields, epoch: number | null, at: SourceLine): number {
    const { step } = fields;
    const isMissing = step === undefined || step === null;
    if (!isMissing) return stepField(step, at);
    if (epoch === null || !Number.isInteger(epoch)) {
      const also = epoch === null ? "" : `, and the epoch ${epoch} is not a whole number`;
      const advice = `write "step" on each line, or say it for the whole file: ?mapping={"constants":{"step":0}}`;
      report(at, "step", `step is missing${also}; ${advice}`);
      return 0;
    }
    this.epochSteps += 1;
    return epoch;
  }

  private addRun(
    record: PredictionRecord,
    run: unknown,
    { given, at }: { given: Fields; at: SourceLine },
  ): void {
    const name = optionalNameField(run, "run", at);
    if (name === null) return;
    const states = this.layout.conditions.flatMap((field) => {
      const value = given[field];
      return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
    });
    record.run = [name, ...states].join(" · ").slice(0, 256);
  }

  private addAttributes(record: PredictionRecord, given: Fields): void {
    if (this.layout.attributes.length === 0) return;
    const attributes = this.layout.attributes.flatMap((field) => {
      const value = attributeOf(given[field]);
      return value === null ? [] : [[field, value] as const];
    });
    if (attributes.length > 0) record.attributes = Object.fromEntries(attributes);
  }

  finish(): FormatWarning[] {
    const { correctFrom, name } = this.layout.verdict;
    const said: string[] = [];
    if (this.epochSteps > 0) said.push("there is no step: epoch is used as the step");
    if (this.scored > 0) said.push(`${name} from ${correctFrom} on counts as right`);
    return said.map((message) => ({ line: null, message }));
  }
}

function exampleIdOf(value: unknown, question: string | null, at: SourceLine): string {
  const isMissing = value === undefined || value === null;
  if (!isMissing || question === null || question.trim() === "")
    return nameField(value, "example_id", at);
  return questionId(question);
}

function detect(sample: Sample): string | null {
  const rows = rowsIn(sample);
  if (hasKeys(sample, "example_id") && hasKeys(sample, "greedy")) return null;
  const { kind, columns } = guessColumns(rows);
  if (kind !== "predictions") return null;
  const named = Object.values(columns).slice(0, 6).join(", ");
  return `records with ${named}`;
}

/**
 * Predictions: `{"step","epoch"?,"split"?,"example_id","prediction"?,"correct"?,"abstained"?}` and optionally
 * `category`, `question`, `answers`, as JSON lines, a JSON list or a table, and under the names that others use. The same
 * (step, split, example) twice is for the reader of the records to find: it holds one outcome per example anyway.
 */
export const predictionsFormat = defineFormat({
  id: "predictions",
  name: "Predictions",
  what: "What checkpoints answered, one JSON object a line, a JSON list or a CSV; usual names of fields are understood. Without correct the answer is scored by the dataset's rule; question, answers and category may come along.",
  holds: "predictions",
  example: {
    filename: "predictions.jsonl",
    text: [
      '{"step":100,"epoch":1,"split":"dev","example_id":"q1","question":"Where was Ada born?","answers":["London"],"category":"HighlyKnown","prediction":"London"}',
      '{"step":100,"epoch":1,"split":"dev","example_id":"q2","question":"Where was Bo born?","answers":["Paris"],"category":"Unknown","prediction":"Rome"}',
    ].join("\n"),
  },
  detect,
  guess: (sample, given) => guessColumns(rowsIn(sample), given),
  parse: (source, options = {}) =>
    parseRows(
      source,
      options,
      (sample) => new PredictionRows(layoutOf(rowsIn(sample), options.mapping ?? null)),
    ),
});
