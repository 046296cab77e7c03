import { type Batch, defineFormat, type ParseOptions } from "./format";
import { type FormatIssue, UnreadableText } from "./issue";
import { QuestionIds } from "./question-id";
import { readJsonFile } from "./read-json-file";
import type { ExampleRecord } from "./records";
import type { Sample } from "./sample";
import { yieldRecords } from "./yield-records";

/** prompt, answer, wrong answer, their tokens, a prompt with bad examples, how often it was known, and a sentinel. */
const cells = 8;

function isRow(value: unknown): value is [string, string, string, ...unknown[]] {
  const isLong = Array.isArray(value) && value.length === cells;
  return isLong && value.slice(0, 3).every((cell) => typeof cell === "string");
}

function questionIn(prompt: string): string {
  return prompt
    .replace(/^question:\s*/i, "")
    .replace(/\s*answer:\s*$/i, "")
    .trim();
}

/** Both of its files of known facts are called by whether the model answers wrong in spite of that. */
function isOfKnown(filename: string | null): boolean {
  return /^(non)?hallucinat/i.test(filename ?? "");
}

const maxText = 100_000;

function toExample(
  row: readonly unknown[],
  { line, exampleId, isKnown }: { line: number; exampleId: string; isKnown: boolean },
): ExampleRecord {
  const [prompt, answer, wrong] = row.slice(0, 3).map((cell) => String(cell).slice(0, maxText));
  const known = row[6];
  return {
    ...{ line, exampleId, split: "dev", question: questionIn(prompt ?? "") },
    answers: [answer?.trim() ?? ""],
    category: isKnown ? "Known" : null,
    ...{ pCorrectGreedy: null, pCorrectSampled: null },
    attributes: {
      wrong_answer: (wrong ?? "").slice(0, 1000),
      ...(typeof known === "number" &&
        Number.isFinite(known) &&
        known >= 0 && { count_knowledge: known }),
    },
  };
}

async function readRows(
  source: AsyncIterable<Uint8Array>,
  filename: string | null,
): Promise<Batch<ExampleRecord>> {
  const value = await readJsonFile(source, "a WACK dataset");
  const rows = Array.isArray(value) ? value : [];
  const ids = new QuestionIds();
  const isKnown = isOfKnown(filename);
  const records: ExampleRecord[] = [];
  const issues: FormatIssue[] = [];
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    if (isRow(row) && questionIn(row[0]) !== "" && !row.slice(0, 3).join("").includes("\0")) {
      records.push(toExample(row, { line, exampleId: ids.next(questionIn(row[0])), isKnown }));
    } else if (issues.length < 100) {
      const message = "the row is not a list of 8: prompt, answer, wrong answer and five more";
      issues.push({ line, column: null, message });
    }
  }
  if (rows.length === 0) {
    issues.push({ line: null, column: null, message: "the file holds no record" });
  }
  const said = isKnown ? ["the file's name says that the facts are known: labelled Known"] : [];
  return { records, issues, warnings: said.map((message) => ({ line: null, message })) };
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<ExampleRecord>> {
  try {
    yield* yieldRecords(await readRows(source, options.filename ?? null));
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    yield { records: [], issues: [error.issue], warnings: [] };
  }
}

function detect({ text, json }: Sample): string | null {
  if (json?.shape !== "array" || json.element?.kind !== "array") return null;
  const first = text.slice(json.outline.firstElement, json.outline.firstElement + 40);
  return /^\[\s*"question:/i.test(first) ? "rows that begin with a prompt" : null;
}

/** WACK datasets: positional rows of a known fact and a wrong answer to it (FORMATS.md section 4). */
export const wackFormat = defineFormat({
  id: "wack",
  name: "WACK dataset",
  what: "Facts that a model knows and may still get wrong, as rows of eight: they become the questions of a dataset, labelled Known where the file's name says so.",
  holds: "examples",
  example: {
    filename: "NonHallucinateWithThreshold1.0.json",
    text: '[["question: where was ada born?\\nanswer:", "London", "Leeds", [1], [2], "question: ...", 6, -1]]',
  },
  detect,
  parse,
});
