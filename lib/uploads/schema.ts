import { z } from "zod";
import { formats, goesIntoDataset } from "@/lib/domain/formats/list";
import { pageQuery, slug } from "@/lib/http/schema";

/** Formats that go into a run; examples, training sets and SliCK samples have places of their own. */
const runFormats = formats
  .filter(({ holds }) => !goesIntoDataset(holds) && holds !== "training-set")
  .map(({ id }) => id);

export const uploadQuery = z.object({ format: z.enum(["auto", ...runFormats]).default("auto") });
export type UploadQuery = z.infer<typeof uploadQuery>;

export const uploadWarning = z.object({ line: z.number().int().nullable(), message: z.string() });

export const uploadAnswer = z
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
    warnings: z.array(uploadWarning),
  })
  .meta({ id: "UploadAnswer" });
export type UploadAnswer = z.infer<typeof uploadAnswer>;

export const listUploadsQuery = pageQuery.extend({ run: slug.optional() });
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
  })
  .meta({ id: "Upload" });
export type UploadSummary = z.infer<typeof uploadSummary>;
