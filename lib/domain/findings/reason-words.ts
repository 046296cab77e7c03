import { seedWords } from "@/lib/domain/compare/attribution-over-runs";
import { controlQuestionWords } from "@/lib/domain/compare/control-question";
import { roundedUp } from "@/lib/domain/decision/prices";
import { fewestJudged } from "@/lib/domain/onset/window-alarm";
import { percentWords, pointsWords, populationNouns, positionWords, strong } from "./finding-words";
import type { CheckpointRange, FoundAttribution, JudgedInput } from "./findings-input";
import type { Template } from "./template";

function placeOf({ unit }: JudgedInput, at: number): string {
  return `${unit} ${positionWords(at)}`;
}

function stretchWords({ unit }: JudgedInput, { from, to }: CheckpointRange): string {
  if (from === to) return `${unit} ${positionWords(from)}`;
  return `${unit}s ${positionWords(from)} to ${positionWords(to)}`;
}

function signedPoints(ratio: number): string {
  const points = pointsWords(ratio);
  return ratio < 0 && points !== "0.0" ? `\u2212${points}` : points;
}

const fall: Template = {
  kind: "fall",
  needs: ["confirmed", "fallen"],
  say: (input) => {
    const { loss = 0, compared = 0 } = input.fall ?? {};
    const noun = populationNouns[input.population];
    const count = Math.round(loss * compared);
    return [
      `By ${placeOf(input, input.last.at)} it gets `,
      strong(`${pointsWords(loss)} points fewer`, { examples: "lost-since-best" }),
      ` ${noun} right than at its best, ${count} of ${compared}.`,
    ];
  },
};

const withheld: Template = {
  kind: "abstention",
  needs: ["confirmed", "mostlyWithheld"],
  say: (input) => [
    "Most of the fall is ",
    strong("answers withheld, not wrong ones"),
    `: at ${placeOf(input, input.last.at)} the model does not answer ${input.last.abstained} of ${input.last.total}.`,
  ],
};

const onset: Template = {
  kind: "onset",
  needs: ["confirmed", "started"],
  say: (input) => {
    const { estimate, unit } = input;
    if (estimate === null) return [];
    const { onePointLost, start, fits } = estimate;
    const when =
      onePointLost.high === null
        ? `No point is lost before ${placeOf(input, onePointLost.low)}`
        : `One point is lost between ${unit} ${positionWords(onePointLost.low)} and ${positionWords(onePointLost.high)}`;
    const began =
      start.low === null
        ? `It began by ${placeOf(input, start.high)} at the latest; it may have started earlier.`
        : `It began between ${unit} ${positionWords(start.low)} and ${positionWords(start.high)}.`;
    const poor = fits ? "" : " No single fall fits these checkpoints well.";
    return [strong(when), `. ${began}${poor}`];
  },
};

const alarm: Template = {
  kind: "alarm",
  needs: ["confirmed"],
  say: (input) => {
    if (input.alarm === null) return [];
    const { at, after, before, points } = input.alarm;
    return [
      "The fall is confirmed at ",
      strong(placeOf(input, at), { at }),
      `: ${stretchWords(input, after)} lie ${points.toFixed(1)} points below ${stretchWords(input, before)}.`,
    ];
  },
};

const jumps: Template = {
  kind: "jumps",
  needs: ["jumps"],
  say: ({ alarm: rung }) => [
    `The run jumps a lot between checkpoints, by ${(rung?.jitter ?? 0).toFixed(1)} points.`,
  ],
};

const tooFewCheckpoints: Template = {
  kind: "too-few-checkpoints",
  needs: ["quiet", "someRightAndWrong", "tooFewCheckpoints"],
  say: ({ best, population }) => {
    const share = percentWords(best.total > 0 ? best.correct / best.total : 0);
    return [
      `${best.correct} of ${best.total} ${populationNouns[population]} are right (${share}) at best; a fall is confirmed from ${fewestJudged} checkpoints on.`,
    ];
  },
};

const lower: Template = {
  kind: "last-lower",
  needs: ["quiet", "someRightAndWrong", "enoughCheckpoints"],
  say: ({ lastIsLower }) =>
    lastIsLower
      ? [
          "The last checkpoint is lower; one checkpoint can be jitter: ",
          strong("evaluate the next two"),
          ".",
        ]
      : [],
};

function foundWords(points: number): string {
  return `A lasting fall of ${points.toFixed(1)} points or more would be found in 4 of 5 such runs.`;
}

const power: Template = {
  kind: "no-alarm",
  needs: ["quiet", "someRightAndWrong", "enoughCheckpoints", "power"],
  say: ({ detectableFall }) => [detectableFall === null ? "" : foundWords(detectableFall)],
};

