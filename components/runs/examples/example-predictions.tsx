import { OutcomeStrip } from "@/components/charts/outcome-strip";
import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import { outcomeLooks, outcomeWords } from "@/components/runs/examples/outcome-words";
import { classNames } from "@/components/ui/class-names";
import type { ExampleResponse } from "@/lib/runs/examples/examples-schema";

type Prediction = ExampleResponse["predictions"][number];

function PredictionRow({ point, hasSplits }: { point: Prediction; hasSplits: boolean }) {
  const { outcome, prediction, changed, split } = point;
  return (
    <tr className={classNames("border-b last:border-b-0", changed && "bg-hover")}>
      <th scope="row" className="whitespace-nowrap py-1 pr-3 pl-2 text-left font-normal text-muted">
        {checkpointLabel(point)}
        {hasSplits && ` · ${split}`}
      </th>
      <td className={classNames("w-24 py-1 pr-3", outcomeLooks[outcome])}>
        {outcomeWords[outcome]}
      </td>
      <td className={classNames("py-1 pr-2 wrap-anywhere", changed && "font-semibold")}>
        {prediction ?? <span className="text-muted">no text was sent</span>}
      </td>
      <td className="w-20 py-1 pr-2 text-right text-caption text-muted">{changed && "changed"}</td>
    </tr>
  );
}

/** What the model answered at every checkpoint; where the answer changed is marked. */
export function ExamplePredictions({ predictions }: Pick<ExampleResponse, "predictions">) {
  if (predictions.length === 0)
    return <p className="text-muted">No checkpoint of this run has evaluated this example.</p>;
  const hasSplits = new Set(predictions.map(({ split }) => split)).size > 1;
  const changes = predictions.filter(({ changed }) => changed).length;
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 overflow-hidden">
        <OutcomeStrip marks={predictions.map(({ outcome }) => outcome).join("")} width={260} />
        <p className="text-caption text-muted">
          {changes === 0
            ? "The answer never changed."
            : `The answer changed ${changes === 1 ? "once" : `${changes} times`}.`}
        </p>
      </div>
      <table className="w-full text-[0.8125rem] tabular-nums">
        <thead className="sr-only">
          <tr>
            <th scope="col">Checkpoint</th>
            <th scope="col">Outcome</th>
            <th scope="col">Prediction</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {predictions.map((point) => (
            <PredictionRow
              key={`${point.split} ${point.step}`}
              point={point}
              hasSplits={hasSplits}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}
