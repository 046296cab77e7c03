import "server-only";
import { db } from "@/lib/db/client";
import { auth } from "./auth";

type NewAccount = { name: string; email: string; password: string; isVouchedFor: boolean };

/** The id of the new person, who signs in by password; null where somebody has the address. */
export async function createAccount(account: NewAccount): Promise<string | null> {
  const { name, email, password, isVouchedFor } = account;
  const { internalAdapter, password: hasher } = await auth.$context;
  if ((await internalAdapter.findUserByEmail(email)) !== null) return null;
  const user = await internalAdapter
    .createUser({ name, email, emailVerified: isVouchedFor }, { method: "email-password" })
    .catch((error: unknown) => {
      if ((error as { code?: string }).code === "P2002") return null;
      throw error;
    });
  if (user === null) return null;
  await internalAdapter.linkAccount({
    userId: user.id,
    accountId: user.id,
    providerId: "credential",
    password: await hasher.hash(password),
  });
  return user.id;
}

/** For an account that came to nothing. */
export async function deleteAccount(userId: string): Promise<void> {
  await db.user.deleteMany({ where: { id: userId } });
}

/** The cookies of a new session. */
export async function signInWith(
  credentials: { email: string; password: string },
  received: Headers,
): Promise<string[]> {
  const { headers } = await auth.api.signInEmail({
    body: credentials,
    headers: received,
    returnHeaders: true,
  });
  return headers.getSetCookie();
}

/** Ends every session of a person. */
export async function endSessions(userId: string): Promise<void> {
  await (await auth.$context).internalAdapter.deleteUserSessions(userId);
}
