import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import type { ExplorerState } from "@/components/runs/examples/explorer-filter";
import { transitionMeanings } from "@/components/runs/examples/transition-words";
import { formatCount } from "@/lib/format";
import type { ExamplesResponse } from "@/lib/runs/examples/examples-schema";

/** "262 examples" and what they have in common, so that nobody guesses what a filter means. */
export function explorerSummary(
  { total, best, last }: Pick<ExamplesResponse, "total" | "best" | "last">,
  { transition }: Pick<ExplorerState, "transition">,
): { count: string; meaning: string } {
  const count = `${formatCount(total)} ${total === 1 ? "example" : "examples"}`;
  if (transition === null)
    return {
      count,
      meaning: "One mark a checkpoint: upper blue correct, lower vermillion wrong, grey abstained",
    };
  const meaning = transitionMeanings[transition];
  if (!transition.endsWith("since-best") || best === null || last === null)
    return { count, meaning };
  const span = `best is ${checkpointLabel(best).toLowerCase()}, last ${checkpointLabel(last).toLowerCase()}`;
  return { count, meaning: `${meaning}; ${span}` };
}
