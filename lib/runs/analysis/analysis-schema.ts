import { z } from "zod";
import { controlQuestions } from "@/lib/domain/compare/control-question";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { chosenCheckpoint } from "@/lib/runs/choice-schema";

const ratio = z.number().min(0).max(1);
const integer = z.number().int();
const epoch = z.number().nullable();
const points = z.number().meta({ description: "percentage points" });
const named = z.object({ step: integer, epoch });

export const analysisQuery = z.object({
  split: z.string().min(1).max(128).optional(),
  population: z.enum(populations).optional(),
  alpha: z.coerce.number().min(0.0001).max(0.5).optional(),
  margin: z.coerce.number().min(0).max(100).optional().meta({
    description: "acceptable loss in percentage points; left out: the project's",
  }),
});
export type AnalysisQuery = z.infer<typeof analysisQuery>;

export const verdictQuery = z.object({
  alpha: z.coerce.number().min(0.0001).max(0.5).optional(),
  population: z.enum(populations).optional(),
  minDrop: z.coerce.number().min(0).max(100).optional().meta({
    description: "percentage points: smaller falls stop nothing",
  }),
  after: z.coerce.number().min(0).optional().meta({
    description: "epoch: checkpoints before it are not looked at",
  }),
});
export type VerdictQuery = Partial<z.infer<typeof verdictQuery>>;

const figure = named.extend({
  total: integer
    .nullable()
    .meta({ description: "null: a rate was logged, and of how many is not known" }),
  correct: integer.nullable(),
  abstained: integer.nullable(),
  accuracy: ratio,
  low: ratio.nullable(),
  high: ratio.nullable(),
});

const speed = z.object({
  epochsTo50: z.number().nullable(),
  epochsTo90: z.number().nullable(),
  final: ratio.nullable(),
});

const stretch = z.object({ from: named, to: named });

const alarm = named.extend({
  before: stretch,
  after: stretch,
  points,
  pValue: z.number(),
  threshold: z.number(),
  jitter: points,
  rule: z.enum(["finished", "planned", "open-ended"]),
});

const estimate = z.object({
  unit: z.enum(["epoch", "step"]),
  onePointLost: z
    .object({ low: z.number(), high: z.number().nullable() })
    .meta({ description: "surely fine until low, surely worse from high; null: not surely lost" }),
  start: z
    .object({ low: z.number().nullable(), high: z.number() })
    .meta({ description: "low null: it may have started before" }),
  fits: z.boolean(),
});

const chosen = named.extend({
  accuracy: ratio,
  atMost: points,
  unknownFitted: ratio.nullable(),
});

/** A piece of a sentence, and what it speaks of. */
export const findingSegment = z.object({
  text: z.string(),
  isStrong: z.boolean(),
  of: z
    .object({
      run: z.string().optional(),
      isControl: z.boolean().optional().meta({ description: "the run is the control of this one" }),
      at: z
        .number()
        .optional()
        .meta({ description: "a checkpoint: its epoch, or its step where the sentence says step" }),
      examples: z.enum(["lost-since-best"]).optional().meta({
        description: "the examples behind the number, as a transition of GET .../examples",
      }),
    })
    .optional(),
});

const labelNoise = z.object({
  redraws: integer,
  curves: z.array(
    z.object({
      split: z.string(),
      population: z.enum(["Known", "Unknown"]),
      facts: integer.meta({ description: "facts labelled so" }),
      points: z.array(z.object({ step: integer, low: ratio, high: ratio })),
    }),
  ),
});
export type LabelNoiseAnswer = z.infer<typeof labelNoise>;

const finding = z.object({ kind: z.string(), segments: z.array(findingSegment) });

/** What an attribution answers, and of how many runs. */
export const attributedTo = {
  question: z.enum(controlQuestions).meta({
    description: "what the control holds fixed, and so what it answers",
  }),
  seeds: z
    .object({ run: integer, control: integer, isOverRuns: z.boolean() })
    .meta({ description: "runs on each side; with two or more each the interval is over runs" }),
};

export const analysisResponse = z
  .object({
    run: z.string(),
    split: z.string().nullable(),
    population: z.enum(populations),
    alpha: z.number(),
    checkpoints: integer,
    eligible: integer.meta({ description: "checkpoints that conclusions rest on" }),
    leftOut: z.array(z.object({ step: integer, scored: integer, of: integer })),
    examples: integer,
    basis: z.enum(["counts", "rates"]).meta({
      description: "rates: logged without counts, so they are drawn and nothing is tested",
    }),
    paired: z.boolean(),
    best: figure.nullable(),
    last: figure.nullable(),
    drop: z
      .object({
        points,
        low: points.nullable(),
        high: points.nullable(),
        lost: integer.nullable(),
        gained: integer.nullable(),
        pValue: z.number().nullable(),
        compared: integer,
      })
      .nullable(),
    onset: z.object({
      alarm: alarm.nullable(),
      lastIsLower: z.boolean(),
      estimate: estimate.nullable(),
    }),
    recommended: named
      .extend({
        accuracy: ratio,
        optimism: points.nullable().meta({
          description: "how much the best reads too high, as every maximum does",
        }),
        unknownFitted: ratio.nullable(),
        knownFitted: ratio.nullable(),
        reason: z.string(),
      })
      .nullable(),
    choices: z.object({
      margin: points,
      furthest: chosen.nullable(),
      earliest: chosen.nullable(),
    }),
    prices: z
      .array(
        named.extend({
          accuracy: ratio,
          loss: points,
          atMost: points.nullable().meta({
            description: "one-sided 95 % bound of the loss against the best",
          }),
          learned: integer.nullable().meta({ description: "new facts fitted" }),
          toLearn: integer.nullable(),
          knownFitted: ratio.nullable(),
        }),
      )
      .meta({ description: "what each checkpoint gives and costs; empty without outcomes" }),
    fit: z.object({ known: speed, unknown: speed, ratioTo50: z.number().nullable() }),
    detectableDrop: points.nullable().meta({
      description: "a lasting fall of this size would be found in four of five such runs",
    }),
    hasPower: z.boolean().meta({
      description:
        "whether a lasting fall of 10 points would be found as often; true with an alarm",
    }),
    examplesNeeded: integer.nullable().meta({
      description: "examples that would let a fall be confirmed, where these cannot",
    }),
    belowBase: z
      .object({ lost: integer, gained: integer, pValue: z.number() })
      .nullable()
      .meta({ description: "last against step 0, paired" }),
    attributable: z
      .object({
        control: z.string(),
        ...named.shape,
        ...attributedTo,
        points,
        low: points,
        high: points,
        examples: integer,
        runFall: points,
        controlFall: points,
      })
      .nullable(),
    labelNoise: labelNoise.nullable().meta({
      description:
        "how far each accuracy could move through labelling alone: 95 % of redraws of the labels from their own draws; null without draws",
    }),
    findings: z.array(z.string()),
    findingSegments: z.array(finding),
    warnings: z.array(z.string()),
  })
  .meta({ id: "Analysis" });
export type AnalysisResponse = z.infer<typeof analysisResponse>;

export const verdictResponse = z
  .object({
    decision: z.enum(["continue", "stop", "insufficient-data"]),
    reason: z.string(),
    best: named.extend({ accuracy: ratio }).nullable(),
    alarm: alarm.nullable(),
    chosen: chosenCheckpoint.meta({ description: "the checkpoint that somebody chose to use" }),
  })
  .meta({ id: "Verdict" });
export type VerdictResponse = z.infer<typeof verdictResponse>;
