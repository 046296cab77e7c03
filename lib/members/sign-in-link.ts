import "server-only";
import { createMagicLink } from "@/lib/auth/auth";
import { findFirstUser } from "./queries";

const ownerEmail = "owner@onset.local";

/** The link that the terminal prints at start: it signs the owner in once, and makes the account at first use. */
export async function createSignInLink(): Promise<string> {
  const owner = await findFirstUser();
  return createMagicLink({ email: owner?.email ?? ownerEmail, name: owner?.name ?? "Owner" });
}
