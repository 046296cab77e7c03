import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { node, root, run } from "./run-command.mjs";

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
function readPackages(file) {
  return JSON.parse(readFileSync(path.join(root, file), "utf8")).packages;
}

/** Whether node_modules holds what package-lock.json asks for (packages for other platforms aside). */
export function isInstalled() {
  const hidden = "node_modules/.package-lock.json";
  if (!existsSync(path.join(root, hidden)) || !existsSync(node)) return false;
  const installed = readPackages(hidden);
  return Object.entries(readPackages("package-lock.json")).every(([name, wanted]) => {
    const isOptional = wanted.optional || wanted.devOptional;
    return name === "" || isOptional || installed[name]?.version === wanted.version;
  });
}

export async function install() {
  // npm replaces node_modules, so it must not run on the Node that lies in there.
  const PATH = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => !folder.includes("node_modules"))
    .join(path.delimiter);
  await run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], {
    // An older npm runs Prisma's install script, which would fetch an engine that nothing uses.
    env: { PATH, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  });
}

/** Brings the generated Prisma client up to date; quick when it is. */
export async function generateClient() {
  await run(node, ["scripts/generate-client.mjs"]);
}
