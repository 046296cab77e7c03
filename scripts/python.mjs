import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./run-command.mjs";

const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin"];

/** The python3 of this machine (`ONSET_PYTHON` names another), or null. */
export function findPython() {
  const given = process.env.ONSET_PYTHON;
  if (given) return existsSync(given) ? given : null;
  return (
    folders.map((folder) => path.join(folder, "python3")).find((file) => existsSync(file)) ?? null
  );
}

export async function installPython() {
  if (process.getuid?.() !== 0) {
    throw new Error(
      "No python3 was found and only root can install it: apt-get install python3, or set ONSET_PYTHON",
    );
  }
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  await run("apt-get", ["install", "-y", "--no-install-recommends", "python3"], { env });
}
