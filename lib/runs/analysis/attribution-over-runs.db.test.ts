import { expect, test } from "vitest";
import { GET as comparison } from "@/app/api/v1/projects/[project]/comparison/route";
import { PUT as putExamples } from "@/app/api/v1/projects/[project]/datasets/[dataset]/examples/route";
import { PUT as putDataset } from "@/app/api/v1/projects/[project]/datasets/[dataset]/route";
import { GET as analysis } from "@/app/api/v1/projects/[project]/runs/[run]/analysis/route";
import { PUT as putRun } from "@/app/api/v1/projects/[project]/runs/[run]/route";
import { PUT as putTrainingSet } from "@/app/api/v1/projects/[project]/runs/[run]/training-set/route";
import { POST as upload } from "@/app/api/v1/projects/[project]/runs/[run]/uploads/route";
import { callRoute, createApiProject } from "@/lib/testing/api-call";
import { exampleLines, predictionLines } from "@/lib/testing/outcome-run";

const n = 40;
/** Right at first, then the given numbers of examples are lost at each later checkpoint. */
const course = (lost: readonly number[]) =>
  predictionLines(
    [0, ...lost].map((gone, step) => ({
      ...{ step, epoch: step, split: "dev" },
      outcomes: "-".repeat(gone) + "+".repeat(n - gone),
    })),
  );

/** Runs of one set-up each, `a` held against `c1`: what each loses at its checkpoints after the first. */
async function seedsOf(runs: Record<string, readonly number[]>) {
  const { project, key } = await createApiProject();
  const send = async (
    handler: unknown,
    params: Record<string, string>,
    body: string,
    method = "PUT",
  ) => {
    const sent = await callRoute(handler, { method, params: { project, ...params }, key, body });
    expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300);
  };
  await send(putDataset, { dataset: "facts" }, "{}");
  const train = [0, 1].map((k) =>
    JSON.stringify({
      ...{ example_id: `t${k}`, split: "train", question: `T${k}?`, answers: ["right"] },
      category: k === 0 ? "Unknown" : "HighlyKnown",
    }),
  );
  await send(putExamples, { dataset: "facts" }, `${exampleLines(n)}${train.join("\n")}`);
  for (const [run, lost] of Object.entries(runs)) {
    const isTreated = run.startsWith("a");
    const fields = {
      ...{ dataset: "facts", seed: Number(run[1]), status: "finished" },
      ...(isTreated ? { control: "c1" } : {}),
      hyperparameters: { lr: 1, seed: Number(run[1]) },
    };
    await send(putRun, { run }, JSON.stringify(fields));
    const facts = isTreated ? ["t0", "t1"] : ["t1"];
    const lines = facts.map((id) => JSON.stringify({ example_id: id })).join("\n");
    await send(putTrainingSet, { run }, lines);
    await send(upload, { run }, course(lost), "POST");
  }
  const found = await callRoute(analysis, { method: "GET", params: { project, run: "a1" }, key });
  const query = "run=a1&run=c1";
  const compared = await callRoute(comparison, { method: "GET", params: { project }, key, query });
  const [a1] = compared.body.runs as { run: string; attributable: object }[];
  return { body: found.body, attributable: found.body.attributable, compared: a1?.attributable };
}

const controls = { c1: [1, 2, 3, 4], c2: [1, 3, 4, 6] };

test("with two seeds on each side an attribution is over runs, and says so", async () => {
  const { body, attributable, compared } = await seedsOf({
    ...{ ...controls, a1: [5, 12, 20, 22], a2: [6, 14, 22, 24] },
  });
  // Mean falls of 22 and 24 of 40 against 4 and 6 of 40.
  expect(attributable).toMatchObject({ runFall: 57.5, controlFall: 12.5, points: 45 });
  expect(String((body.findings as string[]).join(" "))).toContain("over 2 and 2 runs)");
  expect(attributable).toMatchObject({ seeds: { run: 2, control: 2, isOverRuns: true } });
  // The seeds are not among the compared runs, and count all the same.
  expect(compared).toEqual(attributable);
});

test("a seed that ended earlier is not held against one that went on", async () => {
  const { body, attributable, compared } = await seedsOf({
    ...{ ...controls, a1: [5, 12, 20, 22], a2: [6, 14] },
  });
  expect(attributable).toMatchObject({ runFall: 55, controlFall: 10, points: 45 });
  expect(String((body.findings as string[]).join(" "))).toContain("one run each)");
  expect(attributable).toMatchObject({ seeds: { run: 1, control: 1, isOverRuns: false } });
  expect(compared).toEqual(attributable);
});
