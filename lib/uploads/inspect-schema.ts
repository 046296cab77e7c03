import { z } from "zod";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { countBases, quantities, scales } from "@/lib/domain/mapping/mapping";
import { slug, text } from "@/lib/http/schema";
import { putRunInput } from "@/lib/runs/schema";
import { mappingSchema, parseStrictJson } from "./mapping-schema";
import { uploadResponse } from "./schema";

const maxTargets = 10_000;

export const question = z
  .object({
    id: z.string(),
    text: z.string(),
    reason: z.string(),
    options: z.array(z.object({ value: z.string(), label: z.string(), mapping: mappingSchema })),
    chosen: z.string().meta({ description: "the option that holds where nobody answers" }),
  })
  .meta({ id: "Question" });

const pointValue = z.number().nullable().meta({ description: "null: logged, but no number" });

/** A metric of a file or a run, what it is taken for, and its course. */
export const candidateSeries = z
  .object({
    key: z.string(),
    set: z.string().nullable(),
    split: z.string().nullable().meta({ description: "null: it stays a metric" }),
    category: z.enum(populations).nullable(),
    quantity: z.enum(quantities),
    scale: z.enum(scales),
    n: z.number().int().nullable(),
    basis: z.enum(countBases),
    points: z
      .array(z.object({ step: z.number(), epoch: z.number().nullable(), value: pointValue }))
      .meta({ description: "at most 200 of them, first and last among them" }),
    first: pointValue,
    last: pointValue,
    count: z.number().int(),
  })
  .meta({ id: "CandidateSeries" });
export type CandidateSeries = z.infer<typeof candidateSeries>;

export const fileTarget = z.object({
  kind: z.enum(["run", "dataset"]),
  id: z.string(),
  isNew: z.boolean(),
});

export const fileReason = z.object({
  about: z.string().meta({ description: "a metric key, a column, step, run" }),
  reason: z.string(),
});

const problemDetail = z.object({
  line: z.number().int().nullable(),
  column: z.string().nullable(),
  message: z.string(),
});

export const inspectedFile = z
  .object({
    path: z.string().meta({ description: "in the archive or folder; else the file's name" }),
    filename: z.string(),
    bytes: z.number().int(),
    format: z.string().nullable().meta({ description: "null: refused, see problem" }),
    name: z.string().nullable().meta({ description: "the format's name, also of one not read" }),
    holds: z.string().nullable(),
    rows: z.number().int().nullable(),
    isWhole: z.boolean().meta({ description: "false: only its beginning was read" }),
    needsWhole: z.boolean().meta({
      description: "its beginning says nothing: send it whole, as one of more than a mebibyte",
    }),
    target: fileTarget.nullable(),
    run: z.string().nullable().meta({ description: "the run's id below, where it goes to one" }),
    runs: z.array(z.string()).meta({ description: "ids below; several where it holds several" }),
    step: z.number().nullable().meta({ description: "the checkpoint that its place names" }),
    mapping: mappingSchema,
    remembered: z.object({ id: z.string(), name: z.string() }).nullable(),
    shape: z.string(),
    questions: z.array(question),
    reasons: z.array(fileReason),
    preview: z.object({
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      isParsed: z.boolean().optional().meta({
        description: "true: rows as they are read, whose columns are none of the file's",
      }),
    }),
    series: z.array(candidateSeries),
    problem: z
      .object({
        message: z.string(),
        details: z.array(problemDetail),
      })
      .nullable(),
    warnings: z.array(z.object({ line: z.number().int().nullable(), message: z.string() })),
  })
  .meta({ id: "InspectedFile" });
export type InspectedFile = z.infer<typeof inspectedFile>;

