import type { Records, TablePicture } from "@/components/charts/picture-model";
import type { DrawnTable } from "@/components/charts/table-model";
import { signedPoints, signedRange } from "@/components/comparisons/curves/points-words";
import type { RemedyModel } from "@/lib/comparisons/remedies/remedies-model";
import { remedyWords } from "@/lib/domain/compare/remedies";
import { isRemedy } from "@/lib/domain/compare/remedy-words";
import { formatCount, formatPercent } from "@/lib/format";

type RemedyResult = RemedyModel["outcomes"][number];
/** What became of the questions in one run, the run by its name. */
type RemedyRow = RemedyResult & { name: string };

const head = [
  ...["run", "treatment", "questions", "correct", "wrong", "abstained"],
  ...["wrongChange", "wrongLow", "wrongHigh", "correctChange", "correctLow", "correctHigh"],
];

const columns = [
  { title: "Treatment" },
  ...["Correct", "Wrong", "Abstained", "Wrong answers", "Right answers"].map((title) => ({
    title,
    isNumeric: true,
  })),
];

export function treatmentWords({ kind, setting }: Pick<RemedyResult, "kind" | "setting">): string {
  const isNamed = kind === "other-setting" || kind === "declared";
  return isNamed ? (setting ?? remedyWords[kind]) : remedyWords[kind];
}

type Change = { points: number; low: number; high: number } | null;

/** What a remedy changed in the share of wrong answers: "−16.3 (−19.5 to −13.0)". */
export function remedyChangeWords(change: Change): string {
  return change ? `${signedPoints(change.points)} (${signedRange(change.low, change.high)})` : "–";
}

function changeCell(change: Change) {
  return change
    ? { text: signedPoints(change.points), note: signedRange(change.low, change.high) }
    : { text: "–" };
}

/** The remedies as a table: shares of the questions, and changes in points against the run as it is. */
function remediesTable(rows: readonly RemedyRow[]): DrawnTable {
  return {
    columns,
    rows: rows.map(({ id, name, counts, effect, ...remedy }) => {
      const { total, correct, abstained } = counts;
      const shares = [correct, total - correct - abstained, abstained];
      return {
        key: id,
        cells: [
          { text: treatmentWords(remedy), note: name, isStrong: true },
          ...shares.map((part) => ({ text: formatPercent(part / total) })),
          changeCell(effect?.wrong ?? null),
          changeCell(effect?.correct ?? null),
        ],
      };
    }),
  };
}

/** The same as the rows of a file. */
function remedyRecords(rows: readonly RemedyRow[]): Records {
  return {
    head,
    rows: rows.map(({ name, counts, effect, ...remedy }) => {
      const { total, correct, abstained } = counts;
      const { wrong = null, correct: right = null } = effect ?? {};
      return [
        ...[name, treatmentWords(remedy), total, correct, total - correct - abstained, abstained],
        ...[wrong?.points ?? null, wrong?.low ?? null, wrong?.high ?? null],
        ...[right?.points ?? null, right?.low ?? null, right?.high ?? null],
      ];
    }),
  };
}

/** "640 test questions": what remedies are counted on. */
export function questionsOf({ split, outcomes }: RemedyModel): string {
  return `${formatCount(outcomes[0]?.counts.total ?? null)} ${split} questions`;
}

/** What filtering, relabelling or another setting did, as a table for files; null without a remedy. */
export function remediesPicture(
  remedies: readonly RemedyModel[],
  nameOf: (id: string) => string,
): TablePicture | null {
  const [first] = remedies;
  if (!first) return null;
  const rows = remedies
    .flatMap(({ outcomes }) => outcomes)
    .map((outcome) => ({ ...outcome, name: nameOf(outcome.id) }));
  const hasRemedy = rows.some(isRemedy);
  const isUnpaired = rows.some(({ effect }) => effect?.paired === false);
  return {
    kind: "table",
    title: hasRemedy ? "What a remedy changes" : "What another setting changes",
    howToRead: `All ${questionsOf(first)}, known and new, at each run's last checkpoint; changes in points against the run as it is`,
    summary: "",
    note: isUnpaired ? "Not all runs have answers one by one: those are compared unpaired." : "",
    table: remediesTable(rows),
    records: remedyRecords(rows),
    emptyReason: null,
  };
}
