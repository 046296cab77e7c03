import { z } from "zod";

/** The blocks of a report as they are stored: a chart by its id. */
export const reportBlocks = z.array(
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("text"), text: z.string() }),
    z.object({ kind: z.literal("chart"), chart: z.string(), caption: z.string() }),
  ]),
);
export type ReportBlock = z.infer<typeof reportBlocks>[number];
