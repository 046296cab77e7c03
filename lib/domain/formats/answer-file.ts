import { guessColumns } from "@/lib/domain/mapping/guess-columns";
import { type Mapping, mergeMappings } from "@/lib/domain/mapping/mapping";
import { closeJson } from "./close-json";
import type { Fields } from "./fields";
import type { Batch, FileGuess, ParseOptions } from "./format";
import { type FormatIssue, UnreadableText } from "./issue";
import { joinGuesses } from "./lm-eval-guess";
import { readPath } from "./path-facts";
import { predictionsFormat } from "./predictions";
import { parseJsonText, readJsonFile, readWholeText } from "./read-json-file";
import type { PredictionRecord, RunFacts } from "./records";
import type { Sample } from "./sample";

/** What a file of answers holds, its records named as those of predictions: example_id, question, answers ... */
export type AnswerFile = {
  rows: Fields[];
  warnings: string[];
  /** Why nothing of the file can be read. */
  problem?: string;
  guess?: FileGuess;
  facts?: RunFacts[];
};

export type AnswerFileShape = {
  /** With its article, for a refusal: "an Inspect log". */
  what: string;
  /** The file is JSON lines, and `read` is given a list of them. */
  isLines?: boolean;
  read(file: unknown, mapping: Mapping | null): AnswerFile;
};

const sampleRows = 50;
const nothing: FileGuess = { mapping: {}, reasons: [], questions: [] };

type Named = { filename?: string | null; path?: string | null };

/** Such files name no checkpoint; the folder they stand in, or their own name, may. */
function guessCheckpoint({ filename, path }: Named): FileGuess {
  const { step } = readPath(path ?? filename ?? "");
  if (step === null) return nothing;
  const reason = `the file's place is named after step ${step}`;
  return { mapping: { constants: { step } }, reasons: [{ about: "step", reason }], questions: [] };
}

/** Throws UnreadableText, with its line, for one that is no JSON. */
function linesIn(text: string): unknown[] {
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    try {
      return [parseJsonText(line)];
    } catch (error) {
      if (!(error instanceof UnreadableText)) throw error;
      throw new UnreadableText({ ...error.issue, line: index + 1 });
    }
  });
}

/** The last line of a beginning may be cut. */
function wholeLines(text: string): unknown[] {
  const end = text.lastIndexOf("\n");
  return linesIn(end === -1 ? text : text.slice(0, end));
}

/** What the first 64 KiB of such a file leave open. */
export function guessAnswers(shape: AnswerFileShape) {
  return ({ text, filename, path }: Sample, given: Mapping | null): FileGuess => {
    let file: AnswerFile = { rows: [], warnings: [] };
    try {
      const beginning = shape.isLines ? wholeLines(text) : parseJsonText(closeJson(text));
      file = shape.read(beginning, given);
    } catch (error) {
      if (!(error instanceof UnreadableText)) throw error;
    }
    const place = guessCheckpoint({ filename, path });
    const rows = file.rows.slice(0, sampleRows);
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const { mapping, reasons, questions } = guessColumns(
      { names: names.length > 0 ? names : ["example_id", "prediction"], rows },
      mergeMappings(place.mapping, given ?? {}),
    );
    const found = { mapping: mergeMappings(place.mapping, mapping), reasons, questions };
    return joinGuesses({ ...place, mapping: {} }, found, file.guess ?? nothing);
  };
}

/** Rows as the JSON lines that formats of single rows read. */
export async function* linesOf(rows: readonly Fields[]): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  for (const row of rows) yield encoder.encode(`${JSON.stringify(row)}\n`);
}

/** Reads such a file whole, at most 64 MiB, as predictions; a record's line is its place in the file. */
export function parseAnswers(shape: AnswerFileShape) {
  return async function* parse(
    source: AsyncIterable<Uint8Array>,
    options: ParseOptions = {},
  ): AsyncIterable<Batch<PredictionRecord>> {
    const refused = (issue: FormatIssue) => ({ records: [], issues: [issue], warnings: [] });
    const given = options.mapping ?? null;
    try {
      const whole = shape.isLines
        ? linesIn(await readWholeText(source, shape.what))
        : await readJsonFile(source, shape.what);
      const file = shape.read(whole, given);
      const { problem, facts = [], guess = nothing } = file;
      if (problem !== undefined) {
        yield refused({ line: null, column: null, message: problem });
        return;
      }
      const mapping = mergeMappings(guessCheckpoint(options).mapping, given ?? {});
      yield* predictionsFormat.parse(linesOf(file.rows), { ...options, mapping });
      const warnings = file.warnings.map((message) => ({ line: null, message }));
      yield { records: [], issues: [], warnings, facts, guess };
    } catch (error) {
      if (!(error instanceof UnreadableText)) throw error;
      yield refused(error.issue);
    }
  };
}
