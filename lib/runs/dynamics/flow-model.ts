import type { TransitionsResponse } from "@/lib/runs/examples/examples-schema";
import { aboutCurve, type Shown } from "./about-model";
import type { FlowModel } from "./dynamics-model";

/** What the flow card shows of its answer. */
export function shownFlow(response: TransitionsResponse): Shown<FlowModel> {
  const { checkpoints, totals } = response;
  const { examples, learned, forgotten, never, unforgettable, forgettingEvents } = totals;
  return {
    ...aboutCurve(response),
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
