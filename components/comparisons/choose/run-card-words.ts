import { mixWords, wrongAt } from "@/components/comparisons/choose/choice-words";
import { checkpointName } from "@/components/runs/decision/decision-model";
import type { ComparisonModel } from "@/lib/comparisons/comparison-model";
import type { RunModel } from "@/lib/comparisons/curves/curves-model";
import { upToTenth } from "@/lib/domain/compare/choice-words";
import { wilson } from "@/lib/domain/rates/rates";
import { formatCount, formatInterval, formatPercent } from "@/lib/format";

/** A number of a card with what stands behind it. */
export type CardFigure = { label: string; value: string; notes: readonly string[] };
export type ChoiceCard = {
  id: string;
  label: string;
  /** "unk025_s1, epoch 3" */
  title: string;
  figures: readonly CardFigure[];
  note: string;
};
export type ComparedRunCard = {
  run: RunModel;
  mix: string;
  isToChoose: boolean;
  figures: CardFigure[];
};

type Shown = Pick<ComparisonModel, "choice" | "rate"> & { runs: readonly RunModel[] };
type Place = { step: number; epoch: number | null };

/** Right answers at a checkpoint, from the figure of the best or from the curve where it is one of accuracy. */
function rightAt({ best, points }: RunModel, { step }: Place, { rate }: Pick<Shown, "rate">) {
  if (best?.step === step && best.correct !== null && best.total !== null)
    return { correct: best.correct, total: best.total };
  const point = rate === "accuracy" ? points.find((one) => one.step === step) : undefined;
  return point && { correct: point.numerator, total: point.total };
}

function notesOf(right: ReturnType<typeof rightAt>, hasCount: boolean): readonly string[] {
  if (!right || right.total === 0) return [];
  const interval = wilson(right.correct, right.total);
  const count = `${formatCount(right.correct)} of ${formatCount(right.total)}`;
  return [
    ...(hasCount ? [count] : []),
    ...(interval ? [formatInterval(interval.low, interval.high)] : []),
  ];
}

/** Where a run has no new facts to learn, or learns them as "I don't know", it is said so. */
function learnedFigure({ furthest, relabelledUnknown, unknownShare, best }: RunModel): CardFigure {
  const label = "New facts learned";
  if (furthest) {
    const { learned, toLearn } = furthest;
    const by = furthest.step === best?.step ? [] : [`by ${checkpointName(furthest)}`];
    return { label, value: formatCount(learned), notes: [`of ${formatCount(toLearn)}`, ...by] };
  }
  if ((relabelledUnknown ?? 0) > 0) return { label, value: "none", notes: ["relabelled"] };
  if (unknownShare === 0) return { label, value: "none", notes: ["none in training"] };
  return { label, value: "–", notes: [] };
}

function endFigure({ last, atEnd }: RunModel): CardFigure {
  return {
    label: "Last",
    value: last ? formatPercent(last.accuracy) : "–",
    notes: atEnd ? [`${atEnd.split} ${formatPercent(wrongAt(atEnd))} wrong`] : [],
  };
}

/** The runs to choose, each with what it gives: the best on known facts, then the one where new facts are needed. */
export function choiceCards({ runs, choice, rate }: Shown): readonly ChoiceCard[] {
  if (!choice) return [];
  const { best, needed } = choice;
  const labelOf = (id: string) => runs.find((run) => run.id === id)?.label ?? "a run";
  const cardOf = (place: Place & { id: string }, accuracy: number | null) => {
    const run = runs.find(({ id }) => id === place.id);
    const right = run && rightAt(run, place, { rate });
    return {
      id: place.id,
      title: `${labelOf(place.id)}, ${checkpointName(place)}`,
      right: {
        label: "Known facts right",
        value: formatPercent(accuracy ?? run?.best?.accuracy ?? null),
        notes: notesOf(right, true),
      },
    };
  };
  const first = cardOf(best, null);
  const isSame = needed?.id === best.id && needed.step === best.step;
  const only = { ...first, figures: [first.right], note: "" };
  const label = isSame
    ? "Best on known facts, and if the new facts are needed"
    : "Best on known facts";
  if (!needed) return [{ ...only, label }];
  const learned = {
    label: "New facts learned",
    value: formatCount(needed.learned),
    notes: [`of ${formatCount(needed.toLearn)}`],
  };
  if (isSame) return [{ ...only, label, figures: [first.right, learned] }];
  const second = cardOf(needed, needed.accuracy);
  const atMost = needed.atMost === null ? "" : `, at most ${upToTenth(needed.atMost)} (95 %)`;
  return [
    { ...only, label },
    {
      ...second,
      label: "If the new facts are needed",
      figures: [second.right, learned],
      note: `${needed.loss.toFixed(1)} points below the best run${atMost}.`,
    },
  ];
}

/** A card a run, the best first: what to use of it, what it learns of the new facts, what is left at the end. */
export function runCards({ runs, choice, rate }: Shown): readonly ComparedRunCard[] {
  const accuracyOf = ({ best }: RunModel) => best?.accuracy ?? -1;
  return runs
    .toSorted((a, b) => accuracyOf(b) - accuracyOf(a))
    .map((run): ComparedRunCard => {
      const needed = choice?.needed?.id === run.id ? choice.needed : null;
      const use = needed ?? run.best;
      const right = use ? rightAt(run, use, { rate }) : undefined;
      const accuracy = needed?.accuracy ?? run.best?.accuracy ?? null;
      return {
        run,
        mix: mixWords(run, run.isReference ?? run.points.length === 1),
        isToChoose: needed !== null || choice?.best.id === run.id,
        figures: [
          {
            label: use ? `Use ${checkpointName(use)}` : "Nothing evaluated",
            value: accuracy === null ? "–" : formatPercent(accuracy),
            notes: notesOf(right, false),
          },
          learnedFigure(run),
          endFigure(run),
        ],
      };
    });
}
