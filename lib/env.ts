import { z } from "zod";
import { readNetworks } from "@/lib/http/client-of";
import { readClaimRoles } from "./domain/claim-roles";
import { readAllowed } from "./http/private-address";

const port = z
  .string()
  .regex(/^\d{1,5}$/, "is not a port number from 1 to 65535")
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, "is not a port number from 1 to 65535");

function urlOf(protocols: readonly string[], sentence: string) {
  return z.string().refine((text) => {
    const url = URL.parse(text);
    return url !== null && protocols.includes(url.protocol);
  }, sentence);
}

const envSchema = z.object({
  PORT: port.default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "is not a host name or address")
    .default("127.0.0.1"),
  ONSET_URL: urlOf(["http:", "https:"], "is not an address such as https://onset.example.org")
    .transform((text) => text.replace(/\/+$/, ""))
    .refine((text) => {
      const url = URL.parse(text);
      return url === null || `${url.pathname}${url.search}${url.hash}` === "/";
    }, "has a path, and Onset is served at the top of an address only; give it a name or a port of its own")
    .optional(),
  ONSET_DATA_DIR: z.string().default(".onset"),
  DATABASE_URL: urlOf(
    ["postgres:", "postgresql:"],
    "is not an address such as postgresql://user:password@host:5432/onset",
  ).optional(),
  TRUSTED_PROXIES: z
    .string()
    .refine(
      (text) => readNetworks(text) !== null,
      "is not a list of addresses or networks such as 10.0.0.0/8, 127.0.0.1",
    )
    .optional(),
  DATABASE_POOL_SIZE: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, "is not a whole number from 1 to 999")
    .transform(Number)
    .default(10),
  ONSET_SECRET: z.string().min(32, "has fewer than 32 characters").optional(),
  ONSET_MAX_UPLOAD_BYTES: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, "is not a whole number of bytes")
    .transform(Number)
    .optional(),
  ONSET_KEEP_ORIGINALS_BYTES: z
    .string()
    .regex(/^(0|[1-9]\d{0,14})$/, "is not a whole number of bytes; 0 keeps none")
    .transform(Number)
    .optional(),
  ONSET_KEEP_ORIGINALS_DAYS: z
    .string()
    .regex(/^(0|[1-9]\d{0,4})$/, "is not a whole number of days; 0 keeps none")
    .transform(Number)
    .optional(),
  ONSET_KEEP_AUDIT_DAYS: z
    .string()
    .regex(/^(0|[1-9]\d{0,4})$/, "is not a whole number of days; 0 keeps the trail for good")
    .transform(Number)
    .optional(),
  ONSET_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace"], "is not a level of the log")
    .default("info"),
  ONSET_WORKER: z.enum(["on", "off"], "is neither on nor off").default("on"),
  ONSET_WEBHOOK_ALLOW: z
    .string()
    .refine(
      (text) => readAllowed(text) !== null,
      "is not a list of names, addresses and networks such as hooks.internal, 10.1.0.0/16",
    )
    .optional(),
  ONSET_SMTP_URL: urlOf(
    ["smtp:", "smtps:"],
    "is not an address such as smtps://user:password@mail.example.org:465",
  ).optional(),
  ONSET_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]*$/, "is not a sender such as Onset <onset@example.org>")
    .optional(),
  ONSET_OIDC_ISSUER: urlOf(["http:", "https:"], "is not an address such as https://id.example.org")
    .transform((text) => text.replace(/\/+$/, ""))
    .optional(),
  ONSET_OIDC_CLIENT_ID: z.string().optional(),
  ONSET_OIDC_CLIENT_SECRET: z.string().optional(),
  ONSET_OIDC_NAME: z.string().max(60, "is longer than 60 characters").optional(),
  ONSET_OIDC_DOMAINS: z
    .string()
    .regex(
      /^\s*[a-z0-9.-]+(\s*,\s*[a-z0-9.-]+)*\s*$/i,
      "is not a list of domains such as example.org, example.com",
    )
    .optional(),
  ONSET_OIDC_ROLE_CLAIM: z.string().max(200, "is longer than 200 characters").default("groups"),
  ONSET_OIDC_ROLES: z
    .string()
    .refine(
      (text) => readClaimRoles(text) !== null,
      "is not a list such as ml-team=my-project:editor, leads=my-project:admin",
    )
    .optional(),
  ONSET_OIDC_ONLY: z.enum(["on", "off"], "is neither on nor off").default("off"),
  ONSET_DEMO: z.enum(["on", "off"], "is neither on nor off").default("on"),
});

