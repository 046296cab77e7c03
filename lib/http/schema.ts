import { z } from "zod";

/** Ids in URLs are slugs chosen by the client. */
export const slug = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/,
    "an id has 1 to 128 letters, digits, dots, underscores or hyphens and starts with a letter or digit",
  );

/** An id, or the one that a deleted thing goes by whose own was given away. */
export const deletedSlug = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}(~[0-9a-f-]{36})?$/,
    "an id has 1 to 128 letters, digits, dots, underscores or hyphens and starts with a letter or digit",
  );

/** A parameter that may be given several times. */
export const repeated = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(item));

/** `limit` and `cursor` of every list. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

/** Nothing in it can be seen: spaces, joiners, fillers, the empty Braille cell. */
export function isBlank(value: string): boolean {
  return /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{C}\u2800]*$/u.test(value);
}

/** What somebody or something is called: text of which something can be seen. */
export const nameText = (max: number) =>
  text(max)
    .min(1, "a name is missing")
    .refine(
      (value) => !isBlank(value),
      "a name needs a letter, a digit or a sign that can be seen",
    );

/** A password that is chosen: one of spaces alone would be none to whoever reads over a shoulder. */
export const newPassword = z
  .string()
  .min(10, "at least 10 characters")
  .max(128, "at most 128 characters")
  .refine((value) => !isBlank(value), "a password needs characters that can be seen");

/** Free text with a bound, so that one field cannot fill a page or the database. */
export const text = (max: number) => z.string().max(max, `at most ${max} characters`);

/** A step in an address. As text first: an empty one would be step 0. */
export const stepParameter = z
  .string("a step is missing")
  .regex(/^\d{1,16}(\.\d{1,9})?$/, "is no step: a number from 0 on, such as 450")
  .transform(Number)
  .pipe(z.number().max(Number.MAX_SAFE_INTEGER));

export function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

export const isoTime = z.iso.datetime({ offset: true });

/** Until when something deleted can be restored. */
export const restorableFields = {
  deletedAt: z.iso.datetime(),
  goneAt: z.iso.datetime().meta({ description: "from then on it cannot be restored" }),
  leftMs: z.number().int().min(0).meta({ description: "until goneAt, by the server's clock" }),
};

/** What was deleted and can still be brought back under its own id. */
export const deletedFields = {
  id: z.string().meta({ description: "restore it by this" }),
  name: z.string(),
  isNameTaken: z.boolean().meta({
    description: "a new one has its id: it cannot be restored while that one is there",
  }),
  ...restorableFields,
};
