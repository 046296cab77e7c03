import { z } from "zod";
import { pageQuery } from "@/lib/http/schema";
import { runChangeKinds } from "@/lib/runs/choices";

export const historyQuery = pageQuery;
export type HistoryQuery = z.infer<typeof historyQuery>;

/** A line of a run's history: who changed what, when. What does not belong to its kind is null. */
export const runChange = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actor: z.string(),
    kind: z.enum(runChangeKinds),
    upload: z
      .object({ id: z.string(), filename: z.string().nullable(), format: z.string() })
      .nullable(),
    checkpoints: z.number().int().nullable(),
    metrics: z.number().int().nullable(),
    fromStep: z.number().nullable().meta({ description: "of a drop" }),
    from: z.string().nullable().meta({ description: "the run that an upload was moved from" }),
    to: z.string().nullable(),
    mapping: z.string().nullable().meta({ description: "what the changed mapping is called" }),
    restorableUntil: z.iso.datetime().nullable().meta({
      description: "of a drop that can still be brought back",
    }),
  })
  .meta({ id: "RunChange" });
export type RunChangeLine = z.infer<typeof runChange>;
