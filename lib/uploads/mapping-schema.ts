import { z } from "zod";
import { populations } from "@/lib/domain/knowledge/knowledge";
import {
  columnRoles,
  countBases,
  type Mapping,
  quantities,
  rowKinds,
  scales,
} from "@/lib/domain/mapping/mapping";
import { nameText, text } from "@/lib/http/schema";

const maxSeries = 10_000;

/** A name of the file's own: of a column, a metric, a split or a set. */
const ownName = text(500)
  .min(1, "must not be empty")
  .refine((name) => name !== "__proto__", "a name must not be __proto__");

const seriesMeaning = z
  .strictObject({
    split: ownName,
    category: z.enum(populations).nullable(),
    set: ownName.nullable(),
    quantity: z.enum(quantities),
    scale: z.enum(scales),
    n: z.number().int().min(1).max(1e9).nullable(),
    basis: z.enum(countBases),
  })
  .partial()
  .refine(({ n = null, basis = "none" }) => (n === null) === (basis === "none"), {
    path: ["n"],
    message: 'n and its basis belong together: basis is "none" where, and only where, n is null',
  });

/** What a file cannot say, on the page and in the API alike; every mistake names its field. */
export const mappingSchema = z
  .strictObject({
    rows: z.enum(rowKinds).optional(),
    columns: z.partialRecord(z.enum(columnRoles), ownName).optional(),
    constants: z
      .strictObject({
        step: z.number().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
        epoch: z.number().min(0).max(1e9).optional(),
        split: ownName.optional(),
        category: z.enum(populations).optional(),
      })
      .optional(),
    correctFrom: z.number().optional(),
    devShare: z.number().min(0).max(1).optional(),
    filter: ownName.optional(),
    series: z
      .record(ownName, seriesMeaning.nullable())
      .refine((series) => Object.keys(series).length <= maxSeries, {
        message: `a mapping says at most ${maxSeries} series`,
      })
      .optional(),
  })
  .meta({ id: "Mapping" }) satisfies z.ZodType<Mapping>;

/** A mapping as a column keeps it; one that is none is our own fault. */
export function storedMapping(column: unknown): Mapping {
  return mappingSchema.parse(column);
}

/** What `mapping` in an upload's address is: the mapping itself as JSON, or the id of a remembered one. */
export const mappingParameter = z
  .string()
  .max(64 * 1024, "a mapping in the address has at most 64 KiB; remember it, and send its id")
  .transform((given, context): Mapping | { id: string } => {
    if (z.uuid().safeParse(given).success) return { id: given };
    const read = mappingSchema.safeParse(parseStrictJson(given));
    if (read.success) return read.data;
    for (const issue of read.error.issues.slice(0, 20)) {
      const path = issue.path.join(".");
      const message = `${path === "" ? "" : `${path}: `}${issue.message}`;
      context.addIssue({ code: "custom", message: `${message}; mapping is JSON or an id` });
    }
    return z.NEVER;
  });

/** Null for what is no JSON, or holds a key that nothing may have. */
export function parseStrictJson(given: string): unknown {
  try {
    return JSON.parse(given, (key, value: unknown) => {
      if (key === "__proto__") throw new Error("__proto__ is no name");
      return value;
    });
  } catch {
    return null;
  }
}

export const rememberedMapping = z
  .object({
    id: z.uuid(),
    name: z.string(),
    format: z.string().meta({ description: "the format of the files that it is for" }),
    shape: z.string(),
    mapping: mappingSchema,
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    usedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "RememberedMapping" });
export type RememberedMapping = z.infer<typeof rememberedMapping>;

export const rememberMappingInput = z.strictObject({
  name: nameText(200),
  shape: z
    .string()
    .regex(/^[a-z0-9-]{1,60}:[0-9a-f]{32}$/, "a shape is one that inspect gave")
    .meta({ description: "as inspect gives it" }),
  mapping: mappingSchema,
});
export type RememberMappingInput = z.infer<typeof rememberMappingInput>;

export const changeMappingInput = rememberMappingInput.omit({ shape: true }).partial();
export type ChangeMappingInput = z.infer<typeof changeMappingInput>;

export const changedMapping = rememberedMapping.extend({
  runs: z.array(z.string()).meta({ description: "runs whose files were read again by it" }),
});
export type ChangedMapping = z.infer<typeof changedMapping>;
