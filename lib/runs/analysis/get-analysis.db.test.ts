import { beforeEach, describe, expect, test } from "vitest";
import { TestProject } from "@/app/api/v1/test-project";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { examplesQuery, slicesQuery } from "@/lib/runs/examples/examples-schema";
import { getExamples } from "@/lib/runs/examples/get-examples";
import { exampleLines, predictionLines, unsoundNumbers } from "@/lib/testing/outcome-run";
import { getAnalysis } from "./get-analysis";
import { getLeaks } from "./get-leaks";
import { getSlices } from "./get-slices";
import { getTransitions } from "./get-transitions";
import { getVerdict } from "./get-verdict";

const viewer: Viewer = { kind: "system", name: "test" };
let project: TestProject;

/** Everything that a run page asks of a run; no number of it is NaN or infinite. */
async function readRun(run = "run") {
  const place = { project: project.project, run };
  const answers = {
    analysis: await getAnalysis(viewer, place, {}),
    verdict: await getVerdict(viewer, place),
    transitions: await getTransitions(viewer, place, {}),
    slices: await getSlices(viewer, place, slicesQuery.parse({})),
    examples: await getExamples(viewer, place, examplesQuery.parse({})),
    leaks: await getLeaks(viewer, place, {}),
  };
  expect(unsoundNumbers(answers)).toEqual([]);
  const before = await storedOf(run);
  expect(await getAnalysis(viewer, place, {})).toEqual(answers.analysis);
  expect((await storedOf(run)).analysedAt).toEqual(before.analysedAt);
  return answers;
}

function storedOf(run: string) {
  const where = { run: { slug: run, project: { slug: project.project } } };
  return db.runSummary.findFirstOrThrow({ where });
}

async function upload(...checkpoints: Parameters<typeof predictionLines>[0]) {
  const answer = await project.upload("run", predictionLines(checkpoints));
  expect(answer.status).toBe(200);
}

beforeEach(async () => {
  project = await TestProject.create();
  await project.putDataset("facts", { scorer: "exact" });
  const relation = (k: number) => ({ relation: k < 5 ? "P19" : "P26" });
  await project.putExamples("facts", exampleLines(10, relation));
  await project.putRun("run", { dataset: "facts", status: "finished" });
});

describe("a run that says little", () => {
  test("with nothing evaluated gets sentences and nulls", async () => {
    const { analysis, verdict, transitions, slices, examples, leaks } = await readRun();
    expect(analysis).toMatchObject({ split: null, best: null, last: null, drop: null });
    expect(analysis.onset).toEqual({ alarm: null, lastIsLower: false, estimate: null });
    expect(analysis.findings).toHaveLength(1);
    expect(verdict.decision).toBe("insufficient-data");
    const reasons = [transitions, slices, examples, leaks].map(({ reason }) => reason);
    expect(new Set(reasons)).toEqual(new Set(["No checkpoint has been evaluated yet."]));
  });

  test("with only its training examples evaluated is not judged by them", async () => {
    await upload({ step: 1, split: "train", outcomes: "++++++++++" });
    const { analysis, verdict } = await readRun();
    expect(analysis).toMatchObject({ split: null, best: null });
    expect(verdict.decision).toBe("insufficient-data");
  });

  test("with one checkpoint gets its accuracy and no change", async () => {
    await upload({ step: 1, epoch: 1, outcomes: "++++++++--" });
    const { analysis, verdict, transitions } = await readRun();
    expect(analysis.best).toMatchObject({ step: 1, total: 10, correct: 8, accuracy: 0.8 });
    expect(analysis.onset).toEqual({ alarm: null, lastIsLower: false, estimate: null });
    expect(analysis.findings.join(" ")).toMatch(/^One checkpoint is too few to tell a fall/);
    expect(verdict).toMatchObject({ decision: "insufficient-data", best: { step: 1 } });
    expect(transitions.checkpoints).toEqual([
      { step: 1, epoch: 1, sincePrevious: null, sinceBest: { total: 10, gained: 0, lost: 0 } },
    ]);
  });

  test("with two checkpoints gets the paired fall between them", async () => {
    await upload(
      { step: 1, epoch: 1, outcomes: "++++++++--" },
      { step: 2, epoch: 2, outcomes: "+++++---+-" },
    );
    const { analysis, transitions, slices } = await readRun();
    // b = 3, g = 1: exact two-sided McNemar 2 (1 + 4) / 16 = 0.625 (SCIENCE.md section 5).
    expect(analysis.drop).toMatchObject({ lost: 3, gained: 1, compared: 10 });
    expect(analysis.drop?.points).toBeCloseTo(20, 9);
    expect(analysis.drop?.pValue).toBeCloseTo(0.625, 9);
    expect(analysis.onset.alarm).toBeNull();
    expect(transitions.checkpoints[1]?.sinceBest).toEqual({ total: 10, gained: 1, lost: 3 });
    expect(slices.slices.map(({ value, lost, gained }) => [value, lost, gained])).toEqual([
      ["P26", 3, 1],
      ["P19", 0, 0],
    ]);
  });
});

