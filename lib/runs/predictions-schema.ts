import { z } from "zod";

export const predictionsQuery = z.object({
  split: z.string().max(256).optional(),
  step: z.coerce.number().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  format: z.enum(["jsonl", "csv"]).default("jsonl"),
});
export type PredictionsQuery = z.infer<typeof predictionsQuery>;
