import { populationNouns, positionWords, type Segment, strong } from "./finding-words";
import type { JudgedInput } from "./findings-input";
import type { Template } from "./template";

function placeOf({ unit }: JudgedInput, at: number): string {
  return `${unit} ${positionWords(at)}`;
}

/** "Use epoch 2."; nothing where no checkpoint can be recommended. */
function use(input: JudgedInput): (string | Segment)[] {
  const { recommended, checkpoints } = input;
  if (recommended === null || checkpoints < 2) return [];
  const what = recommended.isBase ? "the base model" : placeOf(input, recommended.at);
  return [" ", strong(`Use ${what}.`)];
}

function after(input: JudgedInput): string {
  return `after ${placeOf(input, input.best.at)}`;
}

/** What happened and what to use, in at most two lines: exactly one of these opens a page. */
export const headlines: readonly Template[] = [
  {
    kind: "headline",
    needs: ["confirmed", "fallen", "mostlyWithheld"],
    say: (input) => ["Falls, mostly by withholding answers.", ...use(input)],
  },
  {
    kind: "headline",
    needs: ["confirmed", "fallen", "mostlyWrong", "belowBase"],
    say: (input) => [`Unlearns what the model knew ${after(input)}.`, ...use(input)],
  },
  {
    kind: "headline",
    needs: ["confirmed", "fallen", "mostlyWrong", "notBelowBase"],
    say: (input) => [`Falls from its best ${after(input)}.`, ...use(input)],
  },
  {
    kind: "headline",
    needs: ["confirmed", "recovered"],
    say: (input) => [
      `Falls, and is back at its best by ${placeOf(input, input.last.at)}.`,
      ...use(input),
    ],
  },
  {
    kind: "headline",
    needs: ["quiet", "allRight"],
    say: (input) => [
      `All ${input.last.total} ${populationNouns[input.population]} are right at ${placeOf(input, input.last.at)}: nothing is lost.`,
    ],
  },
  {
    kind: "headline",
    needs: ["quiet", "noneRight"],
    say: ({ best, population }) => [
      `None of the ${best.total} ${populationNouns[population]} is right at any checkpoint: there is nothing to lose.`,
    ],
  },
  {
    kind: "headline",
    needs: ["quiet", "someRightAndWrong", "tooFewCheckpoints"],
    say: ({ checkpoints }) => [
      `${checkpoints === 1 ? "One checkpoint is" : `${checkpoints} checkpoints are`} too few to tell a fall.`,
    ],
  },
  {
    kind: "headline",
    needs: ["quiet", "someRightAndWrong", "enoughCheckpoints", "noPower"],
    say: (input) => ["Too few examples to tell a fall.", ...use(input)],
  },
  {
    kind: "headline",
    needs: ["quiet", "someRightAndWrong", "enoughCheckpoints", "power"],
    say: (input) => ["No fall is confirmed.", ...use(input)],
  },
];
