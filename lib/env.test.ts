import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readEnv, settingNames } from "@/lib/env";

function problemsOf(variables: Record<string, string>) {
  const result = readEnv(variables);
  return result.ok ? [] : result.problems;
}

describe("readEnv", () => {
  it("needs no setting", () => {
    expect(readEnv({})).toEqual({
      ok: true,
      env: {
        PORT: 3000,
        HOST: "127.0.0.1",
        ONSET_URL: "http://localhost:3000",
        ONSET_WORKER: "on",
        ONSET_DATA_DIR: ".onset",
        DATABASE_POOL_SIZE: 10,
        ONSET_DEMO: "on",
        ONSET_LOG_LEVEL: "info",
        ONSET_OIDC_ROLE_CLAIM: "groups",
        ONSET_OIDC_ONLY: "off",
      },
    });
  });

  it("counts an empty setting as not given", () => {
    expect(readEnv({ PORT: "", DATABASE_URL: "" })).toEqual(readEnv({}));
  });

  it("names all wrong settings at once, with their values", () => {
    expect(problemsOf({ PORT: "abc", ONSET_URL: "onset.example.org", ONSET_DEMO: "yes" })).toEqual([
      'PORT is not a port number from 1 to 65535: "abc"',
      'ONSET_URL is not an address such as https://onset.example.org: "onset.example.org"',
      'ONSET_DEMO is neither on nor off: "yes"',
    ]);
  });

  it.each(["0", "65536", "-1", "3000.5", "3e3", "99999999"])("refuses port %s", (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(1);
  });

  it.each(["https://example.org/onset", "https://example.org/?a=b"])(
    "refuses %s, under which nothing would be served",
    (ONSET_URL) => {
      expect(problemsOf({ ONSET_URL })).toEqual([
        expect.stringContaining("Onset is served at the top of an address only"),
      ]);
    },
  );

  it("takes proxies as addresses and networks, and nothing else", () => {
    expect(problemsOf({ TRUSTED_PROXIES: "10.0.0.0/8, ::1" })).toEqual([]);
    expect(problemsOf({ TRUSTED_PROXIES: "proxy.example.org" })).toHaveLength(1);
  });

  it("keeps secrets and database addresses out of its sentences", () => {
    const problems = problemsOf({ ONSET_SECRET: "short-secret", DATABASE_URL: "mysql://u:pw@h/d" });
    expect(problems).toHaveLength(2);
    expect(problems.join(" ")).not.toMatch(/short-secret|pw@h/);
  });

  it("names settings that stand without the others they need", () => {
    expect(
      problemsOf({ ONSET_SMTP_URL: "smtp://mail.example.org", ONSET_OIDC_ONLY: "on" }),
    ).toEqual([
      "ONSET_SMTP_URL is set, so ONSET_MAIL_FROM must be, too",
      "ONSET_OIDC_ONLY is on without ONSET_OIDC_ISSUER: nobody could sign in",
    ]);
  });

  it("refuses roles by claim that nobody can have", () => {
    const oidc = {
      ONSET_OIDC_ISSUER: "https://id.example.org",
      ONSET_OIDC_CLIENT_ID: "onset",
      ONSET_OIDC_CLIENT_SECRET: "secret",
    };
    expect(problemsOf({ ...oidc, ONSET_OIDC_ROLES: "ml=team:editor" })).toEqual([]);
    expect(problemsOf({ ...oidc, ONSET_OIDC_ROLES: "ml=team:king" })).toHaveLength(1);
  });

  it("makes the public address of the host and the port", () => {
    const addressOf = (variables: Record<string, string>) => {
      const result = readEnv(variables);
      return result.ok ? result.env.ONSET_URL : null;
    };
    expect(addressOf({ HOST: "0.0.0.0", PORT: "80" })).toBe("http://localhost:80");
    expect(addressOf({ HOST: "::1", PORT: "81" })).toBe("http://[::1]:81");
    expect(addressOf({ ONSET_URL: "https://onset.example.org/" })).toBe(
      "https://onset.example.org",
    );
  });

  it("knows exactly the settings of .env.example", () => {
    const example = readFileSync(".env.example", "utf8");
    const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(named.toSorted()).toEqual(settingNames.toSorted());
  });
});
