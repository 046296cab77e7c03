import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./run-command.mjs";

// The shell is Chromium without a window: the same pages for half the processor.
const shell = "chromium-headless-shell";
const names = [shell, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin", "/snap/bin"];

/** The Chromium of this machine (`ONSET_CHROMIUM` names another), or null. */
export function findChromium() {
  const given = process.env.ONSET_CHROMIUM;
  if (given) return existsSync(given) ? given : null;
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find((file) => existsSync(file)) ?? null;
}

/** Whether root could install a lighter browser than there is, or anybody needs one at all. */
export function wantsChromium() {
  if (process.env.ONSET_CHROMIUM || process.getuid?.() !== 0) return findChromium() === null;
  return !folders.some((folder) => existsSync(path.join(folder, shell)));
}

/** Installs the shell, or Chromium where the shell is no package; a browser that is there already is enough. */
export async function installChromium() {
  if (process.getuid?.() !== 0) {
    throw new Error(
      "No Chromium was found and only root can install it: apt-get install chromium, or set ONSET_CHROMIUM",
    );
  }
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  /** @param {string} name */
  const install = (name) =>
    run("apt-get", ["install", "-y", "--no-install-recommends", name], { env });
  try {
    await run("apt-get", ["update"], { env });
    await install(shell);
  } catch (error) {
    if (findChromium() !== null) return;
    await install("chromium").catch(() => {
      throw error;
    });
  }
}
