import { parseArgs } from "node:util";
import { keyScopes } from "@/lib/auth/viewer";
import { runScript } from "@/scripts/run-script";
import { withDatabase } from "@/scripts/with-database";

const usage =
  "npm run --silent key -- --project demo --scopes read,write,admin [--name ci] [--expires 90d] [--create]";

function readExpiry(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  if (!days || Number(days) === 0) throw new Error(`--expires is not a number of days: "${text}"`);
  return new Date(Date.now() + Number(days) * 86_400_000);
}

function readScopes(text: string | undefined) {
  return (text ?? "read").split(",").map((given) => {
    const scope = keyScopes.find((known) => known === given.trim());
    if (!scope) throw new Error(`--scopes has an unknown scope: "${given}"`);
    return scope;
  });
}

function readInput() {
  const { values } = parseArgs({
    options: {
      project: { type: "string" },
      scopes: { type: "string" },
      name: { type: "string" },
      expires: { type: "string" },
      create: { type: "boolean" },
    },
  });
  if (!values.project) throw new Error(`--project is missing; ${usage}`);
  return {
    projectSlug: values.project,
    name: values.name ?? "terminal",
    scopes: readScopes(values.scopes),
    expiresAt: readExpiry(values.expires),
    createMissingProject: values.create ?? false,
  };
}

runScript(async () => {
  const input = readInput();
  await withDatabase({ migrated: true }, async () => {
    const { createKeyFromTerminal } = await import("@/lib/members/service");
    const result = await createKeyFromTerminal(input);
    if (!result.ok) throw new Error(result.message);
    console.log(result.key);
  });
});
