import { MixBar } from "@/components/charts/mix-bar";
import { formatCount, formatPercent } from "@/lib/format";
import type { RunSummary } from "@/lib/runs/schema";

type RunAnswersProps = { answers: NonNullable<RunSummary["endAnswers"]> };

/** Right, unsure and wrong at the end; an abstention is no wrong answer. */
export function RunAnswers({ answers: { split, total, correct, abstained } }: RunAnswersProps) {
  const wrong = (total - correct - abstained) / total;
  return (
    <>
      <span className="flex items-center gap-2">
        <MixBar
          isNarrow
          label={`${split}: right ${formatPercent(correct / total, 0)}, unsure ${formatPercent(abstained / total, 0)}, wrong ${formatPercent(wrong, 0)}`}
          parts={[
            { tone: "known", ratio: correct / total },
            { tone: "abstained", ratio: abstained / total },
            { tone: "unknown", ratio: wrong },
          ]}
        />
        {formatPercent(wrong)}
      </span>
      <span className="block text-caption text-muted">
        of {formatCount(total)} {split}
      </span>
    </>
  );
}
