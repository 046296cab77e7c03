import { z } from "zod";
import { email, role } from "./member-schema";
import { setUpAccountInput } from "./schema";

export const invitationLifetimes = { "1d": 1, "7d": 7, "30d": 30 } as const;
export type Lifetime = keyof typeof invitationLifetimes;

export const inviteInput = z.strictObject({
  email: email.optional().meta({ description: "left out: whoever has the link" }),
  role,
  expiresIn: z.enum(["1d", "7d", "30d"]).default("7d"),
});
export type InviteInput = z.input<typeof inviteInput>;

export const invitationSummary = z
  .object({
    id: z.string(),
    email: z.string().nullable().meta({ description: "null: for whoever has the link" }),
    role,
    invitedBy: z.string().nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    isExpired: z.boolean(),
  })
  .meta({ id: "Invitation" });
export type InvitationSummary = z.infer<typeof invitationSummary>;

export const madeInvitation = z
  .object({
    id: z.string(),
    url: z.string().meta({ description: "shown this once" }),
    expiresAt: z.iso.datetime(),
    mail: z.enum(["sent", "failed", "none"]).meta({
      description: "none: no mail server is set, or the invitation names no address",
    }),
    mailProblem: z.string().nullable().meta({ description: "why the mail was not sent" }),
  })
  .meta({ id: "MadeInvitation" });
export type MadeInvitation = z.infer<typeof madeInvitation>;

const token = z.string().min(1, "the invitation's token is missing").max(200);

/** A person who is signed in sends the token alone; a new one, name and password too. */
export const acceptInput = z.strictObject({
  token,
  account: setUpAccountInput.extend({ email: email.optional() }).optional(),
});
export type AcceptInput = z.infer<typeof acceptInput>;

export const acceptedInvitation = z.object({ project: z.string(), role }).meta({
  id: "AcceptedInvitation",
});
export type AcceptedInvitation = z.infer<typeof acceptedInvitation>;
