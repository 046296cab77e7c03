import { MixBar } from "@/components/charts/mix-bar";
import { Sparkline } from "@/components/charts/sparkline";
import { furthestWords, mixWords, wrongAt } from "@/components/comparisons/choose/choice-words";
import { useComparison } from "@/components/comparisons/comparison-context";
import { RunLink } from "@/components/comparisons/run-link";
import { chosenWords } from "@/components/runs/decision/chosen-words";
import { checkpointName } from "@/components/runs/decision/decision-model";
import { classNames } from "@/components/ui/class-names";
import { TableCell, TableRow } from "@/components/ui/table";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import { formatInterval, formatPercent, formatPoints } from "@/lib/format";

const cell = "whitespace-nowrap py-1";
const chosen = "font-semibold text-recommended";

function Course({ run }: { run: ComparedRun }) {
  const { looks } = useComparison();
  const { total, correct, step } = run.curve;
  const values = total.map((n, k) => (n > 0 ? (correct[k] ?? 0) / n : null));
  const bestIndex = step.indexOf(run.figures.best?.step ?? -1);
  return (
    <Sparkline
      values={values}
      label={`Accuracy over ${values.length} checkpoints`}
      color={looks.get(run.run)?.color ?? "dev"}
      bestIndex={bestIndex < 0 ? null : bestIndex}
      height={22}
    />
  );
}

function EndCell({ run }: { run: ComparedRun }) {
  const { last } = run.figures;
  return (
    <TableCell className={cell}>
      {last ? formatPercent(last.accuracy) : "–"}
      {run.drop && run.drop.points !== 0 && (
        <span
          className={classNames("ml-2", (run.drop.low ?? 0) > 0 ? "text-confirmed" : "text-muted")}
        >
          {formatPoints(-run.drop.points / 100).replace(" points", "")}
        </span>
      )}
    </TableCell>
  );
}

function AnswersCell({ atEnd }: Pick<ComparedRun, "atEnd">) {
  if (atEnd === null) return <TableCell className={cell}>–</TableCell>;
  const { total, correct, abstained } = atEnd;
  const wrong = wrongAt(atEnd);
  return (
    <TableCell className={cell}>
      <span className="flex items-center gap-2">
        <MixBar
          label={`Test: right ${formatPercent(correct / total, 0)}, unsure ${formatPercent(abstained / total, 0)}, wrong ${formatPercent(wrong, 0)}`}
          parts={[
            { tone: "known", ratio: correct / total },
            { tone: "abstained", ratio: abstained / total },
            { tone: "unknown", ratio: wrong },
          ]}
        />
        <span className="text-unknown-text">{formatPercent(wrong)}</span>
      </span>
    </TableCell>
  );
}

/** One line a run: how it was trained, what to use of it, what it comes to. */
export function ChoiceRow({ run }: { run: ComparedRun }) {
  const { response } = useComparison();
  const { best } = run.figures;
  const { choice } = response;
  const furthest = furthestWords(run);
  const isBest = choice?.best.run === run.run;
  const isNeeded = choice?.needed?.run === run.run;
  const share = run.unknownShare;
  const mix = mixWords(run, run.curve.step.length === 1);
  const isRelabelled = (run.relabelledUnknown ?? 0) > 0;
  return (
    <TableRow>
      <TableCell className={cell}>
        <RunLink run={run} />
      </TableCell>
      <TableCell className={cell}>
        <span className="flex items-center gap-2">
          {share !== null && (
            <MixBar
              label={`Trained on ${mix}`}
              parts={[
                { tone: "known", ratio: 1 - share },
                { tone: isRelabelled ? "abstained" : "unknown", ratio: share },
              ]}
            />
          )}
          <span className="text-muted">{mix}</span>
        </span>
      </TableCell>
      <TableCell className="py-0">
        <Course run={run} />
      </TableCell>
      <TableCell className={classNames(cell, isBest && chosen)}>
        {best ? checkpointName(best) : "–"}
        {run.chosen && (
          <span
            className="ml-2 font-normal text-caption text-recommended"
            title={chosenWords(run.chosen).about}
          >
            {run.chosen.step === best?.step ? "chosen" : `chosen: ${checkpointName(run.chosen)}`}
            <span className="sr-only"> {chosenWords(run.chosen).about}</span>
          </span>
        )}
      </TableCell>
      <TableCell className={cell}>
        {best ? formatPercent(best.accuracy) : "–"}
        {best && (
          <span className="ml-1.5 text-caption text-muted">
            {formatInterval(best.low, best.high)}
          </span>
        )}
      </TableCell>
      <TableCell className={cell}>
        <span className={classNames(isNeeded && chosen)}>{furthest.place}</span>
        {furthest.learned && (
          <span className="ml-1.5 text-caption text-muted">{furthest.learned} learned</span>
        )}
      </TableCell>
      <EndCell run={run} />
      <AnswersCell atEnd={run.atEnd} />
    </TableRow>
  );
}
