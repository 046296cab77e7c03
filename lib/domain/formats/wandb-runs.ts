import { cellNumber, metricCell } from "./cells";
import { type OpenTable, parseCsvTable, type TableReader } from "./csv-table";
import type { Delimiter } from "./delimiter";
import { maxIdCharacters, report, type SourceLine, stepField } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import type { FormatWarning } from "./issue";
import { MetricValues } from "./metric-values";
import type { MetricRecord, RunFacts } from "./records";
import { readableTime } from "./time-field";
import { summarySteps } from "./wandb-summary";

const about = new Set([
  ...["Name", "ID", "State", "Notes", "User", "Tags", "Created", "Updated", "End Time"],
  ...[
    "Runtime",
    "Sweep",
    "Group",
    "Job Type",
    "GitHub",
    "Report",
    "Host",
    "Hostname",
    "Description",
  ],
]);
const maxRuns = 10_000;
const settingCharacters = 1000;

const statuses = new Map([
  ["finished", "finished" as const],
  ["running", "running" as const],
  ["failed", "failed" as const],
  ["crashed", "failed" as const],
  ["killed", "failed" as const],
]);

/** Settings come first and last values after them, each in the order of the alphabet: where it begins anew. */
function firstSummary(columns: readonly string[]): number {
  const own = columns.flatMap((name, index) => (about.has(name) || name === "" ? [] : [index]));
  const lower = (index: number | undefined) => (columns[index ?? -1] ?? "").toLowerCase();
  const breaks = own.filter((index, at) => at > 0 && lower(index) < lower(own[at - 1]));
  const isMetric = (index: number) =>
    /\/|loss|acc/i.test(columns[index] ?? "") || summarySteps.includes(columns[index] ?? "");
  if (breaks.length === 1) return breaks[0] ?? columns.length;
  return own.find(isMetric) ?? columns.length;
}

