import { z } from "zod";
import { deletedFields, deletedSlug, nameText, repeated, slug, text } from "@/lib/http/schema";
import { mostRunsAtOnce } from "@/lib/runs/choices";
import { runColor } from "@/lib/runs/schema";

/** A hyperparameter or metric that runs of the project have; `runs` counts them. */
export const runColumn = z
  .object({
    key: z.string().meta({ description: "config.<key> or metric.<key>", example: "config.lr" }),
    label: z.string(),
    kind: z.enum(["number", "text", "flag"]),
    runs: z.number().int(),
  })
  .meta({ id: "RunColumn" });
export type RunColumn = z.infer<typeof runColumn>;
export const runColumnsResponse = z.object({ columns: z.array(runColumn) });
export type RunColumnsResponse = z.infer<typeof runColumnsResponse>;

/** A field, hyperparameter or metric that some run has, as the filter names it. */
export const runField = z
  .object({
    name: z.string().meta({ example: "config.lr" }),
    runs: z.number().int().meta({ description: "runs that have it; of tags, runs by tag" }),
    from: z.number().nullable().meta({ description: "the least of its numbers" }),
    to: z.number().nullable().meta({ description: "the greatest of its numbers" }),
    values: z.array(z.string()).meta({
      description: "at most 20, most frequent first; none of numbers that take more values",
    }),
  })
  .meta({ id: "RunField" });
export type RunField = z.infer<typeof runField>;
export const runFieldsResponse = z.object({ fields: z.array(runField) });
export type RunFieldsResponse = z.infer<typeof runFieldsResponse>;

export const sparklinesQuery = z.object({
  run: repeated(slug).pipe(z.array(z.string()).max(100, "at most 100 runs")),
});
export type SparklinesQuery = z.infer<typeof sparklinesQuery>;
export const sparklinesResponse = z.object({
  items: z.array(z.object({ run: z.string(), sparkline: z.array(z.number()) })),
});
export type SparklinesResponse = z.infer<typeof sparklinesResponse>;

export const runActions = [
  "tag",
  "untag",
  "color",
  "archive",
  "unarchive",
  "delete",
  "restore",
] as const;
export type RunAction = (typeof runActions)[number];

export const runActionInput = z
  .object({
    action: z.enum(runActions),
    runs: z
      .array(deletedSlug)
      .min(1, "no run is named")
      .max(mostRunsAtOnce, `at most ${mostRunsAtOnce} runs at once`),
    tag: text(100).min(1, "a tag is missing").optional(),
    color: runColor.nullable().optional(),
  })
  .refine(({ action, tag }) => !/^(un)?tag$/.test(action) || tag !== undefined, {
    path: ["tag"],
    message: "which tag? tag and untag need one",
  })
  .refine(({ action, color }) => action !== "color" || color !== undefined, {
    path: ["color"],
    message: "which colour? null for none of its own",
  });
export type RunActionInput = z.infer<typeof runActionInput>;

export const runActionResponse = z.object({
  changed: z.array(z.string()).meta({ description: "undo with exactly these" }),
  missing: z.array(z.string()),
  before: z.record(z.string(), runColor.nullable()).optional().meta({
    description: "the colour that each changed run had, where colours were changed",
  }),
});
export type RunActionResponse = z.infer<typeof runActionResponse>;

/** A run that was deleted and can still be brought back. */
export const deletedRun = z
  .object({ ...deletedFields, checkpoints: z.number().int() })
  .meta({ id: "DeletedRun" });
export type DeletedRun = z.infer<typeof deletedRun>;

/** The search string of the list's own address; never an address. */
const viewQuery = z
  .string()
  .max(4000, "a view has at most 4000 characters")
  .regex(
    /^[A-Za-z0-9_]*(=[^\s#?&]*)?(&[A-Za-z0-9_]+(=[^\s#?&]*)?)*$/,
    "a view is the part of the list's address after the question mark",
  );

export const saveViewInput = z.object({
  name: nameText(100).trim(),
  query: viewQuery,
});
export type SaveViewInput = z.infer<typeof saveViewInput>;

export const changeViewInput = saveViewInput.extend({
  version: z.number().int().optional().meta({
    description: "the version that the change was made on; another since then answers 409",
  }),
});
export type ChangeViewInput = z.infer<typeof changeViewInput>;

export const savedView = z
  .object({
    id: z.string(),
    name: z.string(),
    query: z.string(),
    version: z.number().int().meta({ description: "grows with every change" }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "SavedView" });
export type SavedView = z.infer<typeof savedView>;

const mostTags = 1000;

export const tagsQuery = z.object({
  q: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(mostTags).default(mostTags),
});
export type TagsQuery = z.infer<typeof tagsQuery>;