const noPower: Template = {
  kind: "no-power",
  needs: ["quiet", "someRightAndWrong", "enoughCheckpoints", "noPower"],
  say: ({ examplesNeeded, best, population, detectableFall }) => {
    const facts = `${best.total} ${populationNouns[population]}`;
    if (examplesNeeded !== null)
      return [
        `With ${facts} no fall could be confirmed, even if all were lost; ${examplesNeeded} would do.`,
      ];
    return [
      detectableFall === null
        ? `With ${facts}, ${best.correct} of them right at best, not even a lasting fall of 10 points would be found in 4 of 5 such runs.`
        : foundWords(detectableFall),
    ];
  },
};

const bestIsBase: Template = {
  kind: "recommendation",
  needs: ["recommended", "bestIsBase"],
  say: () => ["No checkpoint does better than the model as it was before fine-tuning."],
};

const bestIsTrained: Template = {
  kind: "recommendation",
  needs: ["recommended", "bestIsTrained"],
  say: (input) => {
    const { recommended, best } = input;
    const fresh = best.correct / best.total - (recommended?.optimism ?? 0) / 100;
    const optimism =
      recommended?.optimism == null ? "" : `, about ${percentWords(fresh)} on fresh questions`;
    const learned =
      recommended?.unknownFitted == null
        ? ""
        : `, with ${percentWords(recommended.unknownFitted)} of the new facts learned`;
    const place = placeOf(input, recommended?.at ?? 0);
    return [
      `${place[0]?.toUpperCase()}${place.slice(1)} is the best on this set${optimism}${learned}.`,
    ];
  },
};

const further: Template = {
  kind: "furthest",
  needs: ["recommended", "further"],
  say: (input) => {
    const { at = 0, atMost = 0, unknownFitted } = input.furthest ?? {};
    return [
      "If the new facts are needed: ",
      strong(placeOf(input, at), { at }),
      ` has learned ${percentWords(unknownFitted ?? 0)} of the new facts, for at most ${roundedUp(atMost).toFixed(2)} points against the best.`,
    ];
  },
};

/** "unk000_s1", then how it was trained. */
function comparedWith({ control, question }: FoundAttribution) {
  return [
    "Against ",
    { text: control.name, isStrong: false, of: { run: control.run, isControl: true } },
    `, ${controlQuestionWords[question]}, `,
  ];
}

function rangeWords({ low, high, seeds }: FoundAttribution): string {
  return `(${signedPoints(low)} to ${signedPoints(high)}; ${seedWords(seeds)})`;
}

const attributed: Template = {
  kind: "attribution",
  needs: ["confirmed", "mayHaveUnknown", "attributed"],
  say: (input) => {
    const found = input.attributable;
    if (found === null) return [];
    return [
      ...comparedWith(found),
      strong(`${signedPoints(found.loss)} of the ${signedPoints(found.runFall)} points`),
      ` lost by ${placeOf(input, found.at)} are due to new knowledge ${rangeWords(found)}.`,
    ];
  },
};

const notClear: Template = {
  kind: "attribution",
  needs: ["confirmed", "mayHaveUnknown", "notTold"],
  say: (input) => {
    const found = input.attributable;
    if (found === null) return [];
    return [
      ...comparedWith(found),
      `the fall by ${placeOf(input, found.at)} is not clearly larger than one without new knowledge: ${signedPoints(found.loss)} points more ${rangeWords(found)}.`,
    ];
  },
};

const noControl: Template = {
  kind: "no-control",
  needs: ["confirmed", "mayHaveUnknown", "noControl"],
  say: () => [
    "Without a control run this is a fall since the best checkpoint: its cause is not known.",
  ],
};

const noUnknown: Template = {
  kind: "no-unknown",
  needs: ["confirmed", "hasNoUnknown"],
  say: () => [
    "Its training set holds no Unknown facts, so new facts cannot be behind the fall, as far as the labels tell: WeaklyKnown facts count as known, and a label may be wrong.",
  ],
};

const unpaired: Template = {
  kind: "unpaired",
  needs: ["unpaired"],
  say: () => [
    "Only totals are known, not single answers: checkpoints are compared unpaired, which sees less.",
  ],
};

/** What a headline rests on and what limits it, in the order in which it is read. */
export const reasons: readonly Template[] = [
  ...[withheld, fall, onset, alarm, jumps],
  ...[tooFewCheckpoints, noPower, power, lower],
  ...[attributed, notClear, bestIsBase, bestIsTrained, further],
  ...[noControl, noUnknown, unpaired],
];
