import { z } from "zod";
import { transitions } from "@/lib/domain/dynamics/example-history";
import { labelCategories, populations } from "@/lib/domain/knowledge/knowledge";
import { pageQuery, text } from "@/lib/http/schema";
import { exampleTransitions } from "@/lib/runs/choices";

const integer = z.number().int();
const named = z.object({ step: integer, epoch: z.number().nullable() });
const points = z.number();
const category = z.enum(labelCategories).nullable();

export const populationQuery = z.object({
  split: z.string().min(1).max(128).optional(),
  population: z.enum(populations).optional(),
});
export type PopulationQuery = z.infer<typeof populationQuery>;

const flow = z.object({ total: integer, gained: integer, lost: integer }).nullable();

export const transitionsResponse = z
  .object({
    run: z.string(),
    split: z.string().nullable(),
    population: z.enum(populations),
    best: named.nullable(),
    checkpoints: z.array(named.extend({ sincePrevious: flow, sinceBest: flow })),
    totals: z.object({
      examples: integer,
      learned: integer,
      forgotten: integer,
      never: integer,
      unforgettable: integer,
      flickering: integer,
      forgettingEvents: integer,
    }),
    reason: z.string().nullable(),
  })
  .meta({ id: "Transitions" });
export type TransitionsResponse = z.infer<typeof transitionsResponse>;

export const slicesQuery = populationQuery.extend({
  by: z.string().min(1).max(200).default("relation"),
});
export type SlicesQuery = z.infer<typeof slicesQuery>;

export const slicesResponse = z
  .object({
    run: z.string(),
    by: z.string(),
    split: z.string().nullable(),
    population: z.enum(populations),
    /** Attributes that the dataset's examples have, to slice by. */
    attributes: z.array(z.string()),
    best: named.nullable(),
    last: named.nullable(),
    slices: z.array(
      z.object({
        value: z.string(),
        n: integer,
        best: z.number().nullable(),
        last: z.number().nullable(),
        lost: integer,
        gained: integer,
        drop: z.object({ points, low: points.nullable(), high: points.nullable() }).nullable(),
        pValue: z.number(),
        adjustedPValue: z.number(),
        trainingExamples: integer,
        unknownShare: z.number().nullable(),
        whollyUnknown: z.boolean(),
      }),
    ),
    reason: z.string().nullable(),
  })
  .meta({ id: "Slices" });
export type SlicesResponse = z.infer<typeof slicesResponse>;

/** Histories, and the flows that a bar of a chart stands for. */

export const examplesQuery = pageQuery.extend({
  split: z.string().min(1).max(128).optional(),
  category: z.enum(populations).optional(),
  transition: z.enum(exampleTransitions).optional(),
  /** Examples lost (or gained) at this step since the checkpoint before. */
  lostAt: z.coerce.number().int().optional(),
  gainedAt: z.coerce.number().int().optional(),
  by: z.string().max(200).optional(),
  slice: z.string().max(1000).optional(),
  q: text(200).optional(),
  /** Where in the matching examples to begin, for a list that can be scrolled anywhere; not with a cursor. */
  offset: z.coerce.number().int().min(0).max(100_000_000).optional(),
});
export type ExamplesQuery = z.infer<typeof examplesQuery>;

export const exampleItem = z
  .object({
    id: z.string(),
    question: z.string(),
    answers: z.array(z.string()),
    category,
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    outcomes: z.string().meta({
      description: "+ correct, - incorrect, 0 abstained, . not evaluated; one a checkpoint",
    }),
    transition: z.enum(transitions).nullable(),
    lastPrediction: z.string().nullable(),
  })
  .meta({ id: "ExampleOutcomes" });
export type ExampleItem = z.infer<typeof exampleItem>;

export const examplesResponse = z.object({
  split: z.string().nullable(),
  /** Of the asked category: between these two an example is lost or gained "since the best". */
  best: named.nullable(),
  last: named.nullable(),
  checkpoints: z.array(named),
  total: integer,
  items: z.array(exampleItem),
  nextCursor: z.string().nullable(),
  reason: z.string().nullable(),
});
export type ExamplesResponse = z.infer<typeof examplesResponse>;

const drawn = z.object({ right: integer, of: integer });
const sampleGroups = z.array(
  z.object({ answer: z.string(), count: integer, correct: z.boolean() }),
);

export const exampleResponse = z
  .object({
    id: z.string(),
    split: z.string(),
    question: z.string(),
    answers: z.array(z.string()),
    category,
    pCorrectGreedy: z.number().nullable(),
    pCorrectSampled: z.number().nullable(),
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    samples: z
      .object({
        greedy: z.array(z.string()),
        sampled: z.array(z.string()),
        /** Equal draws counted together, scored as the dataset scores. */
        groups: z.object({ greedy: sampleGroups, sampled: sampleGroups }),
        counted: z.object({ greedy: drawn, sampled: drawn }).nullable().meta({
          description: "right answers as the label counts them; null where nobody judged",
        }),
        isWeak: z.boolean().meta({
          description:
            "one greedy answer and nothing else: the label tells Known from Unknown only",
        }),
      })
      .nullable(),
    training: z.object({ target: z.string().nullable(), relabelled: z.boolean() }).nullable(),
    predictions: z.array(
      named.extend({
        split: z.string(),
        outcome: z.enum(["+", "-", "0", "."]),
        prediction: z.string().nullable(),
        changed: z.boolean(),
      }),
    ),
  })
  .meta({ id: "ExampleHistory" });
export type ExampleResponse = z.infer<typeof exampleResponse>;

const leakFigures = named.extend({
  total: integer,
  wrong: integer,
  leaked: integer,
  share: z.number().nullable(),
  concentration: z.object({
    predictions: integer,
    distinct: integer,
    share: z.number().nullable(),
    commonest: z.array(z.object({ prediction: z.string(), count: integer })),
  }),
});

/** Leaks and concentration at the last checkpoint, beside the model before fine-tuning. */
export const leaksResponse = z
  .object({
    run: z.string(),
    split: z.string().nullable(),
    population: z.enum(populations),
    /** Unknown training examples whose own answer was taught. */
    newFacts: integer,
    start: leakFigures.nullable(),
    last: leakFigures.nullable(),
    cases: z.array(
      z.object({
        id: z.string(),
        question: z.string(),
        prediction: z.string(),
        trainingId: z.string(),
        trainingQuestion: z.string(),
      }),
    ),
    reason: z.string().nullable(),
  })
  .meta({ id: "Leaks" });
export type LeaksResponse = z.infer<typeof leaksResponse>;
