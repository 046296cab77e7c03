import { z } from "zod";
import { isoTime, pageQuery, text } from "@/lib/http/schema";

export const callResults = ["done", "refused", "failed"] as const;
export type CallResult = (typeof callResults)[number];

const day = z.iso.date();

/** Which entries are asked for; a day as a bound means all of it. */
export const auditQuery = pageQuery.extend({
  actor: text(200)
    .optional()
    .meta({ description: "a part of the name or the address of who did it" }),
  action: text(100)
    .optional()
    .meta({ description: "run.change, or run for all that is done to runs" }),
  outcome: z.enum(callResults).optional(),
  from: z.union([day, isoTime]).optional().meta({ description: "from this day or time on, UTC" }),
  to: z
    .union([day, isoTime])
    .optional()
    .meta({ description: "up to and with this day or time, UTC" }),
  format: z.enum(["json", "csv", "jsonl"]).default("json").meta({
    description: "csv and jsonl stream every entry that fits, without pages",
  }),
});
export type AuditQuery = z.output<typeof auditQuery>;
export type AuditFilter = Pick<AuditQuery, "actor" | "action" | "outcome" | "from" | "to">;

export const auditEntry = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actor: z.string(),
    action: z.string().meta({ description: "a thing and what was done: run.change, key.create" }),
    target: z.string(),
    address: z
      .string()
      .nullable()
      .meta({ description: "where it came from; null: the server itself" }),
    outcome: z.enum(callResults),
    status: z.number().int(),
    reason: z.string().nullable().meta({ description: "the sentence of a refusal" }),
  })
  .meta({ id: "AuditEntry" });
export type AuditEntryItem = z.infer<typeof auditEntry>;

export const auditPage = z.object({
  items: z.array(auditEntry),
  nextCursor: z.string().nullable(),
  actions: z.array(z.string()).meta({ description: "the actions among the last ten thousand" }),
});
export type AuditPage = z.infer<typeof auditPage>;
