import { existsSync } from "node:fs";
import path from "node:path";
import { type Env, readEnv } from "@/lib/env";

/** Settings from the environment and, behind it, from a file `.env`; all wrong ones named at once. */
export function loadEnv(): Env {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const result = readEnv(process.env);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  return { ...result.env, ONSET_DATA_DIR: path.resolve(result.env.ONSET_DATA_DIR) };
}
