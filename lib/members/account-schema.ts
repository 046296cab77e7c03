import { z } from "zod";
import { setUpAccountInput } from "./schema";

export const renameInput = setUpAccountInput.pick({ name: true }).strict();
export type RenameInput = z.infer<typeof renameInput>;

export const changePasswordInput = z.strictObject({
  current: z.string().min(1, "the current password is missing").max(128),
  password: setUpAccountInput.shape.password,
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const sessionSummary = z
  .object({
    id: z.string(),
    device: z.string().meta({ description: "browser and system, as the browser says it" }),
    address: z.string().nullable(),
    isThis: z.boolean(),
    startedAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
  })
  .meta({ id: "Session" });
export type SessionSummary = z.infer<typeof sessionSummary>;
