import "server-only";
import { createMagicLink } from "@/lib/auth/auth";
import { findFirstAdministrator } from "./queries";
import { placeholderEmail } from "./service";

/** The link that the terminal prints at start: it signs the owner in once, and makes the account at first use. */
export async function createSignInLink(): Promise<string> {
  const owner = await findFirstAdministrator();
  return createMagicLink({ email: owner?.email ?? placeholderEmail, name: owner?.name ?? "Owner" });
}
