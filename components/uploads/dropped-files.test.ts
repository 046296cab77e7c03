import { describe, expect, test } from "vitest";
import {
  droppedFiles,
  isArchive,
  pickedFiles,
  withOwnPaths,
} from "@/components/uploads/dropped-files";

function fileAt(name: string, webkitRelativePath = ""): File {
  return Object.assign(new File(["x"], name), { webkitRelativePath });
}

type Tree = { [name: string]: Tree | string };

/** A folder as browsers give it: children come in parts, and then none. */
function entryOf(name: string, tree: Tree | string, above = ""): FileSystemEntry {
  const fullPath = `${above}/${name}`;
  if (typeof tree === "string") {
    const file = (take: (file: File) => void) => take(new File([tree], name));
    return { isFile: true, isDirectory: false, name, fullPath, file } as never;
  }
  const children = Object.entries(tree).map(([child, of]) => entryOf(child, of, fullPath));
  const createReader = () => {
    const left = [...children];
    return { readEntries: (take: (part: FileSystemEntry[]) => void) => take(left.splice(0, 1)) };
  };
  return { isFile: false, isDirectory: true, name, fullPath, createReader } as never;
}

function transferOf(entries: FileSystemEntry[]): DataTransfer {
  const items = entries.map((entry) => ({ kind: "file", webkitGetAsEntry: () => entry }));
  return { items, files: [] } as never;
}

describe("what was dropped", () => {
  test("is every file of a folder with its place, the system's own left out", async () => {
    const folder = entryOf("run-a", {
      ".DS_Store": "",
      "checkpoint-500": { "trainer_state.json": "{}" },
      "checkpoint-1000": { "trainer_state.json": "{}" },
    });
    const found = await droppedFiles(transferOf([folder, entryOf("loss.csv", "step,loss")]));
    expect(found.map(({ path }) => path)).toEqual([
      "run-a/checkpoint-500/trainer_state.json",
      "run-a/checkpoint-1000/trainer_state.json",
      "loss.csv",
    ]);
  });

  test("keeps a chosen folder's paths and a chosen file's name", () => {
    const files = [fileAt("a.json", "run/step_1/a.json"), fileAt("b.csv")];
    expect(pickedFiles(files).map(({ path }) => path)).toEqual(["run/step_1/a.json", "b.csv"]);
  });

  test("of one name twice stays two files", () => {
    const twice = pickedFiles([fileAt("a.json"), fileAt("a.json"), fileAt("a.json"), fileAt("b")]);
    expect(withOwnPaths(twice).map(({ path }) => path)).toEqual([
      "a.json",
      "a (2).json",
      "a (3).json",
      "b",
    ]);
  });

  test.each([
    ["x.zip", true],
    ["x.tar.gz", true],
    ["x.TGZ", true],
    ["x.json.gz", false],
    ["x.eval", false],
  ])("%s is an archive: %s", (name, expected) => {
    expect(isArchive({ path: name, file: fileAt(name) })).toBe(expected);
  });
});
