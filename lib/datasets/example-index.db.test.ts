import { beforeEach, describe, expect, it } from "vitest";
import { db, type Transaction } from "@/lib/db/client";
import { ofDataset, type RowKey } from "@/lib/db/row-key";
import { openExampleIndex } from "./example-index";
import { bumpDataset, holdDataset, writeExamples } from "./mutations";
import { labelsOfRun, loadRunCategories } from "./run-labels";

let dataset: RowKey;
let run: RowKey;

const example = (exampleId: string, ordinal: number, answer: string) => ({
  ...{ line: 1, exampleId, ordinal, split: "dev", question: "?", answers: [answer] },
  ...{ category: "Unknown" as const, pCorrectGreedy: null, pCorrectSampled: null, attributes: {} },
});

beforeEach(async () => {
  await db.project.deleteMany();
  const project = await db.project.create({ data: { slug: "p", name: "P" } });
  const of = { projectId: project.id, name: "x" };
  dataset = await db.dataset.create({ data: { ...of, slug: "d" } });
  run = await db.run.create({ data: { ...of, slug: "r", datasetId: dataset.id } });
  await db.$transaction(async (tx) => {
    await writeExamples(tx, dataset, [example("a", 0, "Rome"), example("b", 1, "Oslo")]);
    await bumpDataset(tx, dataset, 2);
  });
});

class Undone extends Error {}

/** Runs `work` in a transaction that is rolled back. */
async function undone(work: (tx: Transaction) => Promise<void>): Promise<void> {
  const whole = db.$transaction(async (tx) => {
    await work(tx);
    throw new Undone();
  });
  await expect(whole).rejects.toThrow(Undone);
}

async function answersOf(tx: Transaction, ids: string[]) {
  const index = openExampleIndex(tx, await holdDataset(tx, dataset, "beside others"));
  await index.learn(ids);
  return ids.map((id) => index.find(id)?.answers ?? null);
}

async function changeAnswer(tx: Transaction, answer: string): Promise<void> {
  await tx.example.updateMany({
    where: { ...ofDataset(dataset), exampleId: "a" },
    data: { answers: [answer], category: "HighlyKnown" },
  });
  await bumpDataset(tx, dataset);
}

async function codes(tx: Transaction): Promise<number[]> {
  const labels = await labelsOfRun(tx, run);
  return labels === null ? [] : [...(await loadRunCategories(tx, labels))];
}

describe("openExampleIndex", () => {
  it("finds what is there, and nothing else, whatever was asked before", async () => {
    expect(await answersOf(db, ["a", "x"])).toEqual([["Rome"], null]);
    expect(await answersOf(db, ["b", "a", "x"])).toEqual([["Oslo"], ["Rome"], null]);
  });

  it("forgets what a version held that was rolled back, though the same number comes again", async () => {
    await undone(async (tx) => {
      await changeAnswer(tx, "Bonn");
      expect(await answersOf(tx, ["a"])).toEqual([["Bonn"]]);
    });
    expect(await answersOf(db, ["a"])).toEqual([["Rome"]]);
    await db.$transaction((tx) => changeAnswer(tx, "Lima"));
    expect(await answersOf(db, ["a"])).toEqual([["Lima"]]);
  });

  it("keeps an example that a file added to that file until its transaction is in", async () => {
    await undone(async (tx) => {
      const index = openExampleIndex(tx, await holdDataset(tx, dataset, "beside others"));
      expect(index.add("new", { split: "dev", answers: ["Bonn"] })).toBe(2);
      await writeExamples(tx, dataset, [example("new", 2, "Bonn")]);
      await index.learn(["new", "a"]);
      expect(index.find("new")?.ordinal).toBe(2);
    });
    expect(await answersOf(db, ["new", "a"])).toEqual([null, ["Rome"]]);
  });
});

describe("loadRunCategories", () => {
  it("reads labels anew after they changed, and after a change was rolled back", async () => {
    expect(await codes(db)).toEqual([4, 4]);
    await undone(async (tx) => {
      await changeAnswer(tx, "Bonn");
      expect(await codes(tx)).toEqual([1, 4]);
    });
    expect(await codes(db)).toEqual([4, 4]);
    await db.$transaction((tx) => changeAnswer(tx, "Lima"));
    expect(await codes(db)).toEqual([1, 4]);
  });

  it("leaves a gap unlabelled", async () => {
    await writeExamples(db, dataset, [example("c", 4, "Bern")]);
    await bumpDataset(db, dataset, 5);
    expect(await codes(db)).toEqual([4, 4, 0, 0, 4]);
  });
});
