import { fewestJudged } from "@/lib/domain/onset/window-alarm";
import type { JudgedInput } from "./findings-input";

/** Points: above this a run is said to jump. */
const wildJitter = 1.5;

/**
 * What must hold before a sentence may be said (SCIENCE.md section 13). A template lists its claims by name; a
 * sentence whose claims do not all hold is not said.
 */
export const claims = {
  /** The alarm rang, jitter included. */
  confirmed: ({ alarm }: JudgedInput) => alarm !== null,
  /** No alarm. */
  quiet: ({ alarm }: JudgedInput) => alarm === null,
  /** Surely below step 0 on the same known facts. */
  belowBase: ({ isBelowBase, population }: JudgedInput) => isBelowBase && population === "Known",
  notBelowBase: (input: JudgedInput) => !claims.belowBase(input),
  /** Fewer right at the last checkpoint than at the best. */
  fallen: ({ fall }: JudgedInput) => fall !== null && fall.loss > 0,
  recovered: ({ fall }: JudgedInput) => fall !== null && fall.loss <= 0,
  /** At least half of the fall is answers withheld. */
  mostlyWithheld: ({ best, last, fall }: JudgedInput) => {
    const withheld = last.abstained / last.total - best.abstained / best.total;
    return fall !== null && fall.loss > 0 && withheld > 0 && withheld >= fall.loss / 2;
  },
  mostlyWrong: (input: JudgedInput) => !claims.mostlyWithheld(input),
  /** Enough checkpoints for the alarm to ring. */
  enoughCheckpoints: ({ checkpoints }: JudgedInput) => checkpoints >= fewestJudged,
  tooFewCheckpoints: ({ checkpoints }: JudgedInput) => checkpoints < fewestJudged,
  /** A fall that matters would have been found. */
  power: ({ hasPower }: JudgedInput) => hasPower,
  noPower: (input: JudgedInput) => !claims.power(input),
  allRight: ({ last, checkpoints }: JudgedInput) =>
    checkpoints > 1 && last.total > 0 && last.correct === last.total,
  noneRight: ({ best, checkpoints }: JudgedInput) => checkpoints > 1 && best.correct === 0,
  someRightAndWrong: (input: JudgedInput) => !claims.allRight(input) && !claims.noneRight(input),
  /** There is a checkpoint to use. */
  recommended: ({ recommended, checkpoints }: JudgedInput) =>
    recommended !== null && checkpoints >= 2,
  bestIsBase: ({ recommended }: JudgedInput) => recommended?.isBase === true,
  bestIsTrained: ({ recommended }: JudgedInput) => recommended?.isBase === false,
  /** Another checkpoint has learned more within the acceptable loss. */
  further: ({ furthest, recommended }: JudgedInput) =>
    furthest !== null && furthest.unknownFitted !== null && furthest.at !== recommended?.at,
  started: ({ estimate }: JudgedInput) => estimate !== null,
  hasNoUnknown: ({ hasUnknown }: JudgedInput) => hasUnknown === false,
  mayHaveUnknown: ({ hasUnknown }: JudgedInput) => hasUnknown !== false,
  /** Compared with a control, and surely more lost than by it. */
  attributed: ({ attributable }: JudgedInput) => attributable !== null && attributable.low > 0,
  notTold: ({ attributable }: JudgedInput) => attributable !== null && attributable.low <= 0,
  noControl: ({ attributable }: JudgedInput) => attributable === null,
  unpaired: ({ isPaired, checkpoints }: JudgedInput) => !isPaired && checkpoints >= 2,
  jumps: ({ alarm }: JudgedInput) => alarm !== null && alarm.jitter > wildJitter,
} as const;

export type Claim = keyof typeof claims;
