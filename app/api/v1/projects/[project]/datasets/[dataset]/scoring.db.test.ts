import { beforeEach, describe, expect, test } from "vitest";
import { PUT as putSetRoute } from "@/app/api/v1/projects/[project]/datasets/[dataset]/label-sets/[base]/route";
import { PUT as putSetSamplesRoute } from "@/app/api/v1/projects/[project]/datasets/[dataset]/label-sets/[base]/slick-samples/route";
import { GET as listSetsRoute } from "@/app/api/v1/projects/[project]/datasets/[dataset]/label-sets/route";
import { GET as getDatasetRoute } from "@/app/api/v1/projects/[project]/datasets/[dataset]/route";
import { GET as getExampleRoute } from "@/app/api/v1/projects/[project]/runs/[run]/examples/[example]/route";
import { jsonLines, TestProject } from "@/app/api/v1/test-project";
import { fieldFile } from "@/lib/testing/field-file";

let project: TestProject;

const example = (example_id: string, answers: string[], fields: object = {}) => ({
  ...{ example_id, split: "dev", question: `${example_id}?`, answers },
  ...fields,
});

beforeEach(async () => {
  project = await TestProject.create();
  await project.putDataset("facts", { scorer: "squad" });
  await project.putRun("run", { dataset: "facts" });
});

const all = (run = "run") => project.series(run, "category=all");

async function getDataset(): Promise<Record<string, unknown>> {
  return (await project.call(getDatasetRoute, "GET", { dataset: "facts" })).body;
}

describe("an answer that runs on", () => {
  // Field note F13: " John Key\nQ: What is the capital of Iceland? ..." of a base model.
  const questions = jsonLines(example("a", ["John Key"]), example("b", ["Tears for Fears"]));

  beforeEach(async () => {
    await project.putExamples("facts", questions);
  });

  test("is cut at the first line break where nobody said otherwise", async () => {
    expect((await getDataset()).stopTexts).toEqual(["\n"]);
    await project.upload("run", Uint8Array.from(fieldFile("tq.jsonl")));
    expect(await all()).toEqual(["0 dev all: 2 of 2 (0, null)"]);
  });

  test("is scored again when the stop texts change, and once more when they are the scorer's own", async () => {
    await project.upload("run", Uint8Array.from(fieldFile("tq.jsonl")));
    expect((await project.putDataset("facts", { stopTexts: [] })).body.stopTexts).toEqual([]);
    expect(await all()).toEqual(["0 dev all: 1 of 2 (0, null)"]);
    await project.putDataset("facts", { stopTexts: ["Q:", "For"] });
    expect(await all()).toEqual(["0 dev all: 1 of 2 (0, null)"]);
    expect((await project.putDataset("facts", { stopTexts: null })).body.stopTexts).toEqual(["\n"]);
    expect(await all()).toEqual(["0 dev all: 2 of 2 (0, null)"]);
  });

  test("is found whole by contains, which changes nothing else of the dataset", async () => {
    await project.upload("run", Uint8Array.from(fieldFile("tq.jsonl")));
    await project.putDataset("facts", { scorer: "contains", stopTexts: [] });
    expect(await all()).toEqual(["0 dev all: 2 of 2 (0, null)"]);
    expect(await getDataset()).toMatchObject({ scorer: "contains", stopTexts: [], examples: 2 });
  });
});

describe("the scorer judged", () => {
  beforeEach(async () => {
    await project.putExamples("facts", jsonLines(example("a", ["A"]), example("b", ["B"])));
    await project.putDataset("facts", { scorer: "judged" });
  });

  test("counts the verdicts that come with the answers, and says which came without", async () => {
    const answer = await project.upload(
      "run",
      jsonLines(
        { step: 1, example_id: "a", prediction: "wrong by text", correct: true },
        { step: 1, example_id: "b", prediction: "B" },
      ),
    );
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body.warnings)).toContain(
      "1 answer came without a verdict and is not counted",
    );
    expect(await all()).toEqual(["1 dev all: 1 of 1 (0, null)"]);
  });

  test("stores nothing where no answer has a verdict", async () => {
    const answer = await project.upload(
      "run",
      jsonLines({ step: 1, example_id: "a", prediction: "A" }),
    );
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain("the scorer is judged");
    expect(await all()).toEqual([]);
  });

  test("scores what it left open as soon as texts are compared again", async () => {
    await project.upload(
      "run",
      jsonLines(
        { step: 1, example_id: "a", prediction: "x", correct: true },
        { step: 1, example_id: "b", prediction: "B" },
      ),
    );
    await project.putDataset("facts", { scorer: "exact" });
    expect(await all()).toEqual(["1 dev all: 2 of 2 (0, null)"]);
    await project.putDataset("facts", { scorer: "judged" });
    expect(await all()).toEqual(["1 dev all: 1 of 1 (0, null)"]);
  });
});

