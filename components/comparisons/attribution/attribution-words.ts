import type { Records, TablePicture } from "@/components/charts/picture-model";
import { signedPoints } from "@/components/comparisons/curves/points-words";
import {
  type Attribution,
  attributedRuns,
  attributionsOf,
} from "@/lib/comparisons/attribution/attribution-model";
import type { ComparisonModel } from "@/lib/comparisons/comparison-model";
import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import { seedWords } from "@/lib/domain/compare/attribution-over-runs";
import { controlQuestionWords } from "@/lib/domain/compare/control-question";
import { formatEpoch, formatPercent } from "@/lib/format";

/** A run and what its fall is made of, or why that is not known. */
export type AttributionRow = {
  id: string;
  name: string;
  unknownShare: number | null;
  found: Attribution | null;
  control: string;
  /** Points lost since best where nothing more is known; null where nothing was evaluated. */
  fall: number | null;
  reason: string;
};

const title = "How much of the fall is due to new knowledge";
const howToRead =
  "Grey: points that the control, the same training without new facts, lost too. Vermillion: points lost beyond it, with the 95 % interval";

const unsigned = (points: number) => signedPoints(points).replace("+", "");

/** Runs with a control, as a link has them: one that is not shown has no name. */
export function attributionRows({
  runs,
  attributions = [],
}: Pick<ComparisonModel, "runs" | "attributions">): readonly AttributionRow[] {
  const runOf = new Map(runs.map((run) => [run.id, run]));
  return attributions.map((found) => ({
    id: found.id,
    name: runOf.get(found.id)?.label ?? "",
    unknownShare: runOf.get(found.id)?.unknownShare ?? null,
    control: runOf.get(found.control ?? "")?.label ?? "a control run",
    ...{ found, fall: null, reason: "" },
  }));
}

/** The same of a page, where runs without a control say why they have none. */
export function attributionRowsOfPage(
  response: Pick<ComparisonResponse, "runs">,
): readonly AttributionRow[] {
  const found = new Map(attributionsOf(response, (run) => run).map((one) => [one.id, one]));
  const nameOf = (slug: string) => response.runs.find(({ run }) => run === slug)?.name ?? slug;
  return attributedRuns(response.runs).map(({ run, name, unknownShare, control, drop }) => ({
    ...{ id: run, name, unknownShare, found: found.get(run) ?? null, fall: drop?.points ?? null },
    control: nameOf(found.get(run)?.control ?? ""),
    reason: control?.reason
      ? `${nameOf(control.run)} cannot be its control: ${control.reason}`
      : "no control run, so the cause is not known",
  }));
}

/** Causal words only where the interval against a control allows them (SCIENCE.md section 8). */
export function attributionWords(row: AttributionRow): {
  amount: string;
  detail: string;
  isClear: boolean;
} {
  const { found, control, fall, reason } = row;
  if (found === null) {
    const amount = fall === null ? "nothing evaluated" : `${unsigned(fall)} points fall since best`;
    return { amount, detail: reason, isClear: false };
  }
  const { points, low, high, runFall, controlFall, epoch, step, question, seeds } = found;
  const isClear = (low ?? 0) > 0;
  const range = `${unsigned(points)} points (${unsigned(low ?? 0)} to ${unsigned(high ?? 0)})`;
  return {
    amount: isClear
      ? `${range} due to new knowledge`
      : `${range}, not clearly more than its control`,
    detail: [
      `of ${unsigned(runFall)} lost by ${formatEpoch(epoch, step)}`,
      `${control}${question ? `, ${controlQuestionWords[question]},` : ""} lost ${unsigned(controlFall)} too`,
      ...(seeds ? [seedWords(seeds)] : []),
    ].join("; "),
    isClear,
  };
}

function dueCell({ found, reason }: AttributionRow) {
  if (found === null) return { text: "–", note: reason };
  const { points, low, high } = found;
  const range = `${unsigned(low ?? 0)} to ${unsigned(high ?? 0)}`;
  return (low ?? 0) > 0
    ? { text: unsigned(points), note: range, isStrong: true }
    : { text: unsigned(points), note: `${range}, not clearly more than its control` };
}

function lostCell({ found, fall }: AttributionRow) {
  if (found === null) return { text: fall === null ? "–" : unsigned(fall) };
  return { text: unsigned(found.runFall), note: `by ${formatEpoch(found.epoch, found.step)}` };
}

function recordsOf(rows: readonly AttributionRow[]): Records {
  return {
    head: [
      ...["run", "unknownShare", "lost", "control", "controlLost"],
      ...["dueToNewKnowledge", "low", "high"],
    ],
    rows: rows.map(({ name, unknownShare, found, control, fall }) => [
      ...[name, unknownShare, found?.runFall ?? fall, found && control],
      ...[found?.controlFall ?? null, found?.points ?? null],
      ...[found?.low ?? null, found?.high ?? null],
    ]),
  };
}

/** The attribution as a table, for files. */
export function attributionPicture(rows: readonly AttributionRow[]): TablePicture {
  const columns = ["Due to new knowledge", "Lost", "Control lost too"];
  return {
    ...{ kind: "table", title, howToRead, summary: "", note: "", emptyReason: null },
    table: {
      columns: [{ title: "Run" }, ...columns.map((name) => ({ title: name, isNumeric: true }))],
      rows: rows.map((row) => {
        const { id, name, unknownShare, found, control } = row;
        const share =
          unknownShare === null ? {} : { note: `${formatPercent(unknownShare, 0)} new` };
        const other = found ? { text: unsigned(found.controlFall), note: control } : { text: "–" };
        const cells = [
          { text: name, isStrong: true, ...share },
          dueCell(row),
          lostCell(row),
          other,
        ];
        return { key: id, cells };
      }),
    },
    records: recordsOf(rows),
  };
}