/** What a file says of a run besides its numbers. */
const runFacts = z.object({
  run: z.string().nullable(),
  name: z.string().optional(),
  status: z.enum(["running", "finished", "failed"]).optional(),
  baseModel: z.string().optional(),
  method: z.string().optional(),
  seed: z.number().int().optional(),
  hyperparameters: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .optional(),
  tags: z.array(z.string()).optional(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  plannedCheckpoints: z.number().int().optional(),
});

export const inspectedRun = z.object({
  id: z.string(),
  name: z.string(),
  exists: z.boolean(),
  files: z.array(z.string()).meta({ description: "paths" }),
  facts: runFacts,
});
export type InspectedRun = z.infer<typeof inspectedRun>;

export const inspectedDataset = z.object({
  id: z.string(),
  name: z.string(),
  exists: z.boolean(),
  files: z.array(z.string()),
});

export const inspectResponse = z
  .object({
    files: z.array(inspectedFile),
    runs: z.array(inspectedRun),
    datasets: z.array(inspectedDataset),
    ignored: z
      .array(z.object({ path: z.string(), reason: z.string() }))
      .meta({ description: "files that hold no results: weights, a README" }),
  })
  .meta({ id: "InspectAnswer" });
export type InspectResponse = z.infer<typeof inspectResponse>;

/** Where one file of a bundle goes. A file that is not named goes where `inspect` would propose. */
export const uploadTarget = z
  .strictObject({
    path: text(1000).min(1),
    from: text(1000).optional().meta({
      description: "the run's name in the file, where it holds several: facts.run of inspect",
    }),
    run: slug.optional(),
    dataset: slug.optional(),
    name: text(200)
      .min(1)
      .optional()
      .meta({ description: "of the run or dataset, when it is new" }),
    step: z.number().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    mapping: z.union([mappingSchema, z.uuid()]).optional(),
    skip: z.boolean().optional(),
    about: putRunInput.omit({ name: true }).optional().meta({
      description: "fields of the run, as PUT run takes them",
    }),
  })
  .refine(({ run, dataset }) => run === undefined || dataset === undefined, {
    path: ["dataset"],
    message: "a file goes to a run or to a dataset, not to both",
  })
  .meta({ id: "UploadTarget" });
export type UploadTarget = z.infer<typeof uploadTarget>;

export const uploadTargets = z.array(uploadTarget).max(maxTargets);

/** An entry of an archive that holds its targets, where they are too many for an address. */
export const targetsFilename = ".onset-targets.json";

export const bundleQuery = z.object({
  targets: z
    .string()
    .max(512 * 1024)
    .transform((given, context) => {
      const read = uploadTargets.safeParse(parseStrictJson(given));
      if (read.success) return read.data;
      for (const issue of read.error.issues.slice(0, 20)) {
        const path = issue.path.join(".");
        const message = `${path === "" ? "" : `${path}: `}${issue.message}`;
        context.addIssue({ code: "custom", message: `${message}; targets is a JSON list` });
      }
      return z.NEVER;
    })
    .optional()
    .meta({
      description: `JSON, as inspect proposes: where each file goes and what it means; an archive may hold it as ${targetsFilename} instead`,
    }),
});

const targetProblem = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  details: z.array(problemDetail),
});

/** What became of a bundle: every file is in `runs`, in `datasets`, or in `problems` or `ignored`. */
export const uploadsResponse = z
  .object({
    runs: z.array(
      z.object({
        run: z.string(),
        name: z.string(),
        isNew: z.boolean(),
        uploads: z.array(uploadResponse.extend({ path: z.string() })),
      }),
    ),
    datasets: z.array(
      z.object({
        dataset: z.string(),
        name: z.string(),
        isNew: z.boolean(),
        uploads: z.array(
          z.object({
            path: z.string(),
            format: z.string(),
            warnings: z.array(z.object({ line: z.number().int().nullable(), message: z.string() })),
          }),
        ),
      }),
    ),
    problems: z.array(targetProblem),
    ignored: z.array(z.object({ path: z.string(), reason: z.string() })),
  })
  .meta({ id: "UploadsAnswer" });
export type UploadsResponse = z.infer<typeof uploadsResponse>;

/** What a run's stored metrics are taken for: the mapping control's input on the run's page. */
export const candidatesResponse = z
  .object({
    mapping: mappingSchema,
    series: z.array(candidateSeries),
    questions: z.array(question),
    reasons: z.array(fileReason),
    chosen: z.array(z.string()).meta({ description: "metrics whose meaning was chosen by hand" }),
  })
  .meta({ id: "Candidates" });
export type CandidatesResponse = z.infer<typeof candidatesResponse>;

export const chooseSeriesInput = z
  .strictObject({
    series: mappingSchema.shape.series.meta({
      description: "by metric key; what an entry leaves out is guessed; null: it stays a metric",
    }),
    reset: z.array(text(500).min(1)).max(10_000).optional().meta({
      description: "metric keys that go back to what is guessed of them",
    }),
  })
  .refine(({ series, reset }) => series !== undefined || reset !== undefined, {
    message: "say series, or reset, or both",
  });
export type ChooseSeriesInput = z.infer<typeof chooseSeriesInput>;
