import "server-only";
import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { auth } from "./auth";

type NewAccount = { name: string; email: string; password: string; isVouchedFor: boolean };

/** The id of the new person, who signs in by password; null where somebody has the address. */
export async function createAccount(account: NewAccount): Promise<string | null> {
  const { name, email, password, isVouchedFor } = account;
  const hash = await (await auth.$context).password.hash(password);
  const [userId, accountId] = [randomUUID(), randomUUID()];
  try {
    await db.user.create({
      data: {
        ...{ id: userId, name, email, emailVerified: isVouchedFor },
        accounts: {
          create: { id: accountId, accountId: userId, providerId: "credential", password: hash },
        },
      },
    });
    return userId;
  } catch (error) {
    if ((error as { code?: string }).code === "P2002") return null;
    throw error;
  }
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
