import { guessColumns } from "@/lib/domain/mapping/guess-columns";
import type { Mapping, Question } from "@/lib/domain/mapping/mapping";
import { collectAttributes } from "./attributes";
import { readAnswers } from "./example-answers";
import {
  categoryField,
  type Fields,
  nameField,
  report,
  type SourceLine,
  textField,
} from "./fields";
import { defineFormat, type FileGuess, type ParseOptions } from "./format";
import type { FormatWarning } from "./issue";
import { splitNamed } from "./named-split";
import { QuestionIds, shareOf } from "./question-id";
import type { ExampleRecord } from "./records";
import { renameFields } from "./rename-fields";
import { rowsIn } from "./row-sample";
import { parseRows, type RowReader } from "./rows";
import type { Sample } from "./sample";
import { SkippedFields } from "./skipped-fields";

/** What a file's name says: EntityQuestions calls its files `P17.dev.json`. */
type NameSays = { split: string | null; relation: string | null };

function saidByName(filename: string | null, path: string | null): NameSays {
  const parts = (path ?? filename ?? "").slice(-500).split(/[/\\]/);
  const words = (parts.at(-1) ?? "").split(/[^A-Za-z0-9]+/);
  const folders = parts.slice(0, -1).toReversed();
  const split = [...words, ...folders].map(splitNamed).find((each) => each !== null) ?? null;
  const isRelation = (part: string): boolean => /^P\d{1,6}$/.test(part);
  return { split, relation: [...words, ...folders].find(isRelation) ?? null };
}

const defaultSplit = "dev";

/** Reads questions that bring no id and perhaps no split of their own. */
class QuestionRows implements RowReader<ExampleRecord> {
  private readonly ids = new QuestionIds();
  private readonly skipped = new SkippedFields();
  private readonly rename: (fields: Fields) => Fields;
  private readonly said: NameSays;
  private readonly mapping: Mapping;

  constructor(sample: Sample, options: ParseOptions) {
    this.mapping = options.mapping ?? {};
    const rows = rowsIn(sample);
    const { columns } = guessColumns(rows, { ...this.mapping, rows: "examples" });
    const { question, answers, example, split, category } = columns;
    const own = { question, answers, example, split, category };
    const found = Object.entries(own).filter(([, name]) => name !== undefined);
    this.rename = renameFields(Object.fromEntries(found), rows.names);
    this.said = saidByName(options.filename ?? null, options.path ?? null);
  }

  read(given: Fields, at: SourceLine): ExampleRecord {
    const fields = this.rename(given);
    const question = textField(fields.question, "question", at) ?? "";
    if (question.trim() === "") report(at, "question", "question is missing");
    const isNamed = fields.example_id !== undefined && fields.example_id !== null;
    const exampleId = isNamed
      ? nameField(fields.example_id, "example_id", at)
      : this.ids.next(question);
    const { relation } = this.said;
    const attributes = collectAttributes(fields, at, this.skipped);
    return {
      line: at.line,
      exampleId,
      split: this.split(fields.split, exampleId, at),
      question,
      answers: readAnswers(fields.answers, at),
      category: categoryField(fields.category, at),
      pCorrectGreedy: null,
      pCorrectSampled: null,
      attributes:
        relation === null || attributes.relation !== undefined
          ? attributes
          : { relation, ...attributes },
    };
  }

  private split(value: unknown, exampleId: string, at: SourceLine): string {
    const { constants, devShare } = this.mapping;
    if (value !== undefined && value !== null) {
      const name = nameField(value, "split", at);
      return splitNamed(name) ?? name;
    }
    if (constants?.split !== undefined) return constants.split;
    if (devShare !== undefined) return shareOf(exampleId) < devShare ? "dev" : "train";
    return this.said.split ?? defaultSplit;
  }

  finish(): FormatWarning[] {
    const { repeated } = this.ids;
    const again =
      repeated === 0 ? [] : [`${repeated} questions come again; their ids end in a number`];
    return [...again.map((message) => ({ line: null, message })), ...this.skipped.warnings()];
  }
}

function askSplit(sample: Sample, given: Mapping | null): Question | null {
  const { constants, devShare } = given ?? {};
  if (constants?.split !== undefined || devShare !== undefined) return null;
  if (rowsIn(sample).names.some((name) => name.toLowerCase() === "split")) return null;
  if (saidByName(sample.filename, sample.path).split !== null) return null;
  return {
    id: "split",
    text: "Which questions are held out?",
    reason: "Neither the file nor its name says which split the questions are of.",
    options: [
      { value: "dev", label: "All of them (dev)", mapping: { constants: { split: "dev" } } },
      { value: "train", label: "None (train)", mapping: { constants: { split: "train" } } },
      { value: "share", label: "20 % of them, by their ids", mapping: { devShare: 0.2 } },
    ],
    chosen: "dev",
  };
}

function guess(sample: Sample, given: Mapping | null): FileGuess {
  const found = guessColumns(rowsIn(sample), { ...given, rows: "examples" });
  const { split, relation } = saidByName(sample.filename, sample.path);
  const said = [
    ...(split === null ? [] : [{ about: "split", reason: `the file's name says ${split}` }]),
    ...(relation === null ? [] : [{ about: "relation", reason: "it stands in the file's name" }]),
  ];
  const asked = askSplit(sample, given);
  const { columns } = found.mapping;
  return {
    mapping: columns === undefined ? {} : { columns },
    reasons: [...found.reasons, ...said],
    questions: [...found.questions, ...(asked === null ? [] : [asked])],
  };
}

/**
 * Questions with their answers and no results: EntityQuestions, PopQA, TriviaQA, NQ-open and plain tables (FORMATS.md section
 * 4). The id is the question where there is none, the split is of the file's name, the relation too; every further field
 * is an attribute.
 */
export const questionsFormat = defineFormat({
  id: "questions",
  name: "Questions with answers",
  what: "Questions and their accepted answers, as a JSON list, JSON lines or a table: EntityQuestions, PopQA, TriviaQA, NQ and the like. Ids are made from the questions where there are none; a file's name may say split and relation.",
  holds: "examples",
  example: {
    filename: "P19.dev.json",
    text: '[\n  {"question": "Where was Ada born?", "answers": ["London"]},\n  {"question": "Where was Bo born?", "answers": ["Paris", "Paname"]}\n]',
  },
  detect: (sample) => {
    const { kind, columns } = guessColumns(rowsIn(sample));
    return kind === "examples" ? `records with ${columns.question} and ${columns.answers}` : null;
  },
  guess,
  parse: (source, options = {}) =>
    parseRows(source, options, (sample) => new QuestionRows(sample, options)),
});
