import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const schemaPath = path.join(root, "prisma/schema.prisma");
const stampPath = path.join(root, "prisma/generated/.stamp");

const fingerprint = createHash("sha256")
  .update(existsSync(schemaPath) ? readFileSync(schemaPath) : "")
  .update(readFileSync(path.join(root, "package-lock.json")))
  .digest("hex");
const isFresh = existsSync(stampPath) && readFileSync(stampPath, "utf8") === fingerprint;

if (existsSync(schemaPath) && !isFresh) {
  const { status, stdout, stderr } = spawnSync(
    path.join(root, "node_modules/.bin/node"),
    [path.join(root, "node_modules/prisma/build/index.js"), "generate"],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 0) {
    console.error(`The Prisma client could not be generated:\n${stdout}${stderr}`);
    process.exit(1);
  }
  writeFileSync(stampPath, fingerprint);
}
