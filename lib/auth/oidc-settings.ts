import { type ClaimRole, readClaimRoles } from "@/lib/domain/claim-roles";
import { setting } from "@/lib/env";

/** The identity provider's id in Better Auth and in the address that it leads back to. */
export const oidcProvider = "oidc";

export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What stands on the button. */
  name: string;
  /** Of e-mail addresses that may come in; empty: all. */
  domains: readonly string[];
  roleClaim: string;
  roles: readonly ClaimRole[];
};

/** How people sign in by an identity provider; null where none is set. */
export function readOidcSettings(): OidcSettings | null {
  const [issuer, clientId] = [setting("ONSET_OIDC_ISSUER"), setting("ONSET_OIDC_CLIENT_ID")];
  if (!issuer || !clientId) return null;
  return {
    issuer,
    clientId,
    clientSecret: setting("ONSET_OIDC_CLIENT_SECRET") ?? "",
    name: setting("ONSET_OIDC_NAME") || new URL(issuer).hostname,
    domains: (setting("ONSET_OIDC_DOMAINS") ?? "")
      .split(",")
      .map((domain) => domain.trim().toLowerCase())
      .filter((domain) => domain !== ""),
    roleClaim: setting("ONSET_OIDC_ROLE_CLAIM"),
    roles: readClaimRoles(setting("ONSET_OIDC_ROLES") ?? "") ?? [],
  };
}

/** Whether passwords are switched off. */
export function isOidcOnly(): boolean {
  return setting("ONSET_OIDC_ONLY") === "on" && readOidcSettings() !== null;
}
