import { type ClaimRole, readClaimRoles } from "@/lib/domain/claim-roles";

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
  const { env } = process;
  const { ONSET_OIDC_ISSUER: issuer, ONSET_OIDC_CLIENT_ID: clientId } = env;
  if (!issuer || !clientId) return null;
  return {
    issuer: issuer.replace(/\/+$/, ""),
    clientId,
    clientSecret: env.ONSET_OIDC_CLIENT_SECRET ?? "",
    name: env.ONSET_OIDC_NAME || new URL(issuer).hostname,
    domains: (env.ONSET_OIDC_DOMAINS ?? "")
      .split(",")
      .map((domain) => domain.trim().toLowerCase())
      .filter((domain) => domain !== ""),
    roleClaim: env.ONSET_OIDC_ROLE_CLAIM || "groups",
    roles: readClaimRoles(env.ONSET_OIDC_ROLES ?? "") ?? [],
  };
}

/** Whether passwords are switched off. */
export function isOidcOnly(): boolean {
  return process.env.ONSET_OIDC_ONLY === "on" && readOidcSettings() !== null;
}