describe("a run that always answers alike", () => {
  test("all correct has no fall, no alarm and a best at its first checkpoint", async () => {
    const outcomes = "++++++++++";
    await upload(...[1, 2, 3, 4].map((step) => ({ step, epoch: step, outcomes })));
    const { analysis, verdict, leaks } = await readRun();
    expect(analysis.best).toMatchObject({ step: 1, accuracy: 1 });
    expect(analysis.drop).toMatchObject({ points: 0, lost: 0, gained: 0, pValue: 1 });
    expect(analysis.onset.alarm).toBeNull();
    expect(verdict.decision).toBe("continue");
    expect(leaks.last).toMatchObject({ wrong: 0, leaked: 0, share: null });
  });

  test("all wrong has an accuracy of zero and no alarm", async () => {
    const outcomes = "----------";
    await upload(...[1, 2, 3].map((step) => ({ step, epoch: step, outcomes })));
    const { analysis } = await readRun();
    expect(analysis.best).toMatchObject({ step: 1, accuracy: 0, low: 0 });
    expect(analysis.onset.alarm).toBeNull();
  });

  test("all withheld counts abstentions, not wrong answers", async () => {
    await upload({ step: 1, outcomes: "0000000000" }, { step: 2, outcomes: "0000000000" });
    const { analysis, leaks } = await readRun();
    expect(analysis.last).toMatchObject({ correct: 0, abstained: 10 });
    expect(leaks.last?.wrong).toBe(0);
  });
});

describe("checkpoints that are not alike", () => {
  test("with most examples in common are paired where both evaluated, and said so", async () => {
    await upload(
      { step: 1, epoch: 1, outcomes: "+++++++++." },
      { step: 2, epoch: 2, outcomes: ".++--++++-" },
    );
    const { analysis } = await readRun();
    expect(analysis.best).toMatchObject({ step: 1, total: 9 });
    expect(analysis.last).toMatchObject({ step: 2, total: 9 });
    expect(analysis.drop).toMatchObject({ compared: 8, lost: 2, gained: 0, points: 25 });
    expect(analysis.warnings).toContain(
      "Checkpoints evaluated different examples: best and last are compared on the 8 that both evaluated.",
    );
  });

  test("that scored only a part are drawn, named, and left out of what is concluded", async () => {
    const all = "++++++++--";
    await upload(
      ...[1, 2, 3, 4].map((step) => ({ step, epoch: step, outcomes: all })),
      { step: 5, epoch: 5, outcomes: "++........" },
      { step: 6, epoch: 6, outcomes: all },
    );
    const { analysis, verdict, examples } = await readRun();
    expect(analysis).toMatchObject({ checkpoints: 6, eligible: 5 });
    expect(analysis.leftOut).toEqual([{ step: 5, scored: 2, of: 10 }]);
    expect(analysis.best).toMatchObject({ step: 1, accuracy: 0.8 });
    expect(analysis.drop).toMatchObject({ points: 0, lost: 0 });
    expect(analysis.warnings.join(" ")).toMatch(/left out .* step 5\./);
    expect(verdict.decision).toBe("continue");
    expect(examples.items[0]?.outcomes).toBe("++++++");
  });

  test("with nothing in common have no paired fall", async () => {
    await upload({ step: 1, outcomes: "+++++....." }, { step: 2, outcomes: ".....-----" });
    const { analysis } = await readRun();
    expect(analysis.drop?.compared ?? 0).toBe(0);
    expect(analysis.onset.alarm).toBeNull();
  });

  test("uploaded out of order are judged in the order of their steps", async () => {
    await upload({ step: 30, epoch: 3, outcomes: "+++-------" });
    await upload({ step: 10, epoch: 1, outcomes: "++++++++++" });
    await upload({ step: 20, epoch: 2, outcomes: "++++++----" });
    const { analysis, transitions, examples } = await readRun();
    expect([analysis.best?.epoch, analysis.last?.epoch]).toEqual([1, 3]);
    expect(transitions.checkpoints.map(({ sincePrevious }) => sincePrevious?.lost)).toEqual([
      undefined,
      4,
      3,
    ]);
    expect(examples.items[3]?.outcomes).toBe("++-");
  });

  test("without an epoch are named by their step", async () => {
    await upload({ step: 500, outcomes: "++++++++++" }, { step: 900, outcomes: "+---------" });
    const { analysis, verdict } = await readRun();
    expect(analysis.best).toMatchObject({ step: 500, epoch: null });
    expect(analysis.findings.join(" ")).not.toMatch(/epoch/);
    expect(verdict.best).toMatchObject({ step: 500, epoch: null });
  });
});

