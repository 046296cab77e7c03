import "server-only";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isAlive } from "@/lib/db/process-identity";

const longestUploadMs = 2 * 24 * 60 * 60 * 1000;

/** A folder for the file of one request; its name says which process it belongs to. */
export function makeUploadFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), `onset-upload-${process.pid}-`));
}

/**
 * Removes what processes that ended in the middle of an upload left behind. A folder of a living process stays, unless
 * nothing was put into it for two days: its process is then another one under the same number.
 */
export async function removeLeftUploadFolders(root = tmpdir()): Promise<string[]> {
  const removed: string[] = [];
  for (const name of await readdir(root)) {
    const [, pid] = /^onset-upload-(?:(\d+)-)?[A-Za-z0-9]+$/.exec(name) ?? [];
    if (!name.startsWith("onset-upload-")) continue;
    const folder = path.join(root, name);
    const isDead = pid !== undefined && !isAlive(Number(pid));
    if (!isDead && !(await isOld(folder))) continue;
    await rm(folder, { recursive: true, force: true });
    removed.push(name);
  }
  return removed;
}

async function isOld(folder: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(folder)).mtimeMs > longestUploadMs;
  } catch {
    return false;
  }
}
