import "server-only";
import type { BetterAuthOptions } from "better-auth";
import { genericOAuth } from "better-auth/plugins";
import { noteAsker } from "./asker";
import { type OidcSettings, oidcProvider } from "./oidc-settings";

type Profile = Record<string, unknown>;
type Validate = NonNullable<NonNullable<BetterAuthOptions["user"]>["validateUserInfo"]>;

/** What the provider said of whoever comes, by the request's context, until the session is made. */
const profiles = new WeakMap<object, Profile>();

/** Better Auth's generic OAuth, with verified ID tokens; nothing where no provider is set. */
export function oidcPlugins(settings: OidcSettings | null) {
  if (settings === null) return [];
  const { issuer, clientId, clientSecret, name } = settings;
  return [
    genericOAuth({
      config: [
        {
          providerId: oidcProvider,
          name,
          discoveryUrl: `${issuer}/.well-known/openid-configuration`,
          clientId,
          clientSecret,
          scopes: ["openid", "email", "profile"],
          pkce: true,
          requireIdTokenVerification: true,
          mapProfileToUser: (profile) => ({ name: nameOf(profile) }),
        },
      ],
    }),
  ];
}

function nameOf(profile: Profile): string {
  const given = [profile.name, profile.preferred_username, profile.email]
    .map((value) => (typeof value === "string" ? value.trim() : ""))
    .find((value) => value !== "");
  return (given ?? "").slice(0, 100);
}

/** Turns away whom the settings do not let in; the code is one of `signInProblems`. */
export function validateIdentity(settings: OidcSettings | null): Validate {
  return ({ user, source }, context) => {
    if (settings === null || source.method !== "oauth") return;
    const profile: Profile = source.oauth?.profile ?? {};
    profiles.set(context.context, profile);
    noteAsker({ userId: null, name: nameOf(profile), email: String(user.email ?? "") });
    if (isFalse(profile.email_verified)) return { error: "oidc_email_not_verified" };
    const domain = String(user.email ?? "")
      .toLowerCase()
      .split("@")
      .at(-1);
    const isWelcome = settings.domains.length === 0 || settings.domains.includes(domain ?? "");
    return isWelcome ? undefined : { error: "oidc_domain" };
  };
}

function isFalse(value: unknown): boolean {
  return value === false || value === "false";
}

/** The profile that this request's sign-in brought, if it came by the provider. */
export function profileOf(context: object): Profile | null {
  return profiles.get(context) ?? null;
}
