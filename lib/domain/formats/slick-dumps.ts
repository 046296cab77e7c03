import { plainName } from "@/lib/domain/mapping/column-names";
import { guessColumns } from "@/lib/domain/mapping/guess-columns";
import { drawnAnswers } from "./drawn-answers";
import { readAnswers } from "./example-answers";
import { type Fields, nameField, report, type SourceLine, textField } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import { splitNamed } from "./named-split";
import { questionId } from "./question-id";
import type { ExampleRecord, SlickRecord } from "./records";
import { renameFields } from "./rename-fields";
import { type RowSample, rowsIn } from "./row-sample";
import { parseRows } from "./rows";
import type { Sample } from "./sample";
import { isRight } from "./verdict";

type Kind = "greedy" | "sampled";
const kinds = ["greedy", "sampled"] as const;

const answerNames: Record<Kind, readonly string[]> = {
  greedy: ["greedycompletion", "greedycompletions", "greedyanswer", "greedyanswers", "pgreed"],
  sampled: ["sampledcompletions", "sampledanswers", "psample"],
};
/** Labels by an exact comparison come before those of a judge, whose columns are often empty. */
const labelNames: Record<Kind, readonly string[]> = {
  greedy: ["stringmatchinggreedylabel", "greedylabel", "llmgreedylabel"],
  sampled: ["stringmatchingsampledlabels", "sampledlabels", "llmsampledlabels"],
};

type DumpColumns = {
  answers: Record<Kind, string | null>;
  labels: Record<Kind, string | null>;
  rename: (fields: Fields) => Fields;
};

function columnsIn(sample: RowSample): DumpColumns {
  const plain = new Map(sample.names.toReversed().map((name) => [plainName(name), name]));
  const find = (names: readonly string[]): string | null =>
    names.flatMap((name) => plain.get(name) ?? [])[0] ?? null;
  const { columns } = guessColumns(sample, { rows: "slick-samples" });
  const { question, answers, example, split } = columns;
  const own = Object.entries({ question, answers, example, split });
  return {
    answers: { greedy: find(answerNames.greedy), sampled: find(answerNames.sampled) },
    labels: { greedy: find(labelNames.greedy), sampled: find(labelNames.sampled) },
    rename: renameFields(
      Object.fromEntries(own.filter(([, name]) => name !== undefined)),
      sample.names.filter((name) => name !== "greedy" && name !== "sampled"),
    ),
  };
}

/** Verdicts in words as true and false; null where they are not of this many answers, or empty. */
function verdictsOf(value: unknown, count: number): boolean[] | null {
  const list = Array.isArray(value) ? value : [value];
  const isSaid =
    list.length === count && list.every((item) => typeof item === "string" && item !== "");
  return isSaid ? list.map(isRight) : null;
}

function listOf(value: unknown): unknown {
  return typeof value === "string" ? [value] : value;
}

function drawn(given: Fields, columns: DumpColumns, kind: Kind): Fields {
  const [name, label] = [columns.answers[kind], columns.labels[kind]];
  const answers = name === null ? undefined : listOf(given[name]);
  const count = Array.isArray(answers) ? answers.length : 0;
  const verdicts = label === null ? null : verdictsOf(given[label], count);
  return { [kind]: answers, ...(verdicts !== null && { [`${kind}_correct`]: verdicts }) };
}

type DumpRecord = SlickRecord & { example: ExampleRecord };

function read(given: Fields, columns: DumpColumns, at: SourceLine): DumpRecord {
  const fields = columns.rename(given);
  const question = textField(fields.question, "question", at) ?? "";
  if (question.trim() === "") report(at, "question", "question is missing");
  const { example_id: id } = fields;
  const isNamed = id !== undefined && id !== null;
  const exampleId = isNamed ? nameField(id, "example_id", at) : questionId(question);
  const [greedy, sampled] = kinds.map((kind) =>
    drawnAnswers(drawn(given, columns, kind), kind, at),
  );
  if (!greedy || greedy.count === 0)
    report(at, "greedy", "greedy is empty: one greedy answer is needed");
  const { split } = fields;
  const named = split === undefined || split === null ? "dev" : nameField(split, "split", at);
  return {
    ...{ line: at.line, exampleId },
    ...{ greedy: greedy?.texts ?? [], sampled: sampled?.texts ?? [] },
    ...{ greedyCount: greedy?.count ?? 0, greedyCorrect: greedy?.correct ?? null },
    ...{ sampledCount: sampled?.count ?? 0, sampledCorrect: sampled?.correct ?? null },
    example: {
      ...{ line: at.line, exampleId, split: splitNamed(named) ?? named, question },
      answers: readAnswers(fields.answers, at),
      ...{ category: null, pCorrectGreedy: null, pCorrectSampled: null, attributes: {} },
    },
  };
}

function parseDump(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions,
): AsyncIterable<Batch<DumpRecord>> {
  return parseRows(source, options, (sample) => {
    const columns = columnsIn(rowsIn(sample));
    return { read: (fields, at) => read(fields, columns, at) };
  });
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<SlickRecord>> {
  for await (const batch of parseDump(source, options)) {
    yield { ...batch, records: batch.records.map(({ example: _, ...record }) => record) };
  }
}

async function* examples(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<ExampleRecord>> {
  for await (const batch of parseDump(source, options)) {
    yield { ...batch, warnings: [], records: batch.records.map(({ example }) => example) };
  }
}

function detect(sample: Sample): string | null {
  const rows = rowsIn(sample);
  const { answers } = columnsIn(rows);
  const { question, answers: gold } = guessColumns(rows, { rows: "slick-samples" }).columns;
  const isDump = answers.greedy !== null && answers.sampled !== null;
  if (!isDump || question === undefined || gold === undefined) return null;
  return `records with ${answers.greedy} and ${answers.sampled}`;
}

/**
 * A dump of a base model's answers with the questions they are of: one greedy answer or several, sampled ones, and perhaps a
 * label of each (sae_entities; FORMATS.md section 4). Labels in words are verdicts: correct is right, error and refusal are not.
 */
export const slickDumpFormat = defineFormat({
  id: "slick-dump",
  name: "Answers of a base model",
  what: "Questions with a base model's greedy and sampled answers, as a JSON list or lines, with labels of the answers where there are some: the questions make a dataset, the answers its knowledge labels.",
  holds: "slick-samples",
  example: {
    filename: "answers.json",
    text: '[{"question_id":"q1","question":"Where was Ada born?","correct_answer":["London"],"greedy_completion":"In London.","sampled_completions":["London","Leeds"],"string_matching_greedy_label":"correct","string_matching_sampled_labels":["correct","error"]}]',
  },
  detect,
  examples,
  parse,
});
