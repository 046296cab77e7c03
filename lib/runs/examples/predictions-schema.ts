import { z } from "zod";
import { stepParameter } from "@/lib/http/schema";

export const predictionsQuery = z.object({
  split: z.string().max(256).optional(),
  step: stepParameter.optional(),
  format: z.enum(["jsonl", "csv"]).default("jsonl"),
});
export type PredictionsQuery = z.infer<typeof predictionsQuery>;
