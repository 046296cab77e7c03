import type { Mapping, Question, SeriesHint } from "@/lib/domain/mapping/mapping";
import type { FormatIssue, FormatWarning } from "./issue";
import type {
  AggregateRecord,
  ExampleRecord,
  MetricRecord,
  PredictionRecord,
  RunFacts,
  SlickRecord,
  TrainingRecord,
} from "./records";
import type { Sample } from "./sample";

/** What a file can hold, and the record that it is read into. */
export type RecordOf = {
  examples: ExampleRecord;
  "training-set": TrainingRecord;
  "slick-samples": SlickRecord;
  predictions: PredictionRecord;
  aggregates: AggregateRecord;
  metrics: MetricRecord;
};
export type Holds = keyof RecordOf;

/** What is guessed of a file, under whatever is said of it, the reasons for it, and what is asked. */
export type FileGuess = {
  mapping: Mapping;
  reasons: { about: string; reason: string }[];
  questions: Question[];
};

export type Batch<R> = {
  records: R[];
  issues: FormatIssue[];
  warnings: FormatWarning[];
  /** What the file says of the runs in it; later facts are laid over earlier ones of the same run. */
  facts?: RunFacts[];
  /** What the file says of its metrics, by key; later hints are laid over earlier ones. */
  hints?: Record<string, SeriesHint>;
  /** Given once, by formats that find more than names of columns or metrics. */
  guess?: FileGuess;
};

export type ParseOptions = {
  /** A longer line is refused before it is held in memory; 8 MiB by default. */
  maxLineBytes?: number;
  /** Helps where a format leaves a name out of the file (TensorBoard downloads). */
  filename?: string | null;
  /** Where the file stood in an archive or a dropped folder, with its own name: `run-a/checkpoint-500/x.json`. */
  path?: string | null;
  /** What the file cannot say; what it leaves open is guessed. */
  mapping?: Mapping | null;
};

/** What a file format is: everything else that names formats is derived from the list of these. */
export type FormatOf<H extends Holds, Id extends string = string> = {
  id: Id;
  /** As it stands on a page: "Hugging Face trainer state". */
  name: string;
  /** What it is and what of it is read, in a sentence or two. */
  what: string;
  holds: H;
  /** A file to start from, or the smallest that shows the shape; it must be read without an issue. */
  example: { filename: string; text: string } | { filename: string; base64: string };
  /** By what the sample is told to be of this format, as a phrase; null when it is not. */
  detect(sample: Sample): string | null;
  /** Its answers are made of what the file holds: they are shown as they are read, and no column of it can be mapped. */
  makesRows?: boolean;
  /** What the names and first values of a file's fields leave to be said, and what is guessed of it. */
  guess?(sample: Sample, given: Mapping | null): FileGuess;
  /** The questions that the file brings along with what it holds; read before it. */
  examples?(
    source: AsyncIterable<Uint8Array>,
    options?: ParseOptions,
  ): AsyncIterable<Batch<ExampleRecord>>;
  /** Bytes in, batches of about a thousand records out, mistakes as values. */
  parse(
    source: AsyncIterable<Uint8Array>,
    options?: ParseOptions,
  ): AsyncIterable<Batch<RecordOf[H]>>;
};

/** A format that is recognised and not read; `advice` says what to do instead and must work when followed. */
export type RefusedFormat<Id extends string = string> = {
  id: Id;
  name: string;
  advice: string;
  detect(sample: Sample): string | null;
};

export function defineFormat<H extends Holds, const Id extends string>(
  format: FormatOf<H, Id>,
): FormatOf<H, Id> {
  return format;
}

export function defineRefusal<const Id extends string>(
  format: RefusedFormat<Id>,
): RefusedFormat<Id> {
  return format;
}

export const batchRecords = 1000;
