import type { LeaksAnswer } from "@/lib/runs/examples/examples-schema";
import { aboutOf, type Shown } from "./about-model";
import type { LeakFigures, LeaksModel } from "./dynamics-model";

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
