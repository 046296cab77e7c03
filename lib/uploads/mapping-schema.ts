import { z } from "zod";
import { populations } from "@/lib/domain/knowledge";
import {
  countBases,
  type Mapping,
  quantities,
  roles,
  rowKinds,
  scales,
} from "@/lib/domain/mapping/mapping";
import { text } from "@/lib/http/schema";

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
  .refine(({ n, basis }) => (n === null) === (basis === "none"), {
    path: ["n"],
    message: 'n and its basis belong together: basis is "none" where, and only where, n is null',
  });

/** What a file cannot say, on the page and in the API alike; every mistake names its field. */
export const mappingSchema = z
  .strictObject({
    rows: z.enum(rowKinds).optional(),
    columns: z.partialRecord(z.enum(roles), ownName).optional(),
    constants: z
      .strictObject({
        step: z.number().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
        epoch: z.number().min(0).max(1e9).optional(),
        split: ownName.optional(),
        category: z.enum(populations).optional(),
      })
      .optional(),
    correctFrom: z.number().optional(),
    filter: ownName.optional(),
    series: z
      .record(ownName, seriesMeaning.nullable())
      .refine((series) => Object.keys(series).length <= maxSeries, {
        message: `a mapping says at most ${maxSeries} series`,
      })
      .optional(),
  })
  .meta({ id: "Mapping" }) satisfies z.ZodType<Mapping>;
