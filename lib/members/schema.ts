import { z } from "zod";
import { keyScopes } from "@/lib/auth/viewer";
import { nameText, newPassword } from "@/lib/http/schema";

export const createKeyInput = z.object({
  name: nameText(100),
  scopes: z.array(z.enum(keyScopes)).min(1, "at least one scope: read, write or admin"),
  expiresInDays: z.number().int().min(1).max(3650).nullish(),
});
export type CreateKeyInput = z.infer<typeof createKeyInput>;

export const keySummary = z
  .object({
    id: z.string(),
    owner: z
      .object({ user: z.string(), name: z.string() })
      .nullable()
      .meta({ description: "who answers for it; null: made in the terminal" }),
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(z.enum(keyScopes)),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "ApiKey" });
export type KeySummary = z.infer<typeof keySummary>;

/** `key` is shown this once. */
export type CreatedKey = { key: string; summary: KeySummary };

export const signInInput = z.object({
  email: z.email("this is not an e-mail address"),
  password: z.string().min(1, "the password is missing"),
});
export type SignInInput = z.infer<typeof signInInput>;

export const setUpAccountInput = z.object({
  name: nameText(100),
  email: z.email("this is not an e-mail address").max(200),
  password: newPassword,
});
/** Where people sign in by the identity provider alone, there is no password to choose. */
export const firstStartInput = setUpAccountInput.partial({ password: true });
export type FirstStartInput = z.infer<typeof firstStartInput>;
