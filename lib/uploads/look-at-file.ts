import "server-only";
import { closeJson } from "@/lib/domain/formats/close-json";
import { needsWhole } from "@/lib/domain/formats/containers";
import { type Detection, detectFormat, detectHeadBytes } from "@/lib/domain/formats/detect";
import type { Batch } from "@/lib/domain/formats/format";
import { formatByMapping } from "@/lib/domain/formats/format-by-mapping";
import { type AnyFormat, findFormat } from "@/lib/domain/formats/list";
import { type PathFacts, readPath } from "@/lib/domain/formats/path-facts";
import { columnsOf, type Preview, previewOf, previewOfAnswers } from "@/lib/domain/formats/preview";
import type { MetricRecord, PredictionRecord, RunFacts } from "@/lib/domain/formats/records";
import { type Sample, sampleOf } from "@/lib/domain/formats/sample";
import { isOtherKind, unknownFile } from "@/lib/domain/formats/unknown-file";
import { askAboutRows } from "@/lib/domain/mapping/ask-about-rows";
import { type Mapping, mergeMappings, type Question } from "@/lib/domain/mapping/mapping";
import { giveWay } from "@/lib/http/give-way";
import { FileReport } from "@/lib/http/read-file";
import { candidatesOf } from "./candidate-series";
import { FileReading } from "./file-reading";
import { type Parsed, type Problem, uploadProblem } from "./find-problem";
import type { CandidateSeries } from "./inspect-schema";
import { lookBytes } from "./open-bundle";
import type { BundleFile } from "./open-file";
import { mappingShape } from "./remembered-mappings";

export type Reason = { about: string; reason: string };

/** What is known of a file by its beginning. */
export type Look = {
  file: BundleFile;
  /** Null where it is not read. */
  format: AnyFormat | null;
  formatName: string | null;
  place: PathFacts;
  isWhole: boolean;
  /** The beginning that was sent says nothing: the container is to be sent whole. */
  needsWhole: boolean;
  /** Why there is nothing in it, which is no mistake. */
  nothing: string | null;
  /** The file's own names of columns or fields; empty where its rows have none. */
  columns: string[];
  rows: number | null;
  /** The runs that it names, null for one that it does not, and what it says of them. */
  runs: (string | null)[];
  facts: Map<string | null, RunFacts>;
  /** What its metrics are taken for, what was said of them included. */
  series: CandidateSeries[];
  /** The mapping that it would be stored by. */
  used: Mapping;
  /** The first metrics, and where the first outcomes stand. */
  history: MetricRecord[];
  outcomes: Set<string>;
  /** What is guessed, by itself and from the file's place. */
  guessed: Mapping;
  shape: string;
  questions: Question[];
  reasons: Reason[];
  preview: Preview;
  problem: Problem | null;
  warnings: { line: number | null; message: string }[];
};

type LookInput = {
  /** A format that was asked for instead of the one that the content shows. */
  format?: string | null;
  /** What somebody said of the file. */
  given?: Mapping | null;
  /** How much of it is looked at and kept: of a large bundle less of each. */
  limits?: LookLimits;
};

/** Bytes that are read; records that are kept to compare the file with others; metrics that are shown of it. */
export type LookLimits = { bytes: number; records: number; series: number };

const soleLimits: LookLimits = { bytes: lookBytes, records: 2000, series: 2000 };

/** What is kept of many files together stays bounded. */
export function limitsFor(files: number): LookLimits {
  const share = (all: number, least: number, most: number) =>
    Math.max(least, Math.min(most, Math.floor(all / Math.max(1, files))));
  return {
    bytes: share(128 * lookBytes, 16 * 1024, soleLimits.bytes),
    records: share(200_000, 20, soleLimits.records),
    series: share(20_000, 20, soleLimits.series),
  };
}

/**
 * Reads the first mebibyte of a file, or of the text in a container: what it is, what it holds and what it leaves open.
 * Nothing is stored.
 */
