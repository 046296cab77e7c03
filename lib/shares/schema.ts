import { z } from "zod";
import { maxComparedRuns } from "@/lib/domain/compare/suggested-sets";
import { isBlank, slug, text } from "@/lib/http/schema";
import { sharedCharts } from "./read-view";

/** How long a link lives; null is for ever. */
export const lifetimes = ["1d", "7d", "30d", "90d"] as const;
const lifetime = z.enum(lifetimes).nullable();

/** One picture of a page, or all of it that a guest may see. */
const extent = z.enum(["chart", "whole"]);
export type ShareExtent = z.infer<typeof extent>;

const runTarget = z.object({ kind: z.literal("run"), run: slug });
const comparisonTarget = z.object({
  kind: z.literal("comparison"),
  runs: z.array(slug).min(1).max(maxComparedRuns),
});
/** What one chart shows: a run or several. */
export const chartTarget = z.discriminatedUnion("kind", [runTarget, comparisonTarget]);
export type ChartTarget = z.infer<typeof chartTarget>;

export const shareTarget = z.discriminatedUnion("kind", [
  runTarget.extend({
    shows: extent
      .default("chart")
      .meta({ description: "the chart of view.chart, or the whole run" }),
  }),
  comparisonTarget.extend({ shows: extent.default("whole") }),
  z.object({ kind: z.literal("report"), report: z.uuid("is no id of a report") }),
]);
export type ShareTarget = z.infer<typeof shareTarget>;

/** Long enough for a colour of each of fifty runs. */
const parameter = text(10_000);
export const shareView = z
  .record(z.string().max(100), z.union([parameter, z.array(parameter).max(100)]))
  .refine((view) => Object.keys(view).length <= 50, "at most 50 parameters");
/** The parameters of the page's URL, as they stood when the link was made. */
export type ShareView = z.infer<typeof shareView>;

const title = text(2000).trim().min(1);
const note = text(10_000);

export const createShareInput = z
  .object({
    target: shareTarget,
    view: shareView.default({}),
    mode: z.enum(["live", "frozen"]).default("live"),
    title: title.optional(),
    note: note.optional(),
    expiresIn: lifetime.default("30d"),
    password: z
      .string()
      .min(8, "at least 8 characters")
      .max(200)
      .refine((value) => !isBlank(value), "a password needs characters that can be seen")
      .optional(),
    allow: z
      .object({
        examples: z.boolean().default(false),
        chooser: z.boolean().default(false).meta({
          description: "who chose a checkpoint, and why; which one and when is told anyway",
        }),
        downloads: z.boolean().default(true),
        embed: z.boolean().default(false),
      })
      .prefault({}),
  })
  .refine(({ password, allow }) => password === undefined || !allow.embed, {
    path: ["allow", "embed"],
    message: "a link with a password cannot be embedded: other sites do not pass its cookie on",
  });
export type CreateShareInput = z.output<typeof createShareInput>;
/** What the content of a link tells beside its numbers. */
export type Allowed = Pick<CreateShareInput["allow"], "examples" | "chooser">;
export type CreateShareFields = z.input<typeof createShareInput>;

export const patchShareInput = z.object({
  paused: z.boolean().optional(),
  expiresIn: lifetime.optional(),
  title: title.optional(),
  note: note.nullish(),
});
export type PatchShareInput = z.infer<typeof patchShareInput>;

export const createdShare = z
  .object({
    id: z.string(),
    url: z.string(),
    embedUrl: z.string(),
    previewUrl: z.string(),
    expiresAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "CreatedShare" });
export type CreatedShare = z.infer<typeof createdShare>;

export const shareStates = ["active", "paused", "expired", "revoked", "target-deleted"] as const;
export type ShareState = (typeof shareStates)[number];

/** A link as its project sees it: never the token, which is not stored. */
export const shareSummary = z
  .object({
    id: z.string(),
    target: shareTarget,
    /** Which picture of its run a link shows; null for a comparison, a report and a whole run. */
    chart: z.enum(sharedCharts).nullable(),
    mode: z.enum(["live", "frozen"]),
    title: z.string().nullable(),
    /** Of the report that it shows, as it is called now; null for runs, and where the report is gone. */
    reportTitle: z.string().nullable(),
    note: z.string().nullable(),
    creator: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    state: z.enum(shareStates),
    views: z.number().int(),
    lastViewedAt: z.iso.datetime().nullable(),
    hasPassword: z.boolean(),
    allow: z.object({
      ...{ examples: z.boolean(), chooser: z.boolean() },
      ...{ downloads: z.boolean(), embed: z.boolean() },
    }),
    checksum: z.string().nullable(),
  })
  .meta({ id: "Share" });
export type ShareSummary = z.infer<typeof shareSummary>;
