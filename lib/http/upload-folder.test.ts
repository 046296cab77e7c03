import { mkdir, mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { removeLeftUploadFolders } from "./upload-folder";

const root = await mkdtemp(path.join(tmpdir(), "left-uploads-"));
afterAll(() => rm(root, { recursive: true, force: true }));

test("folders of ended processes go at start, those of living ones and anything else stay", async () => {
  const names = [
    `onset-upload-${process.pid}-abc123`,
    "onset-upload-999999999-def456",
    "other-1-abc",
  ];
  for (const name of names) await mkdir(path.join(root, name));
  const long = path.join(root, "onset-upload-Xy12zQ");
  await mkdir(long);
  const old = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000);
  await utimes(long, old, old);
  expect((await removeLeftUploadFolders(root)).toSorted()).toEqual([
    "onset-upload-999999999-def456",
    "onset-upload-Xy12zQ",
  ]);
  expect((await readdir(root)).toSorted()).toEqual(
    [`onset-upload-${process.pid}-abc123`, "other-1-abc"].toSorted(),
  );
});
