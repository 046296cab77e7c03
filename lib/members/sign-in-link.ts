import "server-only";
import { createMagicLink } from "@/lib/auth/auth";
import { findFirstAdministrator } from "./queries";

const ownerEmail = "owner@onset.local";

/** The link that the terminal prints at start: it signs the owner in once, and makes the account at first use. */
export async function createSignInLink(): Promise<string> {
  const owner = await findFirstAdministrator();
  return createMagicLink({ email: owner?.email ?? ownerEmail, name: owner?.name ?? "Owner" });
}
