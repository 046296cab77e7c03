import { z } from "zod";

/** Bytes as the database stores them, compressed where it compresses, without its indexes. */
export const spaceParts = z.object({
  outcomes: z.number().int().meta({ description: "two bits an example and checkpoint" }),
  predictions: z.number().int().meta({ description: "texts of answers" }),
  metrics: z.number().int(),
  evaluations: z.number().int().meta({ description: "counts, checkpoints, the training set" }),
  originals: z.number().int().meta({ description: "files kept so that uploads can be undone" }),
});
export type SpaceParts = z.infer<typeof spaceParts>;

export const runSpace = z
  .object({ bytes: z.number().int(), parts: spaceParts })
  .meta({ id: "RunSpace" });
export type RunSpace = z.infer<typeof runSpace>;

export const projectSpace = z
  .object({
    bytes: z.number().int(),
    parts: spaceParts.extend({
      examples: z.number().int().meta({ description: "of datasets, with their samples" }),
    }),
    deletedBytes: z.number().int().meta({
      description: "of deleted runs that can still be restored; part of bytes",
    }),
    runs: z.array(z.object({ run: z.string(), name: z.string(), bytes: z.number().int() })).meta({
      description: "the ten largest",
    }),
  })
  .meta({ id: "ProjectSpace" });
export type ProjectSpace = z.infer<typeof projectSpace>;
