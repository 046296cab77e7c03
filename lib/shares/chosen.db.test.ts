import { beforeAll, describe, expect, it } from "vitest";
import { PUT as choose } from "@/app/api/v1/projects/[project]/runs/[run]/choice/route";
import { jsonLines } from "@/app/api/v1/test-project";
import { readShared, TestShares } from "@/app/api/v1/test-shares";
import { callRoute } from "@/lib/testing/api-call";
import type { SharedComparisonContent, SharedRunContent } from "./shared-view";

const reason = "kept after the meeting with Grace";
const comparison = { kind: "comparison", runs: ["first", "second"] };
let shares: TestShares;

async function mark(body: object | null) {
  const params = { project: shares.owner.project, run: "first" };
  const { key } = shares.owner;
  const input = { method: "PUT", params, key, body: JSON.stringify(body) } as const;
  expect((await callRoute(choose, input)).status).toBe(200);
}

async function contentOf(body: object): Promise<object> {
  const { token } = await shares.make(body);
  return (await readShared(token)).body.content as object;
}

beforeAll(async () => {
  shares = await TestShares.create();
  await shares.owner.putRun("second", { name: "Second run", dataset: "facts-of-the-house" });
  const answers = [0, 1].flatMap((step) =>
    ["a", "b", "c"].map((id) => ({ step, split: "dev", example_id: id, prediction: "x" })),
  );
  await shares.owner.upload("second", jsonLines(...answers));
  await mark({ step: 1, note: reason });
});

describe("a checkpoint that somebody chose", () => {
  const told = { step: 1, epoch: 1, at: expect.stringMatching(/Z$/) };

  it("is told by a link with its moment, without the person and the reason", async () => {
    const content = (await contentOf({})) as SharedRunContent;
    expect(content.chosen).toEqual(told);
    expect(JSON.stringify(content)).not.toContain("Grace");
  });

  it("is told with who and why where the link allows it, live and frozen", async () => {
    const whole = { ...told, by: expect.stringContaining("key"), note: reason };
    for (const mode of ["live", "frozen"]) {
      const content = (await contentOf({ mode, allow: { chooser: true } })) as SharedRunContent;
      expect(content.chosen).toEqual(whole);
    }
  });

  it("is told of its run in a comparison by the same rule", async () => {
    const chosenIn = async (body: object) => {
      const content = await contentOf({ target: comparison, ...body });
      return (content as SharedComparisonContent).runs.map(({ id, chosen }) => [id, chosen]);
    };
    const second = ["run-2", undefined];
    expect(await chosenIn({})).toEqual([["run-1", told], second]);
    expect(await chosenIn({ allow: { chooser: true } })).toEqual([
      ["run-1", { ...told, by: expect.stringContaining("key"), note: reason }],
      second,
    ]);
  });

  it("goes from a live link with its mark and stays in a frozen one and in its copy", async () => {
    const live = await shares.make({});
    const frozen = await shares.make({ mode: "frozen" });
    const copied = await shares.copy((await shares.make({ allow: { chooser: true } })).id);
    const tokenOf = (url: unknown) => String(url).split("/").at(-1) ?? "";
    const read = async (token: string) =>
      ((await readShared(token)).body.content as SharedRunContent).chosen;
    expect(await read(tokenOf(copied.body.url))).toMatchObject({ note: reason });
    await mark(null);
    expect(await read(live.token)).toBeUndefined();
    expect(await read(frozen.token)).toEqual(told);
    await mark({ step: 1, note: reason });
  });
});
