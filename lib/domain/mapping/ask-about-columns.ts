import { isVerdict, scoreOf } from "@/lib/domain/formats/verdict";
import { highestScore, type NamedRows } from "./find-columns";
import type { ColumnCandidates } from "./guess-columns";
import type { ColumnRole, Mapping, Question, RowKind } from "./mapping";
import { stepQuestion } from "./step-question";

const maxOptions = 12;

type Asked = ColumnCandidates & { kind: RowKind; given: Mapping | null };

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 60));
}

export function quotedNames(names: readonly string[]): string {
  return names.slice(0, maxOptions).map(shown).join(", ");
}

function columnOptions(role: ColumnRole, names: readonly string[]): Question["options"] {
  return names.slice(0, maxOptions).map((name) => ({
    value: name,
    label: name,
    mapping: { columns: { [role]: name } },
  }));
}

/** Two fields that both tell every record apart. */
function askExample(rows: NamedRows, { ids }: Asked): Question | null {
  const [first, ...others] = ids.filter((name) => rows.distinct(name) === rows.rows.length);
  if (first === undefined || others.length === 0 || rows.rows.length < 2) return null;
  return {
    id: "example",
    text: "Which field names the example?",
    reason: `${quotedNames([first, ...others])} differ on every record. The id must be the same at every checkpoint.`,
    options: columnOptions("example", [first, ...others]),
    chosen: first,
  };
}

function askJudge(rows: NamedRows, { verdicts }: Asked): Question | null {
  const [first] = verdicts;
  if (first === undefined || verdicts.length < 2) return null;
  const options = verdicts.slice(0, maxOptions).map((name) => {
    const from = highestScore(rows, name);
    const mapping: Mapping = {
      columns: { correct: name },
      ...(from !== null && { correctFrom: from }),
    };
    return { value: name, label: name, mapping };
  });
  return {
    id: "correct",
    text: "Which verdict is yours?",
    reason: `${quotedNames(verdicts)} all say whether an answer is right.`,
    ...{ options, chosen: first },
  };
}

function askScore(rows: NamedRows, { columns, correctFrom }: Asked): Question | null {
  const name = columns.correct;
  if (name === undefined || correctFrom === null) return null;
  const scores = rows
    .values(name)
    .flatMap((value) =>
      isVerdict(value) && typeof value === "boolean" ? [] : (scoreOf(value) ?? []),
    );
  const distinct = [...new Set(scores)].sort((a, b) => b - a).slice(0, maxOptions);
  if (distinct.length < 2) return null;
  return {
    id: "correct",
    text: `From which ${shown(name)} on is an answer right?`,
    reason: `The first records have ${distinct.toReversed().join(", ")}. The highest of them is taken unless you say otherwise.`,
    options: distinct.slice(0, -1).map((score) => ({
      ...{ value: String(score), label: `${score} or more` },
      mapping: { correctFrom: score },
    })),
    chosen: String(correctFrom),
  };
}

function askLabel({ labels }: Asked): Question | null {
  const [first] = labels;
  if (first === undefined || labels.length < 2) return null;
  return {
    id: "category",
    text: "Which label says what the base model knew?",
    reason: `${quotedNames(labels)} all label the examples as known or not.`,
    ...{ options: columnOptions("category", labels), chosen: first },
  };
}

function askStep({ columns, given }: Asked): Question | null {
  const { step, epoch } = columns;
  if (step !== undefined || epoch !== undefined || given?.constants?.step !== undefined)
    return null;
  return stepQuestion;
}

/** What names and values leave open; what was said already is not asked again. */
export function askAboutColumns(rows: NamedRows, asked: Asked): Question[] {
  const { kind, given } = asked;
  const isSaid = (role: ColumnRole): boolean => given?.columns?.[role] !== undefined;
  const found: (Question | null)[] = [isSaid("category") ? null : askLabel(asked)];
  if (!isSaid("example")) found.push(askExample(rows, asked));
  if (kind === "predictions") {
    const judge = isSaid("correct") ? null : askJudge(rows, asked);
    const isScoreSaid = given?.correctFrom !== undefined;
    found.push(askStep(asked), judge ?? (isScoreSaid ? null : askScore(rows, asked)));
  }
  return found.filter((question) => question !== null);
}
