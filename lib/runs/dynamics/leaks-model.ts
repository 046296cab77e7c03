import { z } from "zod";
import type { LeaksAnswer } from "@/lib/runs/examples/examples-schema";
import { aboutOf, checkpointModel, type Shown } from "./about-model";

const integer = z.number().int();
const ratio = z.number().min(0).max(1).nullable();

const leakFigures = checkpointModel.extend({
  wrong: integer,
  leaked: integer,
  share: ratio,
  /** How few answers cover how much; the answers themselves are not told. */
  concentration: z.object({
    predictions: integer,
    distinct: integer,
    share: ratio,
    commonest: integer,
  }),
});
export type LeakFigures = z.infer<typeof leakFigures>;

export const leaksModel = z.object({
  chart: z.literal("leaks"),
  newFacts: integer,
  start: leakFigures.nullable(),
  last: leakFigures.nullable(),
  /** Null unless the link allows the texts of examples. */
  cases: z
    .array(z.object({ question: z.string(), prediction: z.string(), trainingQuestion: z.string() }))
    .nullable(),
});
export type LeaksModel = z.infer<typeof leaksModel>;

function leakFiguresOf(figures: NonNullable<LeaksAnswer["last"]>): LeakFigures {
  const { step, epoch, wrong, leaked, share, concentration } = figures;
  const { predictions, distinct, share: covered, commonest } = concentration;
  return {
    ...{ step, epoch, wrong, leaked, share },
    concentration: { predictions, distinct, share: covered, commonest: commonest.length },
  };
}

/** What the leaks card shows; the leaked questions and answers only where texts may be told, and never their ids. */
export function shownLeaks(answer: LeaksAnswer, hasTexts: boolean): Shown<LeaksModel> {
  const { newFacts, start, last, cases } = answer;
  return {
    ...aboutOf(answer),
    n: last?.total ?? null,
    card: {
      ...{ chart: "leaks", newFacts },
      start: start && leakFiguresOf(start),
      last: last && leakFiguresOf(last),
      cases: hasTexts
        ? cases.map(({ question, prediction, trainingQuestion }) => {
            return { question, prediction, trainingQuestion };
          })
        : null,
    },
  };
}
