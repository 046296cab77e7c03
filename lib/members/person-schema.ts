import { z } from "zod";

export const personSummary = z
  .object({
    user: z.string(),
    name: z.string(),
    email: z.string(),
    isAdministrator: z.boolean().meta({ description: "runs this server" }),
    isDisabled: z.boolean(),
    hasPassword: z.boolean(),
    hasTwoFactor: z.boolean(),
    isByProvider: z.boolean().meta({ description: "signs in by the identity provider" }),
    projects: z.number().int(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Person" });
export type PersonSummary = z.infer<typeof personSummary>;

export const changePersonInput = z
  .strictObject({
    isDisabled: z.boolean().optional(),
    isAdministrator: z.boolean().optional(),
    hasTwoFactor: z.literal(false).optional().meta({
      description: "for a person who lost the second factor and the recovery codes",
    }),
  })
  .refine((input) => Object.keys(input).length > 0, "say what is to change");
export type ChangePersonInput = z.infer<typeof changePersonInput>;

export const passwordLinkResponse = z
  .object({ url: z.string(), expiresAt: z.iso.datetime() })
  .meta({ id: "PasswordLink" });
export type PasswordLinkResponse = z.infer<typeof passwordLinkResponse>;

export const heldProject = z
  .object({
    id: z.string(),
    name: z.string(),
    owners: z.array(z.string()),
    members: z.number().int(),
    runs: z.number().int(),
    createdAt: z.iso.datetime(),
    isDeleted: z.boolean(),
  })
  .meta({ id: "HeldProject" });
export type HeldProject = z.infer<typeof heldProject>;