export async function lookAtFile(file: BundleFile, input: LookInput = {}): Promise<Look> {
  const container = await file.container();
  if (container === null) return lookAtText(file, input);
  const { name } = container;
  if (!file.isWhole) {
    const problem: Problem = { code: "invalid-file", message: needsWhole(container), details: [] };
    return { ...unreadLook(file, problem), formatName: name, needsWhole: true };
  }
  const nothing = await file.nothing();
  if (nothing !== null) {
    const message = `nothing was stored: ${nothing}`;
    const problem: Problem = { code: "invalid-file", message, details: [] };
    return { ...unreadLook(file, problem), formatName: name, nothing };
  }
  const { warnings = [] } = await file.spool();
  const look = await lookAtText(file, input);
  return {
    ...look,
    formatName: look.formatName === null ? name : `${look.formatName}, from ${name}`,
    warnings: [...warnings.map((message) => ({ line: null, message })), ...look.warnings],
  };
}

/** Of a file that cannot be read at all. */
export function unreadLook(file: BundleFile, problem: Problem): Look {
  const base = emptyLook(file, { isWhole: file.isWhole, sample: sampleOf(new Uint8Array()) });
  return { ...base, problem };
}

async function lookAtText(file: BundleFile, input: LookInput): Promise<Look> {
  const { given, limits = soleLimits } = input;
  const head = await file.head(limits.bytes);
  const isWhole = file.isWhole && head.length < limits.bytes;
  const sample = sampleOf(head, { filename: file.filename, path: file.path });
  const own = detectFormat(head.subarray(0, detectHeadBytes), file.filename, file.path);
  const { format: asked = null } = input;
  const found = recognise(sample, { own, asked, given });
  const base = {
    ...emptyLook(file, { isWhole, sample }),
    ...(asked === null && own?.isSupported !== true && openRows(sample, own)),
  };
  if (!("parse" in found)) return { ...base, formatName: found.name, problem: found.problem };
  const bytes = isWhole ? head : cutHead(head, sample);
  return readLook(base, { format: found, sample, bytes, given: given ?? {}, limits });
}

/** What is asked of rows that no format is told by, and the shape by which the answer is found for the next such file. */
function openRows(
  sample: Sample,
  own: Detection | null,
): Pick<Look, "questions" | "shape"> | undefined {
  const question = own === null && isOtherKind(sample) ? null : askAboutRows(sample);
  if (question === null) return undefined;
  return { questions: [question], shape: mappingShape("table", columnsOf(sample)) };
}

function emptyLook(
  file: BundleFile,
  { isWhole, sample }: { isWhole: boolean; sample: Sample },
): Look {
  return {
    ...{ file, format: null, formatName: null, place: readPath(file.path), isWhole },
    ...{ needsWhole: false, nothing: null },
    ...{ columns: columnsOf(sample), rows: null, runs: [], facts: new Map(), series: [] },
    ...{ used: {}, history: [], outcomes: new Set(), guessed: {}, shape: "" },
    ...{ questions: [], reasons: [], preview: previewOf(sample, []), problem: null, warnings: [] },
  };
}

/** The format that reads the file, or what its sender is told instead. */
function recognise(
  sample: Sample,
  input: { own: Detection | null; asked: string | null; given: Mapping | null | undefined },
): AnyFormat | { name: string | null; problem: Problem } {
  const { own: found, given } = input;
  const asked = input.asked ?? formatByMapping(sample, given ?? {}, found);
  const chosen = asked === null ? null : findFormat(asked);
  if (chosen !== null) return chosen;
  const code = "unsupported-format";
  if (found === null) {
    const message = `nothing was stored: ${unknownFile(sample)}`;
    return { name: null, problem: { code, message, details: [] } };
  }
  const format = found.isSupported ? findFormat(found.id) : null;
  if (format !== null) return format;
  const message = `nothing was stored: ${found.reason}`;
  return { name: found.name, problem: { code, message, details: [] } };
}

/** The beginning of a file as a file that ends: whole lines of it, or its JSON closed; other bytes as they are. */
function cutHead(head: Uint8Array, sample: Sample): Uint8Array {
  if (sample.text === "") return head;
  if (sample.json !== null && sample.json.shape !== "lines") {
    const text = new TextDecoder("utf-8").decode(head, { stream: true });
    return new TextEncoder().encode(closeJson(text));
  }
  const end = head.lastIndexOf(10);
  return end === -1 ? head : head.subarray(0, end + 1);
}

type ToRead = {
  format: AnyFormat;
  sample: Sample;
  bytes: Uint8Array;
  given: Mapping;
  limits: LookLimits;
};

const anyStep: Mapping = { constants: { step: 0 } };

