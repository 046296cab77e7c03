import { keyProblem } from "./attributes";
import { baseModelOfSettings } from "./base-model";
import type { SourceLine } from "./fields";
import { type Batch, batchRecords, defineFormat } from "./format";
import { type FormatIssue, type FormatWarning, maxIssues } from "./issue";
import { plainSetting, type Setting } from "./plain-settings";
import type { MetricRecord, RunFacts } from "./records";
import { readWandbBlocks, type WandbBlock } from "./wandb-blocks";
import { epochs, HistoryRows, realSteps } from "./wandb-history-rows";
import { readWandbRecord, type WandbRecord } from "./wandb-record";

const maxSettings = 2000;

/** What the log says of its run: settings written later are laid over earlier ones. */
class LoggedRun {
  private readonly settings: Record<string, Setting> = {};
  private facts: RunFacts = { run: null };
  hasEnd = false;

  add(record: WandbRecord): void {
    if (record.kind === "exit") {
      this.hasEnd = true;
      this.facts.status = record.code === 0 ? "finished" : "failed";
    }
    if (record.kind === "run") {
      if (record.name !== null) this.facts.name = record.name;
      if (record.tags.length > 0) this.facts.tags = record.tags;
      if (record.startedMs !== null)
        this.facts.startedAt = new Date(record.startedMs).toISOString();
    }
    if (record.kind === "run" || record.kind === "config") this.keep(record.settings);
  }

  private keep(settings: ReadonlyMap<string, unknown>): void {
    for (const [name, value] of settings) {
      const isOwn = name === "_wandb" || name.startsWith("_wandb.");
      if (isOwn || keyProblem(name) !== null) continue;
      if (Object.keys(this.settings).length < maxSettings)
        this.settings[name] = plainSetting(value);
    }
  }

  read(): RunFacts {
    const baseModel = baseModelOfSettings(this.settings);
    const hasSettings = Object.keys(this.settings).length > 0;
    return {
      ...this.facts,
      ...(hasSettings && { hyperparameters: this.settings }),
      ...(baseModel !== null && { baseModel }),
    };
  }
}

/**
 * Rows wait until it is known which of their names counts the optimiser's steps: the trainer's own, else one that
 * define_metric made the x axis.
 */
class LogReader {
  readonly issues: FormatIssue[] = [];
  readonly warnings: FormatWarning[] = [];
  readonly run = new LoggedRun();
  private readonly defined = new Set<string>();
  private waiting: Map<string, unknown>[] = [];
  private rows: HistoryRows | null = null;
  private records: MetricRecord[] = [];
  private isCut = false;
  rowCount = 0;

  add(block: WandbBlock): void {
    if (block.kind === "version") {
      const message = `the log has version ${block.version} of its layout, and only version 0 is known: export the run's history from W&B and upload that`;
      this.report(message);
    } else if (block.kind === "bad")
      this.report(`the record at byte ${block.offset} cannot be read: ${block.what}`);
    else if (block.kind === "long")
      this.warn(`the record at byte ${block.offset} is longer than 16 MiB and was left out`);
    else if (block.kind === "cut") {
      this.isCut = true;
      this.warn(
        `the file ends within the record at byte ${block.offset}, as a killed run leaves it; what stands before is read`,
      );
    } else this.read(block);
  }

  private read({ data, offset }: { data: Uint8Array; offset: number }): void {
    const record = readWandbRecord(data);
    if (record === null)
      this.report(`the record at byte ${offset} cannot be read: it is no record of W&B`);
    else if (record.kind === "step-metric") this.defined.add(record.name);
    else if (record.kind === "history") {
      this.rowCount += 1;
      this.waiting.push(record.row);
    } else this.run.add(record);
  }

  private report(message: string): void {
    this.issues.push({ line: null, column: null, message });
  }

  private warn(message: string): void {
    this.warnings.push({ line: null, message });
  }

  get isFull(): boolean {
    return this.waiting.length >= batchRecords;
  }

  take(): MetricRecord[] {
    this.rows ??= new HistoryRows(this.stepName(), []);
    for (const row of this.waiting.splice(0)) {
      const place: SourceLine = { line: 1, issues: this.issues };
      const record = this.rows.read(row, place);
      if (record !== null && Object.keys(record.values).length > 0) this.records.push(record);
    }
    return this.records.splice(0);
  }

  private stepName(): string | null {
    const isEpoch = (name: string) => epochs.some((each) => each === name);
    const candidates = [...realSteps, ...[...this.defined].filter((name) => !isEpoch(name))];
    return candidates.find((name) => this.waiting.some((row) => row.has(name))) ?? null;
  }

  finish(): FormatWarning[] {
    if (!this.run.hasEnd && !this.isCut && this.issues.length === 0)
      this.warn("the log does not say that the run ended: it goes on, or was killed");
    return [...this.warnings, ...(this.rows?.metrics.warnings() ?? [])];
  }
}

async function* parse(source: AsyncIterable<Uint8Array>): AsyncIterable<Batch<MetricRecord>> {
  const reader = new LogReader();
  for await (const block of readWandbBlocks(source)) {
    reader.add(block);
    if (reader.isFull) yield { records: reader.take(), issues: [], warnings: [] };
    if (reader.issues.length >= maxIssues) break;
  }
  const records = reader.take();
  if (reader.rowCount === 0 && reader.issues.length === 0) {
    const message =
      "the log holds no history: nothing was logged with run.log, or another log of the same run has it";
    reader.issues.push({ line: null, column: null, message });
  }
  const issues = reader.issues.slice(0, maxIssues);
  yield { records, issues, warnings: reader.finish(), facts: [reader.run.read()] };
}

/**
 * W&B's own log of a run, as a run writes it offline and online (the layout of wandb 0.10 to 0.31). Console text, facts of
 * the machine, and media stay where they are.
 */
export const wandbLogFormat = defineFormat({
  id: "wandb-log",
  name: "W&B run log (.wandb)",
  what: "run-<id>.wandb as W&B writes it beside a run, offline runs that were never synced included. Its history, settings, name, tags and end are read; console text, facts of the machine and media are left where they are.",
  holds: "metrics",
  example: {
    filename: "run-4qsjhrle.wandb",
    base64:
      "OlcmQuG+ANzzip45AAGKATYKCDRxc2pocmxlGgVmYWN0cyIbChkKDWxlYXJuaW5nX3JhdGWCAQcwLjAwMDA1QgZ1bmswNTB4IOTmOwABEjkKEBIKdHJhaW4vbG9zc4IBATIKGBIRdHJhaW4vZ2xvYmFsX3N0ZXCCAQI1MAoLEgVfc3RlcIIBATDt8a1zPAABEjoKEBIKdHJhaW4vbG9zc4IBATEKGRIRdHJhaW4vZ2xvYmFsX3N0ZXCCAQMxMDAKCxIFX3N0ZXCCAQExpuV0fgMAAZIBAA==",
  },
  detect: ({ bytes }) =>
    [0x3a, 0x57, 0x26, 0x42].every((byte, index) => bytes[index] === byte) ? ":W&B" : null,
  parse,
});
