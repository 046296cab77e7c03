import { z } from "zod";

/** A page of a list; `nextCursor` is null at its end. */
export function listOf(item: z.ZodType) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
