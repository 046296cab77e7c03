import type { TransitionsAnswer } from "@/lib/runs/examples/examples-schema";
import { aboutOf, type Shown } from "./about-model";
import type { FlowModel } from "./dynamics-model";

/** What the flow card shows of its answer. */
export function shownFlow(answer: TransitionsAnswer): Shown<FlowModel> {
  const { checkpoints, totals } = answer;
  const { examples, learned, forgotten, never, unforgettable, forgettingEvents } = totals;
  return {
    ...aboutOf(answer),
    n: examples,
    card: {
      chart: "flow",
      checkpoints: checkpoints.map(({ step, epoch, sincePrevious }) => {
        return { step, epoch, sincePrevious };
      }),
      totals: { examples, learned, forgotten, never, unforgettable, forgettingEvents },
    },
  };
}
