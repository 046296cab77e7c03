import { beforeEach, expect, it } from "vitest";
import { TestShares } from "@/app/api/v1/test-shares";
import { db } from "@/lib/db/client";
import { LiveContent } from "./live-content";

let shares: TestShares;
let link: { id: string; projectId: string };
let computed: number;
const compute = async () => ++computed;

beforeEach(async () => {
  shares = await TestShares.create();
  const { id } = await shares.make();
  link = await db.share.findFirstOrThrow({ where: { id }, select: { id: true, projectId: true } });
  computed = 0;
});

it("computes once for all who come while nothing changes", async () => {
  const live = new LiveContent<number>();
  const seen = await Promise.all(Array.from({ length: 20 }, () => live.read(link, compute)));
  expect(new Set(seen).size).toBeLessThanOrEqual(2);
  expect(await live.read(link, compute)).toBe(computed);
});

it.each<[string, () => Promise<unknown>]>([
  ["an upload", () => shares.uploadThrough(5)],
  ["a new name", () => shares.owner.putRun("first", { name: "Renamed" })],
  ["another run", () => shares.owner.putRun("second")],
  [
    "a deletion",
    () => db.run.updateMany({ where: { slug: "first" }, data: { deletedAt: new Date() } }),
  ],
  [
    "new settings",
    () => db.project.update({ where: { id: link.projectId }, data: { alpha: 0.01 } }),
  ],
])("computes anew after %s", async (_, change) => {
  const live = new LiveContent<number>();
  await live.read(link, compute);
  const before = computed;
  await change();
  await live.read(link, compute);
  expect(computed).toBe(before + 1);
});

it("does not keep a failure", async () => {
  const live = new LiveContent<number>();
  const fail = () => Promise.reject(new Error("out of reach"));
  await expect(live.read(link, fail)).rejects.toThrow("out of reach");
  expect(await live.read(link, compute)).toBe(1);
});