function setting(cell: string, delimiter: Delimiter): string | number | boolean | null {
  const text = cell.trim();
  if (text === "" || text === "null") return null;
  if (text === "true" || text === "false") return text === "true";
  const number = cellNumber(text, delimiter);
  return typeof number === "number" && Number.isFinite(number)
    ? number
    : text.slice(0, settingCharacters);
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

class RunsTable implements TableReader<MetricRecord> {
  private readonly summaryFrom: number;
  private readonly step: number;
  private readonly metrics = new MetricValues();
  private readonly names = new Set<string>();
  private readonly found: RunFacts[] = [];
  private withoutStep = 0;

  constructor(
    private readonly columns: readonly string[],
    private readonly delimiter: Delimiter,
  ) {
    this.summaryFrom = firstSummary(columns);
    const name = summarySteps.find((each) => columns.lastIndexOf(each) >= this.summaryFrom);
    this.step = name === undefined ? -1 : columns.lastIndexOf(name);
  }

  get hasStep(): boolean {
    return this.step !== -1;
  }

  read(cells: readonly string[], place: SourceLine): MetricRecord | null {
    const run = this.nameOf(cells, place);
    if (run === null) return null;
    this.found.push(this.factsOf(cells, run));
    const step = cellNumber(cells[this.step] ?? "", this.delimiter);
    if (typeof step !== "number") {
      this.withoutStep += 1;
      return null;
    }
    const before = place.issues.length;
    const at = stepField(step, place);
    const pairs = this.columns.flatMap((name, index) => {
      const isValue = index >= this.summaryFrom && index !== this.step && !about.has(name);
      return isValue && name !== ""
        ? [[name, metricCell(cells[index] ?? "", this.delimiter)] as const]
        : [];
    });
    const values = this.metrics.read(pairs, (message) => report(place, null, message));
    if (place.issues.length > before) return null;
    return { line: place.line, step: at, epoch: null, timeMs: null, values, run };
  }

  private cell(cells: readonly string[], name: string): string {
    const index = this.columns.indexOf(name);
    const text = index === -1 ? "" : (cells[index]?.trim() ?? "");
    return text === "-" ? "" : text;
  }

  /** Names repeat, one for each seed: the second is "name (2)". */
  private nameOf(cells: readonly string[], place: SourceLine): string | null {
    const given = this.cell(cells, "Name");
    if (given === "" || given.length > maxIdCharacters || !given.isWellFormed()) {
      report(
        place,
        "Name",
        `the run has no name, or one longer than ${maxIdCharacters} characters`,
      );
      return null;
    }
    if (this.names.size >= maxRuns) {
      report(place, "Name", `the table holds more than ${maxRuns} runs; split it`);
      return null;
    }
    let name = given;
    for (let copy = 2; this.names.has(name); copy += 1) name = `${given} (${copy})`;
    this.names.add(name);
    return name;
  }

  private factsOf(cells: readonly string[], run: string): RunFacts {
    const status = statuses.get(this.cell(cells, "State").toLowerCase());
    const created = readableTime(this.cell(cells, "Created"));
    const runtime = cellNumber(this.cell(cells, "Runtime"), this.delimiter);
    const end =
      created !== null && typeof runtime === "number" && status === "finished"
        ? created + runtime * 1000
        : null;
    const tags = this.cell(cells, "Tags")
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== "");
    const settings = this.columns.slice(0, this.summaryFrom).flatMap((name, index) => {
      const isSetting = !about.has(name) && name !== "";
      return isSetting ? [[name, setting(cells[index] ?? "", this.delimiter)] as const] : [];
    });
    const given = settings.filter(([, value]) => value !== null);
    return {
      ...{ run, name: run },
      ...(status === undefined ? {} : { status }),
      ...(tags.length === 0 ? {} : { tags }),
      ...(created === null ? {} : { startedAt: iso(created) }),
      ...(end === null || Math.abs(end) > 8.64e15 ? {} : { finishedAt: iso(end) }),
      ...(given.length === 0 ? {} : { hyperparameters: Object.fromEntries(given) }),
    };
  }

  /** The facts that were not taken yet. */
  takeFacts(): RunFacts[] {
    return this.found.splice(0);
  }

  finish(): FormatWarning[] {
    const note =
      "one row a run: last values and settings, no course; the runs' histories have that";
    const missing =
      this.withoutStep === 0 ? [] : [`${this.withoutStep} runs have no step and so no last values`];
    const messages = [note, ...missing].map((message) => ({ line: null, message }));
    return [...messages, ...this.metrics.warnings()];
  }
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  let table: RunsTable | null = null;
  const current = (): RunsTable | null => table;
  const open: OpenTable<MetricRecord> = ({ columns, delimiter }, place) => {
    const opened = new RunsTable(columns, delimiter);
    if (!opened.hasStep) {
      const wanted = "iter, global_step or _step";
      report(
        place,
        "step",
        `no column says at which step the last values were: show ${wanted} in W&B's table and export it again`,
      );
      return null;
    }
    table = opened;
    return opened;
  };
  for await (const batch of parseCsvTable(source, options, open)) {
    yield { ...batch, facts: current()?.takeFacts() ?? [] };
  }
}

/** A W&B runs table (FORMATS.md section 5): one row a run, its settings and its last values. */
export const wandbRunsFormat = defineFormat({
  id: "wandb-runs",
  name: "W&B runs table",
  what: "A table of runs exported from W&B as CSV: each row becomes a run with its state, tags, settings and last values. A name that comes again gets a number.",
  holds: "metrics",
  example: {
    filename: "wandb_runs.csv",
    text: '"Name","State","Tags","Created","Runtime","batch_size","learning_rate","iter","val/loss"\n"unk50","finished","full","2026-05-25T14:08:33.000Z","732","64","0.001","5000","1.4786"',
  },
  detect: ({ table }) =>
    ["Name", "Created", "Runtime"].every((name) => table?.columns.includes(name))
      ? "Name, Created, Runtime"
      : null,
  parse,
});
