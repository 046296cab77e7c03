import { z } from "zod";
import { shareTarget } from "./schema";

const storedTarget = z.intersection(shareTarget, z.object({ runIds: z.array(z.string()) }));

/** A target as it is stored: with the ids of its runs beside their slugs. */
export type StoredTarget = z.infer<typeof storedTarget>;

export function targetOf(share: { target: unknown }): StoredTarget {
  return storedTarget.parse(share.target);
}
