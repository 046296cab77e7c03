import type { LeaksResponse } from "@/lib/runs/examples/examples-schema";
import { aboutCurve, type Shown } from "./about-model";
import type { LeakFigures, LeaksModel } from "./dynamics-model";

function leakFiguresOf(figures: NonNullable<LeaksResponse["last"]>): LeakFigures {
  const { step, epoch, wrong, leaked, share, concentration } = figures;
  const { predictions, distinct, share: covered, commonest } = concentration;
  return {
    ...{ step, epoch, wrong, leaked, share },
    concentration: { predictions, distinct, share: covered, commonest: commonest.length },
  };
}

/** What the leaks card shows; the leaked questions and answers only where texts may be shown, and never their ids. */
export function shownLeaks(response: LeaksResponse, hasTexts: boolean): Shown<LeaksModel> {
  const { newFacts, start, last, cases } = response;
  return {
    ...aboutCurve(response),
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
