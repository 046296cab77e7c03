import type { RowSample } from "@/lib/domain/formats/row-sample";
import { askAboutColumns } from "./ask-about-columns";
import { nativeNames, plainName } from "./column-names";
import {
  type Columns,
  flagsIn,
  highestScore,
  isWeakId,
  labelsIn,
  NamedRows,
  textColumns,
  verdictsIn,
} from "./find-columns";
import type { ColumnRole, Mapping, Question, RowKind } from "./mapping";

export type ColumnGuess = {
  /** What a record is; null where the names do not say. */
  kind: RowKind | null;
  /** The file's own name of each role that was found. */
  columns: Columns;
  /** Roles whose field is not called as Onset calls it, and the score that counts as right. */
  mapping: Mapping;
  reasons: { about: string; reason: string }[];
  questions: Question[];
};

export type ColumnCandidates = {
  columns: Columns;
  ids: readonly string[];
  verdicts: readonly string[];
  labels: readonly string[];
  correctFrom: number | null;
};

const modelNames = new Set(["modelvariant", "model", "modelname", "modelid"]);

/** A model names the run where nothing says the checkpoint, or where it changes. */
function runIn(rows: NamedRows, hasStep: boolean): string | undefined {
  const [name] = rows.called("run");
  if (name === undefined) return undefined;
  const isPlain = !modelNames.has(plainName(name));
  return isPlain || !hasStep || rows.distinct(name) > 1 ? name : undefined;
}

function candidatesIn(rows: NamedRows, given: Columns): ColumnCandidates {
  const { ids, question, answers, prediction } = textColumns(rows);
  const labels = labelsIn(rows).filter((name) => name !== answers && name !== prediction);
  const [step] = rows.called("step");
  const [epoch] = rows.called("epoch");
  const [abstained] = flagsIn(rows, "abstained");
  const [split] = rows.called("split");
  const taken = new Set(
    [...ids, question, answers, prediction, step, epoch, abstained, split, labels[0]].filter(
      (name) => typeof name === "string",
    ),
  );
  const isAnswered = prediction !== null && (question !== null || ids.length > 0);
  const verdicts = verdictsIn(rows, taken, isAnswered);
  const run = runIn(rows, step !== undefined || epoch !== undefined);
  const found: Record<string, string | null | undefined> = {
    ...{ step, epoch, example: ids[0], question, answers, prediction },
    ...{ correct: verdicts[0], abstained, split, category: labels[0], run },
  };
  const own = Object.entries(found).filter(([, name]) => typeof name === "string");
  const said = new Set(Object.values(given));
  const free = own.filter(([role, name]) => role in given || !said.has(name as string));
  const columns: Columns = { ...Object.fromEntries(free), ...given };
  return { columns, ids, verdicts, labels, correctFrom: highestScore(rows, columns.correct) };
}

function kindOf(columns: Columns): RowKind | null {
  const { example, question, prediction, correct, answers, abstained, step, epoch } = columns;
  const isIdentified = question !== undefined || (example !== undefined && !isWeakId(example));
  const isAnswered = prediction !== undefined || correct !== undefined || abstained !== undefined;
  if (isAnswered && (isIdentified || (example !== undefined && prediction !== undefined))) {
    return "predictions";
  }
  const isPlaced = step !== undefined || epoch !== undefined;
  if (example === nativeNames.example && isPlaced) return "predictions";
  return question !== undefined && answers !== undefined && !isPlaced ? "examples" : null;
}

function reasonsFor(columns: Columns): ColumnGuess["reasons"] {
  return Object.entries(columns).flatMap(([role, name]) => {
    if (nativeNames[role as ColumnRole] === name) return [];
    return [{ about: role, reason: `${JSON.stringify(name)} is a usual name for it` }];
  });
}

/**
 * Which field of a file's records is what, by usual names and by the values of the first records; with a reason for each
 * and questions where two readings exist. `given` holds what was said already: it wins and is not asked again.
 */
export function guessColumns(
  { names, rows }: Pick<RowSample, "names" | "rows">,
  given: Mapping | null = null,
): ColumnGuess {
  const named = new NamedRows(names, rows);
  const candidates = candidatesIn(named, given?.columns ?? {});
  const { columns, correctFrom } = candidates;
  const kind = given?.rows ?? kindOf(columns);
  const foreign = Object.entries(columns).filter(
    ([role, name]) => nativeNames[role as ColumnRole] !== name,
  );
  const mapping: Mapping = {
    ...(foreign.length > 0 && { columns: Object.fromEntries(foreign) }),
    ...(correctFrom !== null && kind === "predictions" && { correctFrom }),
  };
  const questions = kind === null ? [] : askAboutColumns(named, { ...candidates, kind, given });
  return { kind, columns, mapping, reasons: reasonsFor(columns), questions };
}