describe("labels", () => {
  test("that are missing make all examples one population, and said so", async () => {
    await project.putDataset("bare");
    await project.putExamples(
      "bare",
      exampleLines(4, () => ({ category: null })),
    );
    await project.putRun("unlabelled", { dataset: "bare", status: "finished" });
    await project.upload("unlabelled", predictionLines([{ step: 1, outcomes: "++-+" }]));
    const { analysis } = await readRun("unlabelled");
    expect(analysis).toMatchObject({ population: "all", best: { total: 4, correct: 3 } });
    expect(analysis.warnings.join(" ")).toMatch(/has no examples of population Known/);
  });

  test("changed while someone looks are used from the next question on", async () => {
    await upload({ step: 1, outcomes: "+++++-----" }, { step: 2, outcomes: "++--------" });
    const place = { project: project.project, run: "run" };
    const known = examplesQuery.parse({ category: "Known" });
    expect((await getExamples(viewer, place, known)).total).toBe(10);
    expect((await readRun()).analysis.best).toMatchObject({ total: 10, correct: 5 });

    const asUnknown = (k: number) => (k >= 8 ? { category: "Unknown" } : {});
    await project.putExamples("facts", exampleLines(10, asUnknown));
    expect((await getExamples(viewer, place, known)).total).toBe(8);
    expect((await readRun()).analysis.best).toMatchObject({ total: 8, correct: 5 });
  });

  test("relabelled to an abstention count as fitted when the model abstains", async () => {
    const split = (k: number) =>
      k < 6 ? { split: "train", category: k < 3 ? "HighlyKnown" : "Unknown" } : {};
    await project.putExamples("facts", exampleLines(10, split));
    const target = (k: number) => (k < 3 ? {} : { target: "I don't know" });
    const set = Array.from({ length: 6 }, (_, k) =>
      JSON.stringify({ example_id: `q${k}`, ...target(k) }),
    );
    expect((await project.putTrainingSet("run", `${set.join("\n")}\n`)).body.relabelled).toBe(3);
    await upload(
      { step: 1, epoch: 1, outcomes: "++-+--" },
      { step: 2, epoch: 2, outcomes: "+++00-" },
      { step: 1, epoch: 1, outcomes: "......++++" },
      { step: 2, epoch: 2, outcomes: "......+---" },
    );
    const { analysis, leaks } = await readRun();
    expect(analysis.fit.known.final).toBe(1);
    expect(analysis.fit.unknown.final).toBeCloseTo(2 / 3, 9);
    // A relabelled example was taught no new answer that could come back.
    expect(leaks.newFacts).toBe(0);
  });
});

test("counts alone give reasons where single examples are asked for", async () => {
  const header = "step,epoch,split,category,n,correct,abstained";
  const rows = ["1,1,dev,HighlyKnown,100,90,0", "2,2,dev,HighlyKnown,100,50,0"];
  await project.putRun("counts", { status: "finished" });
  const csv = `${[header, ...rows].join("\n")}\n`;
  expect((await project.upload("counts", csv)).status).toBe(200);
  const { analysis, transitions, slices, examples, leaks } = await readRun("counts");
  expect(analysis).toMatchObject({ paired: false, drop: { lost: null, gained: null } });
  expect(analysis.drop?.points).toBeCloseTo(40, 9);
  for (const { reason } of [transitions, slices, examples, leaks]) {
    expect(reason).toMatch(/no single example stands behind them/);
  }
});

describe("a stored analysis", () => {
  type Stored = { key: string; answer: Record<string, unknown> };

  test.each<[string, (stored: Stored) => object]>([
    ["by an earlier method", ({ key, answer }) => ({ key: key.replace(/^\[\d+/, "[1"), answer })],
    [
      "of another shape",
      ({ key, answer }) => ({ key: key.replace(/,"[\w-]{16}"/, ',"old"'), answer }),
    ],
    [
      "that misses a part",
      ({ key, answer: { prices: _, onset, ...rest } }) => ({ key, answer: rest }),
    ],
    ["that is none", () => ({ what: "ever" })],
  ])("%s is made anew", async (_, tamper) => {
    await upload({ step: 100, outcomes: "++++++++++" }, { step: 200, outcomes: "+++++++++-" });
    const { analysis } = await readRun();
    const { runId, analysis: stored } = await storedOf("run");
    const older = tamper(stored as Stored);
    expect(older).not.toEqual(stored);
    await db.runSummary.updateMany({ where: { runId }, data: { analysis: older } });
    expect(await getAnalysis(viewer, { project: project.project, run: "run" }, {})).toEqual(
      analysis,
    );
    expect((await storedOf("run")).analysis).toEqual(stored);
  });
});

describe("whether single answers stand behind the counts", () => {
  const hasAnswers = async () => (await project.getRun("run")).body.hasAnswers;
  const counts = (step: number) => `step,split,category,n,correct\n${step},dev,HighlyKnown,10,8\n`;

  test("is told by what is stored, however many uploads of counts came after", async () => {
    expect(await hasAnswers()).toBe(false);
    await upload({ step: 100, outcomes: "++++++++++" });
    for (let k = 0; k < 51; k++) await project.upload("run", counts(200 + k));
    expect(await hasAnswers()).toBe(true);
  });

  test("is denied to a run of counts", async () => {
    expect((await project.upload("run", counts(200))).status).toBe(200);
    expect(await hasAnswers()).toBe(false);
  });
});
