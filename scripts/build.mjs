import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundle } from "./bundle.mjs";
import { prepareFirstStart } from "./first-start.mjs";
import { node, root, run } from "./run-command.mjs";

const sources = [
  "app",
  "components",
  "instrumentation.ts",
  "lib",
  "proxy.ts",
  "public",
  "scripts",
  "prisma/demo",
  "prisma/migrations",
  "prisma/schema.prisma",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const stampPath = path.join(root, ".next/onset-build");

/** @param {string} relative @returns {string[]} */
function listFiles(relative) {
  const full = path.join(root, relative);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [relative];
  return readdirSync(full, { withFileTypes: true })
    .flatMap((entry) => {
      const inside = path.join(relative, entry.name);
      return entry.isDirectory() ? listFiles(inside) : [inside];
    })
    .filter((file) => !/\.test\.tsx?$/.test(file));
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(listFiles).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** Whether the last build was made from the sources as they are now. */
export function isBuilt() {
  return existsSync(stampPath) && readFileSync(stampPath, "utf8") === fingerprint();
}

export async function build() {
  const before = fingerprint();
  rmSync(stampPath, { force: true });
  await run(node, ["node_modules/next/dist/bin/next", "build"], {
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DATABASE_URL: undefined },
  });
  await bundle();
  await prepareFirstStart();
  writeFileSync(stampPath, before);
}
