import { z } from "zod";
import { roles } from "@/lib/domain/roles";

export const role = z.enum(roles);

export const email = z.email("this is not an e-mail address").max(200).toLowerCase();

export const memberSummary = z
  .object({
    user: z.string().meta({ description: "the person, in addresses" }),
    name: z.string(),
    email: z.string(),
    role,
    joinedAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime().nullable(),
    isDisabled: z.boolean().meta({ description: "a server administrator closed the account" }),
    isByClaim: z.boolean().meta({
      description: "the role comes from the identity provider and follows it",
    }),
  })
  .meta({ id: "Member" });
export type MemberSummary = z.infer<typeof memberSummary>;

export const changeRoleInput = z.strictObject({ role });

export const removeMemberInput = z.strictObject({
  keys: z.enum(["revoke", "handOver"]).optional().meta({
    description: "what becomes of the person's keys; asked for where they hold any that work",
  }),
  to: z.string().max(100).optional().meta({
    description: "the member who gets the keys; left out, whoever removes, or an owner",
  }),
});
export type RemoveMemberInput = z.infer<typeof removeMemberInput>;
