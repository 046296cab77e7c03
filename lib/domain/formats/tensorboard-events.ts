import { maxStep } from "./fields";
import { type Batch, batchRecords, defineFormat, type ParseOptions } from "./format";
import { type FormatIssue, type FormatWarning, maxIssues } from "./issue";
import { MetricValues } from "./metric-values";
import type { MetricRecord } from "./records";
import { SkippedFields } from "./skipped-fields";
import { readEvent, type TensorBoardEvent } from "./tensorboard-event";
import { readTfRecords, type TfRecord } from "./tf-records";
import { readableTime } from "./time-field";

const maxTagsAtOnce = 5000;
const epochTags = ["train/epoch", "epoch"] as const;
/** Keras writes the same tags into a folder for each kind of examples. */
const folders = new Set(["train", "training", "validation", "valid", "val", "eval", "test"]);

function folderPrefix(path: string | null | undefined): string {
  const folder = path?.split("/").at(-2)?.toLowerCase() ?? "";
  return folders.has(folder) ? `${folder}/` : "";
}

type Group = { step: number; timeMs: number | null; pairs: [string, number][] };

/** Events come one a metric; those of one step that follow each other are one record. */
class EventReader {
  readonly issues: FormatIssue[] = [];
  private readonly metrics = new MetricValues();
  private readonly others = new SkippedFields();
  private records: MetricRecord[] = [];
  private group: Group | null = null;
  private events = 0;

  constructor(private readonly prefix: string) {}

  add(record: TfRecord): void {
    if (record.kind === "long") this.others.add("a record", "is longer than 16 MiB");
    if (record.kind !== "record") return;
    const event = readEvent(record.data);
    if (event === null) {
      this.report(record.offset, "it is no event");
      return;
    }
    this.events += 1;
    for (const other of event.others) this.others.add(other, "is no scalar");
    if (event.scalars.length === 0) return;
    if (event.step < 0 || event.step > maxStep) {
      this.report(record.offset, `its step is ${event.step}`);
      return;
    }
    this.put(event);
  }

  report(offset: number, what: string): void {
    const message = `the record at byte ${offset} cannot be read: ${what}`;
    this.issues.push({ line: null, column: null, message });
  }

  private put(event: TensorBoardEvent): void {
    const isFull = (this.group?.pairs.length ?? 0) >= maxTagsAtOnce;
    if (this.group !== null && (this.group.step !== event.step || isFull)) this.flush();
    this.group ??= { step: event.step, timeMs: readableTime(event.wallTime), pairs: [] };
    for (const { tag, value } of event.scalars) {
      this.group.pairs.push([
        epochTags.some((each) => each === tag) ? tag : this.prefix + tag,
        value,
      ]);
    }
  }

  flush(): void {
    if (this.group === null) return;
    const { step, timeMs, pairs } = this.group;
    this.group = null;
    const isEpoch = ([tag, value]: [string, number]): boolean =>
      epochTags.some((each) => each === tag) && Number.isFinite(value) && value >= 0;
    const epoch = pairs.find(isEpoch)?.[1] ?? null;
    const before = this.issues.length;
    const values = this.metrics.read(
      pairs.filter((pair) => !isEpoch(pair)),
      (message) => this.issues.push({ line: null, column: null, message }),
    );
    if (this.issues.length > before || Object.keys(values).length === 0) return;
    this.metrics.count(step, values);
    this.records.push({ line: 1, step, epoch, timeMs, values });
  }

  take(): MetricRecord[] {
    return this.records.splice(0);
  }

  get isFull(): boolean {
    return this.records.length >= batchRecords;
  }

  finish(isEmpty: boolean): void {
    this.flush();
    if (!isEmpty || this.issues.length > 0 || this.events === 0) return;
    this.issues.push({ line: null, column: null, message: "the event file holds no scalars" });
  }

  warnings(): FormatWarning[] {
    return [...this.metrics.warnings(), ...this.others.warnings()];
  }
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  { path = null }: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  const reader = new EventReader(folderPrefix(path));
  const warnings: FormatWarning[] = [];
  let count = 0;
  let bytes = 0;
  for await (const record of readTfRecords(source)) {
    bytes += 1;
    if (record.kind === "bad")
      reader.report(
        record.offset,
        `the checksum of its ${record.what} is wrong; copy the file anew`,
      );
    else if (record.kind === "cut") {
      const message = `the file ends within the record at byte ${record.offset}, as a killed run leaves it; what stands before is read`;
      warnings.push({ line: null, message });
    } else reader.add(record);
    if (reader.isFull) {
      const records = reader.take();
      count += records.length;
      yield { records, issues: [], warnings: [] };
    }
    if (reader.issues.length >= maxIssues) break;
  }
  if (bytes === 0) reader.issues.push({ line: null, column: null, message: "the file is empty" });
  reader.finish(false);
  const records = reader.take();
  if (count + records.length === 0 && reader.issues.length === 0) {
    reader.issues.push({ line: null, column: null, message: "the event file holds no scalars" });
  }
  const issues = reader.issues.slice(0, maxIssues);
  yield { records, issues, warnings: [...warnings, ...reader.warnings()] };
}

/**
 * TensorBoard event files (FORMATS.md section 6): scalars as PyTorch and as TensorFlow write them. Other plugins are
 * passed over and counted; a cut last record ends the file; a wrong checksum is a mistake with its byte.
 */
export const tensorboardEventsFormat = defineFormat({
  id: "tensorboard-events",
  name: "TensorBoard event file",
  what: "events.out.tfevents files as PyTorch, the Hugging Face Trainer, TensorFlow and Keras write them. Scalars are read; images, texts and graphs are passed over.",
  holds: "metrics",
  example: {
    filename: "events.out.tfevents.1753210469.host.1.0",
    base64:
      "GAAAAAAAAACjf0siCQAAQJn3H9pBGg1icmFpbi5FdmVudDoyVHqP5ysAAAAAAAAAhhvDSwkAAICZ9x/aQSogCh4KF2V2YWwvZGV2X2tub3duX2FjY3VyYWN5FQAAUD9b1N3FLQAAAAAAAAA8QYr7CQAAAJz3H9pBEGQqIAoeChdldmFsL2Rldl9rbm93bl9hY2N1cmFjeRUAAEA/PEFcyA==",
  },
  detect: ({ bytes }) =>
    new TextDecoder("latin1").decode(bytes.subarray(0, 64)).includes("brain.Event:")
      ? "brain.Event"
      : null,
  parse,
});
