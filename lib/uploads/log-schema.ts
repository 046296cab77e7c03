import { z } from "zod";
import { verdictResponse } from "@/lib/runs/analysis/analysis-schema";
import { runStatuses } from "@/lib/runs/choices";

export const logBody = z
  .object({
    metrics: z.array(z.record(z.string(), z.unknown())).optional().meta({
      description: "lines of the metrics format: a step and numbers",
    }),
    predictions: z.array(z.record(z.string(), z.unknown())).optional().meta({
      description: "lines of the predictions format",
    }),
    status: z.enum(runStatuses).optional(),
  })
  .meta({ id: "Log" });

export const logResponse = z
  .object({
    accepted: z.number().int().meta({ description: "lines that were stored" }),
    verdict: verdictResponse.nullable().meta({
      description: "over whole checkpoints; null before the first one",
    }),
    warnings: z.array(z.object({ line: z.number().int().nullable(), message: z.string() })),
  })
  .meta({ id: "LogAnswer" });
