import { z } from "zod";
import { formats, goesIntoDataset } from "@/lib/domain/formats/list";
import { pageQuery, slug, stepParameter } from "@/lib/http/schema";
import { mappingParameter, mappingSchema } from "./mapping-schema";

/** Formats that go into a run; examples, training sets and SliCK samples have places of their own. */
const runFormats = formats
  .filter(({ holds }) => !goesIntoDataset(holds) && holds !== "training-set")
  .map(({ id }) => id);

export const uploadQuery = z.object({
  format: z.enum(["auto", ...runFormats]).default("auto"),
  mapping: mappingParameter.optional().meta({
    description:
      "what columns and metrics mean: JSON, as inspect gives it, or a remembered one's id",
  }),
});
export type UploadQuery = z.infer<typeof uploadQuery>;

export const uploadWarning = z.object({ line: z.number().int().nullable(), message: z.string() });

export const uploadResponse = z
  .object({
    upload: z.object({
      id: z.string(),
      format: z.string(),
      sha256: z.string(),
      bytes: z.number().int(),
      rows: z.number().int(),
      duplicate: z.boolean(),
    }),
    checkpoints: z.number().int(),
    outcomes: z.number().int(),
    metrics: z.number().int(),
    mapping: mappingSchema.nullable().meta({
      description: "as it was used, what was guessed included; null: the file said all",
    }),
    warnings: z.array(uploadWarning),
  })
  .meta({ id: "UploadAnswer" });
export type UploadResponse = z.infer<typeof uploadResponse>;

export const listUploadsQuery = pageQuery.extend({
  run: slug.optional(),
  undone: z.enum(["without", "with"]).default("without").meta({
    description: "with: also those undone within the last seven days, which can be restored",
  }),
});
export type ListUploadsQuery = z.infer<typeof listUploadsQuery>;

export const uploadSummary = z
  .object({
    id: z.string(),
    run: z.object({ id: z.string(), name: z.string() }).nullable(),
    dataset: z.string().nullable(),
    format: z.string(),
    filename: z.string().nullable(),
    sha256: z.string(),
    bytes: z.number().int(),
    rows: z.number().int(),
    checkpoints: z.number().int(),
    outcomes: z.number().int(),
    metrics: z.number().int(),
    warnings: z.array(uploadWarning),
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
    keptBytes: z.number().int().nullable().meta({
      description: "what its kept file takes, compressed; null: none is kept",
    }),
    whyFinal: z.string().nullable().meta({
      description: "why it cannot be undone, moved or restored; null: it can",
    }),
    undone: z
      .object({ at: z.iso.datetime(), by: z.string(), restorableUntil: z.iso.datetime() })
      .nullable(),
  })
  .meta({ id: "Upload" });
export type UploadSummary = z.infer<typeof uploadSummary>;

/** A run's light calls, which are not listed one by one. */
export const liveUploads = z
  .object({
    calls: z.number().int(),
    outcomes: z.number().int(),
    metrics: z.number().int(),
    firstAt: z.iso.datetime(),
    lastAt: z.iso.datetime(),
  })
  .meta({ id: "LiveUploads" });
export type LiveUploads = z.infer<typeof liveUploads>;

export const uploadsPage = z.object({
  items: z.array(uploadSummary),
  nextCursor: z.string().nullable(),
  live: liveUploads.nullable().meta({
    description: "what came by POST .../log, counted; null without a run and where nothing did",
  }),
});
export type UploadsPage = z.infer<typeof uploadsPage>;

export const moveUploadInput = z.object({ run: slug });

export const fromStepQuery = z.object({
  fromStep: stepParameter,
});

const dropCounts = {
  checkpoints: z.number().int(),
  metrics: z.number().int().meta({ description: "points of metrics" }),
  whyFinal: z.string().nullable().meta({
    description: "why it cannot be brought back; null: it can, for seven days",
  }),
};

export const dropPreview = z
  .object({ ...dropCounts, firstStep: z.number().nullable(), lastStep: z.number().nullable() })
  .meta({ id: "DropPreview" });
export type DropPreview = z.infer<typeof dropPreview>;

export const dropResponse = z
  .object({
    id: z.string().nullable().meta({ description: "to restore it by; null: nothing was there" }),
    ...dropCounts,
  })
  .meta({ id: "Drop" });
export type DropResponse = z.infer<typeof dropResponse>;
