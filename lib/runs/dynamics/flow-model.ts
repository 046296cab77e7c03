import { z } from "zod";
import type { TransitionsAnswer } from "@/lib/runs/examples/examples-schema";
import { aboutOf, checkpointModel, type Shown } from "./about-model";

const integer = z.number().int();

/** Gains and losses at each checkpoint against the one before, and the histories of the examples counted. */
export const flowModel = z.object({
  chart: z.literal("flow"),
  checkpoints: z.array(
    checkpointModel.extend({
      sincePrevious: z.object({ total: integer, gained: integer, lost: integer }).nullable(),
    }),
  ),
  totals: z.object({
    examples: integer,
    learned: integer,
    forgotten: integer,
    never: integer,
    unforgettable: integer,
    forgettingEvents: integer,
  }),
});
export type FlowModel = z.infer<typeof flowModel>;

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
