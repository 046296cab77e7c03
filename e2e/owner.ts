import { execFileSync } from "node:child_process";
import path from "node:path";
import pg from "pg";
import { readConnection } from "@/lib/db/connection-file";
import { built } from "@/scripts/built-files.mjs";

export const owner = {
  name: "Ada Owner",
  email: "ada@example.org",
  password: "correct horse battery",
};

function dataDir() {
  return process.env.ONSET_E2E_DATA_DIR ?? "";
}

/** Cookies of the owner, made once by owner.setup.ts. */
export function ownerStatePath(): string {
  return path.join(dataDir(), "owner.json");
}

function runScript(script: readonly string[]): string {
  const port = process.env.ONSET_E2E_PORT ?? "";
  return execFileSync("node_modules/.bin/node", script, {
    encoding: "utf8",
    env: {
      ...process.env,
      PORT: port,
      ONSET_URL: `http://localhost:${port}`,
      ONSET_DATA_DIR: dataDir(),
      DATABASE_URL: "",
      ONSET_SECRET: "",
    },
  }).trim();
}

/** A link as the terminal prints it at start, by what a built server runs then. */
export function printSignInLink(): string {
  return runScript([path.join(built.scripts, "sign-in-link.mjs")]);
}

/** A key as `npm run key` prints it. */
export function printKey(project: string, scopes: string): string {
  const parameters = ["--project", project, "--scopes", scopes, "--create"];
  return runScript([
    "--conditions=react-server",
    "--import",
    "tsx",
    "scripts/key.ts",
    ...parameters,
  ]);
}

/** Makes everybody's role in a project this one, which no page offers yet. */
export async function setRole(project: string, role: "owner" | "viewer"): Promise<void> {
  const client = new pg.Client({ connectionString: readConnection(dataDir())?.url });
  await client.connect();
  await client.query(
    `UPDATE "member" SET "role" = $2
      WHERE "projectId" = (SELECT "id" FROM "project" WHERE "slug" = $1)`,
    [project, role],
  );
  await client.end();
}