export const settingNames = Object.keys(envSchema.shape);

export type Env = Omit<z.infer<typeof envSchema>, "ONSET_URL"> & { ONSET_URL: string };

export type EnvResult = { ok: true; env: Env } | { ok: false; problems: string[] };

/** A secret or a password must not end up in a log because another character of it was wrong. */
const secretSettings = new Set([
  "ONSET_SECRET",
  "DATABASE_URL",
  "ONSET_SMTP_URL",
  "ONSET_OIDC_CLIENT_SECRET",
]);

/** Settings that mean nothing without others. */
const together: Record<string, readonly string[]> = {
  ONSET_SMTP_URL: ["ONSET_MAIL_FROM"],
  ONSET_OIDC_ISSUER: ["ONSET_OIDC_CLIENT_ID", "ONSET_OIDC_CLIENT_SECRET"],
  ONSET_OIDC_CLIENT_ID: ["ONSET_OIDC_ISSUER"],
  ONSET_OIDC_ROLES: ["ONSET_OIDC_ISSUER"],
};

function missingPartners(given: Record<string, string | undefined>): string[] {
  const problems = Object.entries(together).flatMap(([name, partners]) =>
    given[name] === undefined
      ? []
      : partners
          .filter((partner) => given[partner] === undefined)
          .map((partner) => `${name} is set, so ${partner} must be, too`),
  );
  const isAlone = given.ONSET_OIDC_ONLY === "on" && given.ONSET_OIDC_ISSUER === undefined;
  return isAlone
    ? [...problems, "ONSET_OIDC_ONLY is on without ONSET_OIDC_ISSUER: nobody could sign in"]
    : problems;
}

function publicAddress(host: string, portNumber: number) {
  const isEverywhere = host === "0.0.0.0" || host === "::";
  const name = isEverywhere || host === "127.0.0.1" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${portNumber}`;
}

/** Reads the settings and names all wrong ones at once. An empty setting counts as not given. */
export function readEnv(variables: Record<string, string | undefined>): EnvResult {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])),
  );
  const parsed = envSchema.safeParse(given);
  const alone = missingPartners(given);
  if (!parsed.success || alone.length > 0) {
    const issues = parsed.error?.issues ?? [];
    const problems = issues.map(({ path, message }) => {
      const name = String(path[0]);
      return secretSettings.has(name)
        ? `${name} ${message}`
        : `${name} ${message}: "${given[name]}"`;
    });
    return { ok: false, problems: [...problems, ...alone] };
  }
  const { HOST, PORT, ONSET_URL = publicAddress(HOST, PORT) } = parsed.data;
  return { ok: true, env: { ...parsed.data, ONSET_URL } };
}

type Settings = typeof envSchema.shape;

/** One setting as it is given, else its default; every place that needs one asks here. Wrong ones were refused at the start. */
export function setting<N extends keyof Settings>(name: N): z.infer<Settings[N]> {
  return envSchema.shape[name].parse(process.env[name] || undefined) as z.infer<Settings[N]>;
}

/** What `scripts/start.ts` hands to the web server: its own address, and the file that its threads run. Else "". */
export function handedOn(name: "ONSET_SELF" | "ONSET_THREADS"): string {
  return process.env[name] ?? "";
}
