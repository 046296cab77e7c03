import { z } from "zod";

/** The header of calls that make what is told once. */
export const makeOnceKey = z.object({
  "Idempotency-Key": z.string().max(200).optional().meta({
    description: "makes the call at most once: for seven days a second one is a 409",
  }),
});

/** The header of calls that may be sent again after an answer was lost. */
export const idempotencyKey = z.object({
  "Idempotency-Key": z.string().max(200).optional().meta({
    description: "makes the call repeatable: for seven days a second one gets the first answer",
  }),
});