describe("labels", () => {
  beforeEach(async () => {
    const rows = ["a", "b", "c", "d"].map((id) => example(id, [id.toUpperCase()]));
    await project.putExamples("facts", jsonLines(...rows));
  });

  test("from one greedy answer are Known or Unknown, marked as weak", async () => {
    const answer = await project.putSlickSamples(
      "facts",
      jsonLines(
        { example_id: "a", greedy: ["A"] },
        { example_id: "b", greedy: [false] },
        { example_id: "c", greedy: ["C", "x"], sampled: ["x"] },
      ),
    );
    expect(answer.body.byCategory).toEqual({ Known: 1, Unknown: 1, MaybeKnown: 1, unlabelled: 1 });
    expect((await getDataset()).labels).toEqual({
      ...{ drawn: 3, weak: 2, given: 0 },
      ...{ greedy: { least: 1, most: 2 }, sampled: { least: 0, most: 1 } },
    });
  });

  test("tell of one example how many answers they rest on, and whether that is weak", async () => {
    await project.putSlickSamples(
      "facts",
      jsonLines(
        { example_id: "a", greedy: ["A"] },
        { example_id: "b", greedy: 10, greedy_correct: 7, sampled: 160, sampled_correct: 31 },
      ),
    );
    const samplesOf = async (example: string) =>
      (await project.call(getExampleRoute, "GET", { run: "run", example })).body.samples;
    expect(await samplesOf("a")).toMatchObject({
      counted: { greedy: { right: 1, of: 1 }, sampled: { right: 0, of: 0 } },
      isWeak: true,
    });
    expect(await samplesOf("b")).toMatchObject({
      counted: { greedy: { right: 7, of: 10 }, sampled: { right: 31, of: 160 } },
      isWeak: false,
    });
  });

  test("from counts of right answers stand whatever the scorer", async () => {
    const lines = jsonLines(
      { example_id: "a", greedy: 10, greedy_correct: 10, sampled: 160, sampled_correct: 150 },
      { example_id: "b", greedy: 10, greedy_correct: 7, sampled: 160, sampled_correct: 31 },
      { example_id: "c", greedy: [false, false], sampled: [false, true] },
      { example_id: "d", greedy: 10, greedy_correct: 0, sampled: 160, sampled_correct: 0 },
    );
    const expected = { HighlyKnown: 1, MaybeKnown: 1, WeaklyKnown: 1, Unknown: 1 };
    expect((await project.putSlickSamples("facts", lines)).body.byCategory).toEqual(expected);
    await project.putDataset("facts", { scorer: "judged" });
    expect((await getDataset()).byCategory).toEqual(expected);
  });

  test("from given probabilities are read off the table, and a given label wins", async () => {
    await project.putExamples(
      "facts",
      jsonLines(
        example("a", ["A"], { p_correct_greedy: 1, p_correct_sampled: 1 }),
        example("b", ["B"], { p_correct_greedy: 0.7, p_correct_sampled: 0.2 }),
        example("c", ["C"], { p_correct_greedy: 0, p_correct_sampled: 0.01 }),
        example("d", ["D"], { p_correct_greedy: 1, category: "Unknown" }),
      ),
    );
    expect(await getDataset()).toMatchObject({
      byCategory: { HighlyKnown: 1, MaybeKnown: 1, WeaklyKnown: 1, Unknown: 1 },
      labels: { drawn: 0, given: 4, greedy: null },
    });
  });

  test("of another base model follow the scorer too, unless its label set has its own", async () => {
    await project.putDataset("facts", { scorer: "exact", baseModel: "llama" });
    const set = { dataset: "facts", base: "mistral" };
    const body = (fields: object) => JSON.stringify({ baseModel: "mistral", ...fields });
    await project.call(putSetRoute, "PUT", set, { body: body({}) });
    const lines = jsonLines(
      { example_id: "b", greedy: ["b", "b"] },
      { example_id: "c", greedy: 4, greedy_correct: 1 },
    );
    const sent = await project.call(putSetSamplesRoute, "PUT", set, { body: lines });
    expect(sent.body.byCategory).toEqual({ Unknown: 1, MaybeKnown: 1 });
    const labels = async () => {
      const { body } = await project.call(listSetsRoute, "GET", { dataset: "facts" });
      return (body.items as { byCategory: object }[])[0]?.byCategory;
    };
    await project.putDataset("facts", { scorer: "squad" });
    expect(await labels()).toEqual({ HighlyKnown: 1, MaybeKnown: 1 });
    await project.call(putSetRoute, "PUT", set, { body: body({ scorer: "exact" }) });
    expect(await labels()).toEqual({ Unknown: 1, MaybeKnown: 1 });
    await project.putDataset("facts", { scorer: "contains" });
    expect(await labels()).toEqual({ Unknown: 1, MaybeKnown: 1 });
  });

  test("of a file's own verdicts and of its texts are both kept", async () => {
    await project.putSlickSamples(
      "facts",
      jsonLines({ example_id: "b", greedy: ["It is B", "It is B"], greedy_correct: [true, false] }),
    );
    expect((await getDataset()).byCategory).toEqual({ Unknown: 1, unlabelled: 3 });
    await project.putDataset("facts", { scorer: "judged" });
    expect((await getDataset()).byCategory).toEqual({ MaybeKnown: 1, unlabelled: 3 });
    await project.putDataset("facts", { scorer: "contains" });
    expect((await getDataset()).byCategory).toEqual({ HighlyKnown: 1, unlabelled: 3 });
  });
});
