import { completeMeaning } from "./complete-meaning";
import { type Mapping, mergeMappings, type Question, type SeriesMeaning } from "./mapping";

/** What was changed of a series by hand; null: it stays a metric. */
export type SeriesEdit = Partial<SeriesMeaning> | null;

/** What a person said of a file: the options chosen, series changed by hand, and the rest of a mapping. */
export type Given = {
  /** The value of the chosen option, by question id; a question that is not here has its default. */
  answers: Readonly<Record<string, string>>;
  edits: Readonly<Record<string, SeriesEdit>>;
  own: Omit<Mapping, "series">;
};

export const nothingGiven: Given = { answers: {}, edits: {}, own: {} };

/** What each metric of a file is taken for, before and after a person spoke; null: a metric only. */
export type Meanings = ReadonlyMap<string, SeriesMeaning | null>;

export function chosenOption(question: Question, given: Given): Question["options"][number] | null {
  const value = given.answers[question.id] ?? question.chosen;
  return question.options.find((option) => option.value === value) ?? null;
}

/** What was said of a file beyond its guess: the chosen options, changes by hand, and the rest, the last winning. */
export function saidMapping(questions: readonly Question[], given: Given): Mapping {
  const options = questions.flatMap((question) => chosenOption(question, given)?.mapping ?? []);
  const parts: Mapping[] = [...options, { series: given.edits }, given.own];
  const said = Object.entries(parts.reduce(mergeMappings, {}));
  const isEmpty = (part: unknown) =>
    typeof part === "object" && part !== null && Object.keys(part).length === 0;
  return Object.fromEntries(said.filter(([, part]) => !isEmpty(part)));
}

/** The guess with what was said laid over it. */
export function answeredMeanings(
  guess: Meanings,
  questions: readonly Question[],
  given: Given,
): Map<string, SeriesMeaning | null> {
  const meanings = new Map(guess);
  for (const [key, said] of Object.entries(saidMapping(questions, given).series ?? {})) {
    const meaning = said === null ? null : completeMeaning(said, guess.get(key) ?? undefined);
    meanings.set(key, meaning);
  }
  return meanings;
}

/** What a question asks of series that are read as rates already. */
export function aboutOf(question: Question, guess: Meanings): "category" | "count" | "other" {
  for (const { mapping } of question.options) {
    for (const [key, said] of Object.entries(mapping.series ?? {})) {
      if (said === null || !guess.get(key)) continue;
      if (said.category !== undefined) return "category";
      if (said.n !== undefined) return "count";
    }
  }
  return "other";
}

const fieldsOf = { category: ["category"], count: ["n", "basis"], other: [] } as const;

/** An answer replaces what was said of the same thing by hand before. */
export function answer(
  given: Given,
  input: { question: Question; value: string; guess: Meanings },
): Given {
  const fields: readonly string[] = fieldsOf[aboutOf(input.question, input.guess)];
  const edits = Object.entries(given.edits).map(([key, edit]): [string, SeriesEdit] => {
    if (edit === null) return [key, edit];
    return [key, Object.fromEntries(Object.entries(edit).filter(([f]) => !fields.includes(f)))];
  });
  return {
    ...given,
    answers: { ...given.answers, [input.question.id]: input.value },
    edits: Object.fromEntries(
      edits.filter(([, edit]) => edit === null || Object.keys(edit).length),
    ),
  };
}

export function editSeries(
  given: Given,
  keys: readonly string[],
  patch: Partial<SeriesMeaning> | null,
): Given {
  const edits = { ...given.edits };
  for (const key of keys) edits[key] = patch === null ? null : { ...edits[key], ...patch };
  return { ...given, edits };
}

/** Whether somebody said by hand what the question asks. */
export function isSaidByHand(question: Question, guess: Meanings, given: Given): boolean {
  const fields: readonly string[] = fieldsOf[aboutOf(question, guess)];
  return Object.values(given.edits).some(
    (edit) => edit !== null && Object.keys(edit).some((field) => fields.includes(field)),
  );
}

/** Whether the question is of which checkpoint a file is: left open, nothing of it can be stored. */
export function asksStep({ options }: Question): boolean {
  return options.some(({ mapping }) => mapping.constants?.step !== undefined);
}

/** Whether the question is of what a row of a table is that no format is told by. */
export function asksRows({ options }: Question): boolean {
  return options.some(({ mapping }) => mapping.rows !== undefined);
}
