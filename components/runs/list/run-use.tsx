import { chosenWords } from "@/components/runs/decision/chosen-words";
import { formatEpoch } from "@/lib/format";
import type { RunSummary } from "@/lib/runs/schema";

/** The checkpoint to use, and the one that somebody chose. */
export function RunUse({ run: { recommended, chosen } }: { run: RunSummary }) {
  const placeOf = ({ step, epoch }: { step: number; epoch: number | null }) =>
    step === 0 ? "base model" : formatEpoch(epoch, step);
  return (
    <>
      {recommended ? placeOf(recommended) : <span className="text-muted">–</span>}
      {chosen && (
        <span className="block text-caption text-recommended" title={chosenWords(chosen).about}>
          chosen: {placeOf(chosen)}
          <span className="sr-only"> {chosenWords(chosen).about}</span>
        </span>
      )}
    </>
  );
}
