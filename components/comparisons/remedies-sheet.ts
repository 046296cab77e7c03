import { pointsRange, pointsText } from "@/components/comparisons/points-text";
import { provenanceOf } from "@/components/comparisons/provenance";
import { drawTable } from "@/components/exports/drawn-table";
import type { ExportSheet } from "@/components/exports/export-sheet";
import type { ComparisonAnswer } from "@/lib/comparisons/comparison-schema";
import { remedyWords } from "@/lib/domain/remedies";
import { formatCount, formatPercent } from "@/lib/format";

type Outcome = ComparisonAnswer["remedies"][number]["outcomes"][number];

const head = [
  ...["run", "treatment", "questions", "correct", "wrong", "abstained"],
  ...["wrongChange", "wrongLow", "wrongHigh", "correctChange", "correctLow", "correctHigh"],
];

export function treatmentText({ kind, setting }: Outcome): string {
  return kind === "other-setting" ? (setting ?? remedyWords[kind]) : remedyWords[kind];
}

/** What a remedy changed in the share of wrong answers: "−16.3 (−19.5 to −13.0)". */
export function changeText(change: { points: number; low: number; high: number } | null): string {
  return change ? `${pointsText(change.points)} (${pointsRange(change.low, change.high)})` : "–";
}

/** The remedies as a table to take away. */
export function remediesSheet(project: string, answer: ComparisonAnswer): ExportSheet {
  const outcomes = answer.remedies.flatMap((block) => block.outcomes);
  const nameOf = (slug: string) => answer.runs.find(({ run }) => run === slug)?.name ?? slug;
  const split = answer.remedies[0]?.split ?? "";
  const numeric = (title: string) => ({ title, isNumeric: true });
  return {
    title: "Remedies",
    howToRead: `All ${split} questions at each run's last checkpoint; changes in points against the run as it is`,
    provenance: {
      ...provenanceOf(project, answer, "Paired differences on the same questions, 95 % intervals."),
      n: `${formatCount(outcomes[0]?.counts.total ?? null)} ${split} questions`,
    },
    drawing: drawTable({
      columns: [
        { title: "Treatment" },
        { title: "Run" },
        ...["Correct", "Wrong", "Abstained", "Wrong answers", "Right answers"].map(numeric),
      ],
      rows: outcomes.map((outcome) => {
        const { run, counts, effect } = outcome;
        const { total, correct, abstained } = counts;
        const wrong = total - correct - abstained;
        return {
          key: run,
          cells: [
            { text: treatmentText(outcome), isStrong: true },
            { text: nameOf(run) },
            ...[correct, wrong, abstained].map((part) => ({ text: formatPercent(part / total) })),
            { text: changeText(effect?.wrong ?? null) },
            { text: changeText(effect?.correct ?? null) },
          ],
        };
      }),
    }),
    head,
    rows: outcomes.map((outcome) => {
      const { total, correct, abstained } = outcome.counts;
      const { wrong = null, correct: right = null } = outcome.effect ?? {};
      return [
        ...[nameOf(outcome.run), treatmentText(outcome), total, correct],
        ...[total - correct - abstained, abstained],
        ...[wrong?.points ?? null, wrong?.low ?? null, wrong?.high ?? null],
        ...[right?.points ?? null, right?.low ?? null, right?.high ?? null],
      ];
    }),
  };
}
