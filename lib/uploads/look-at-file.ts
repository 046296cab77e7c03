import "server-only";
import { closeJson } from "@/lib/domain/formats/close-json";
import { detectFormat, detectHeadBytes } from "@/lib/domain/formats/detect";
import type { Batch } from "@/lib/domain/formats/format";
import type { FormatIssue } from "@/lib/domain/formats/issue";
import { type AnyFormat, findFormat, formats } from "@/lib/domain/formats/list";
import { type PathPlace, placeInPath } from "@/lib/domain/formats/place-in-path";
import { columnsOf, type Preview, previewOf } from "@/lib/domain/formats/preview";
import type { MetricRecord } from "@/lib/domain/formats/records";
import { type Sample, sampleOf } from "@/lib/domain/formats/sample";
import { type Mapping, mergeMappings, type Question } from "@/lib/domain/mapping/mapping";
import { AppError, type ErrorCode } from "@/lib/errors";
import { FileReport } from "@/lib/http/read-file";
import { FileReading, nothingStored } from "./file-reading";
import { guessColumnsOf } from "./guess-file";
import { type BundleFile, lookBytes } from "./open-bundle";
import { shapeOf } from "./remembered-mappings";

const defaultKeptRecords = 2000;

export type Problem = {
  code: ErrorCode;
  message: string;
  details: readonly FormatIssue[];
};

export type Reason = { about: string; reason: string };

/** What is known of a file by its beginning. */
export type Look = {
  file: BundleFile;
  /** Null where it is not read. */
  format: AnyFormat | null;
  formatName: string | null;
  place: PathPlace;
  isWhole: boolean;
  /** The file's own names of columns or fields; empty where its rows have none. */
  columns: string[];
  rows: number | null;
  reading: FileReading | null;
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
  /** How many of its records are kept to compare it with others of its bundle. */
  keep?: number;
};

/** Reads the first mebibyte of a file: what it is, what it holds and what it leaves open. Nothing is stored. */
export async function lookAtFile(file: BundleFile, input: LookInput = {}): Promise<Look> {
  const head = await file.head(lookBytes);
  const isWhole = file.isWhole && head.length < lookBytes;
  const sample = sampleOf(head, { filename: file.filename, path: file.path });
  const found = recognise(head, file, input.format ?? null);
  const base = emptyLook(file, { isWhole, sample });
  if (!("parse" in found)) return { ...base, formatName: found.name, problem: found.problem };
  const bytes = isWhole ? head : cutHead(head, sample);
  const { given, keep = defaultKeptRecords } = input;
  return readLook(base, { format: found, sample, bytes, given: given ?? {}, keep });
}

function emptyLook(
  file: BundleFile,
  { isWhole, sample }: { isWhole: boolean; sample: Sample },
): Look {
  return {
    ...{ file, format: null, formatName: null, place: placeInPath(file.path), isWhole },
    ...{
      columns: columnsOf(sample),
      rows: null,
      reading: null,
      history: [],
      outcomes: new Set(),
      guessed: {},
      shape: "",
    },
    ...{ questions: [], reasons: [], preview: previewOf(sample, []), problem: null, warnings: [] },
  };
}

/** The format that reads the file, or what its sender is told instead. */
function recognise(
  head: Uint8Array,
  { filename, path }: BundleFile,
  asked: string | null,
): AnyFormat | { name: string | null; problem: Problem } {
  const chosen = asked === null ? null : findFormat(asked);
  if (chosen !== null) return chosen;
  const found = detectFormat(head.subarray(0, detectHeadBytes), filename, path);
  const code = "unsupported-format";
  if (found === null) {
    const known = formats.map(({ name }) => name).join(", ");
    const message = `nothing was stored: this is no format that Onset reads; it reads ${known}`;
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

async function readLook(
  base: Look,
  input: { format: AnyFormat; sample: Sample; bytes: Uint8Array; given: Mapping; keep: number },
): Promise<Look> {
  const { format, sample, bytes, given, keep } = input;
  const { columns } = base;
  const guess = guessColumnsOf({ format, sample, columns });
  const first = await parseLook(base, {
    format,
    bytes,
    mapping: mergeMappings(guess.mapping, given),
    keep,
  });
  const byPlace = constantsOf(base.place);
  const needsStep = first.issues.some(({ column }) => column === "step");
  const isTriedAgain = needsStep && byPlace !== null && given.constants?.step === undefined;
  const guessed = isTriedAgain ? mergeMappings(byPlace, guess.mapping) : guess.mapping;
  const mapping = mergeMappings(guessed, given);
  const parsed = isTriedAgain ? await parseLook(base, { format, bytes, mapping, keep }) : first;
  const { reading, records, report } = parsed;
  const series = format.holds === "metrics" ? reading.guess(mapping) : null;
  const names = series === null ? columns : series.series.map((each) => each.series.key);
  const isMetrics = format.holds === "metrics";
  const history = isMetrics ? (records as MetricRecord[]) : [];
  return {
    ...{ ...base, format, formatName: format.name, reading, history, guessed },
    outcomes: placesOf(records),
    rows: base.isWhole ? report.rows : null,
    shape: shapeOf(format.id, names),
    questions: [...guess.questions, ...(series?.questions ?? [])],
    reasons: [
      ...guess.reasons,
      ...(isTriedAgain ? [{ about: "step", reason: `its place: ${base.file.path}` }] : []),
      ...(series?.reasons ?? []),
    ],
    preview: previewOf(sample, history),
    problem: problemOf(parsed, { format, questions: guess.questions, isWhole: base.isWhole }),
    warnings: report.warnings,
  };
}

type Parsed = {
  reading: FileReading;
  records: object[];
  issues: FormatIssue[];
  report: FileReport;
  lastLine: number;
};

async function parseLook(
  { file }: Look,
  input: { format: AnyFormat; bytes: Uint8Array; mapping: Mapping; keep: number },
): Promise<Parsed> {
  const { format, bytes, mapping, keep } = input;
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
    records.push(...batch.records.slice(0, keep - records.length));
    for (const record of batch.records) {
      lastLine = Math.max(lastLine, (record as { line?: number }).line ?? 0);
    }
    if (report.isFull) break;
  }
  return { reading, records, issues: report.issues, report, lastLine };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function constantsOf({ step, epoch }: PathPlace): Mapping | null {
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

/** What storing would refuse the file with, as far as its beginning shows; an open question is no mistake. */
function problemOf(
  { report, issues, lastLine, reading }: Parsed,
  input: { format: AnyFormat; questions: readonly Question[]; isWhole: boolean },
): Problem | null {
  const asked = new Set(input.questions.map(({ id }) => id));
  const isReal = ({ line, column }: FormatIssue) =>
    !(column !== null && asked.has(column)) &&
    (input.isWhole || (line !== null && line <= lastLine));
  const real = new FileReport();
  for (const issue of issues.filter(isReal)) real.addIssue(issue.line, issue.column, issue.message);
  try {
    real.refuseIssues();
  } catch (error) {
    if (error instanceof AppError) return { ...pick(error), details: real.issues };
    throw error;
  }
  const hasMetrics = input.format.holds !== "metrics" || reading.guess(null).series.length > 0;
  const isEmpty = input.isWhole && issues.length === 0 && (report.rows === 0 || !hasMetrics);
  return isEmpty ? { code: "invalid-file", message: nothingStored(report), details: [] } : null;
}

function pick({ code, message }: AppError): { code: ErrorCode; message: string } {
  return { code, message };
}