async function readLook(base: Look, input: ToRead): Promise<Look> {
  const { format, sample, given } = input;
  const guess = format.guess?.(sample, given) ?? { mapping: {}, reasons: [], questions: [] };
  const parse = (mapping: Mapping) => parseLook(base, input, mapping);
  const first = await parse(mergeMappings(guess.mapping, given));
  const byPath = constantsOf(base.place);
  const needsStep = first.issues.some(({ column }) => column === "step");
  const isTriedAgain = needsStep && byPath !== null && given.constants?.step === undefined;
  const byColumns = isTriedAgain ? mergeMappings(byPath, guess.mapping) : guess.mapping;
  // While the step is asked for, any step shows what else the file holds.
  const isAsked = needsStep && guess.questions.some(({ id }) => id === "step");
  const tried = isTriedAgain ? byColumns : mergeMappings(byColumns, anyStep);
  const isReadAgain = isTriedAgain || isAsked;
  const parsed = isReadAgain ? await parse(mergeMappings(tried, given)) : first;
  const { reading, records, report } = parsed;
  const { shown } = reading;
  const guessed = mergeMappings(shown.mapping, byColumns);
  const mapping = mergeMappings(guessed, given);
  // What the sample shows already the file shows again.
  const asked = new Set(guess.questions.map(({ id }) => id));
  const told = new Set(guess.reasons.map(({ about, reason }) => `${about} ${reason}`));
  const open = [...guess.questions, ...shown.questions.filter(({ id }) => !asked.has(id))];
  // The shape is of the file as it is: columns that were said would give it other metrics.
  const plain = given.columns === undefined ? parsed : await parse(guessed);
  const isMetrics = format.holds === "metrics";
  const series = isMetrics ? reading.guess(mapping) : null;
  const history = isMetrics ? (records as MetricRecord[]) : [];
  return {
    ...{ ...base, format, formatName: format.name, history, guessed },
    ...{ runs: [...reading.runs], facts: reading.facts },
    series: series === null ? [] : candidatesOf(series, input.limits.series),
    used: isMetrics ? reading.usedMapping(mapping) : mapping,
    outcomes: placesOf(records),
    rows: base.isWhole ? report.rows : null,
    shape: base.shape || mappingShape(format.id, isMetrics ? plain.reading.keys() : base.columns),
    questions: [
      ...open.filter(({ id }) => !(isTriedAgain && id === "step")),
      ...(series?.questions ?? []),
    ],
    reasons: [
      ...guess.reasons,
      ...shown.reasons.filter(({ about, reason }) => !told.has(`${about} ${reason}`)),
      ...(isTriedAgain ? [{ about: "step", reason: `its place: ${base.file.path}` }] : []),
      ...(series?.reasons ?? []),
    ],
    preview: format.makesRows
      ? previewOfAnswers(records as PredictionRecord[])
      : previewOf(sample, history),
    problem: uploadProblem(parsed, { format, questions: open, isWhole: base.isWhole }),
    warnings: report.warnings,
  };
}

async function parseLook(
  { file }: Look,
  { format, bytes, limits }: ToRead,
  mapping: Mapping,
): Promise<Parsed> {
  const report = new FileReport();
  const reading = new FileReading(format.holds);
  const records: object[] = [];
  let lastLine = 0;
  const options = { filename: file.filename, path: file.path, mapping };
  const batches = format.parse(once(bytes), options) as AsyncIterable<Batch<object>>;
  for await (const batch of batches) {
    reading.add(batch);
    for (const issue of batch.issues) report.addIssue(issue.line, issue.column, issue.message);
    for (const warning of batch.warnings) report.addWarning(warning.line, warning.message);
    report.rows += batch.records.length;
    records.push(...batch.records.slice(0, limits.records - records.length));
    for (const record of batch.records) {
      lastLine = Math.max(lastLine, (record as { line?: number }).line ?? 0);
    }
    if (report.isFull) break;
    await giveWay();
  }
  return { reading, records, issues: report.issues, report, lastLine };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function constantsOf({ step, epoch }: PathFacts): Mapping | null {
  if (step !== null) return { constants: { step } };
  return epoch === null ? null : { constants: { step: epoch, epoch } };
}

/** Where outcomes, counts or examples stand, so that two files that say the same thing twice are told. */
function placesOf(records: readonly object[]): Set<string> {
  const places = new Set<string>();
  for (const record of records) {
    const { step, split, exampleId, category } = record as Record<string, unknown>;
    if (exampleId !== undefined || category !== undefined)
      places.add([step, split, exampleId ?? category].join("/"));
  }
  return places;
}
