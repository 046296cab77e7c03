import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./run-command.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin", "/snap/bin"];

/** The Chromium of this machine (`ONSET_CHROMIUM` names another), or null. */
export function findChromium() {
  const given = process.env.ONSET_CHROMIUM;
  if (given) return existsSync(given) ? given : null;
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find((file) => existsSync(file)) ?? null;
}

export async function installChromium() {
  if (process.getuid?.() !== 0) {
    throw new Error(
      "No Chromium was found and only root can install it: apt-get install chromium, or set ONSET_CHROMIUM",
    );
  }
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
}
