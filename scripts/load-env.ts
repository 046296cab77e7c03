import { existsSync } from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { type Env, readEnv } from "@/lib/env";

/** Settings from the environment and, behind it, from a file `.env`; all wrong ones named at once. */
export function loadEnv(): Env {
  if (!("zstdCompress" in zlib)) {
    throw new Error(
      `Onset needs Node.js 22.15 or later to run, and this is ${process.version}: start it with node_modules/.bin/node`,
    );
  }
  if (existsSync(".env")) process.loadEnvFile(".env");
  const result = readEnv(process.env);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  return { ...result.env, ONSET_DATA_DIR: path.resolve(result.env.ONSET_DATA_DIR) };
}
