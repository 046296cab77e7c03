import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { jsonLines, TestProject } from "@/app/api/v1/test-project";
import { db } from "@/lib/db/client";
import { fingerprintDatabase } from "@/lib/testing/api-call";

let project: TestProject;

const example = (example_id: string, fields: object = {}) => ({
  example_id,
  split: "dev",
  question: `${example_id}?`,
  answers: [example_id.toUpperCase()],
  ...fields,
});

beforeEach(async () => {
  project = await TestProject.create();
  await project.putDataset("facts", { scorer: "exact" });
});

async function ordinals(): Promise<Record<string, number>> {
  const dataset = { project: { slug: project.project } };
  const rows = await db.example.findMany({ where: { dataset }, orderBy: { ordinal: "asc" } });
  return Object.fromEntries(rows.map(({ exampleId, ordinal }) => [exampleId, ordinal]));
}

describe("examples", () => {
  test("are counted by category and split, gzip or not", async () => {
    const lines = jsonLines(
      example("a", { category: "HighlyKnown", relation: "P19" }),
      example("b", { category: "unknown", split: "train" }),
      example("c"),
    );
    const answer = await project.putExamples("facts", Uint8Array.from(gzipSync(lines)));
    expect(answer).toMatchObject({
      status: 200,
      body: {
        examples: 3,
        byCategory: { HighlyKnown: 1, Unknown: 1, unlabelled: 1 },
        bySplit: { dev: 2, train: 1 },
      },
    });
  });

  test("put again keep their ordinals; new ones come after", async () => {
    await project.putExamples("facts", jsonLines(example("a"), example("b"), example("c")));
    const before = await ordinals();
    const answer = await project.putExamples(
      "facts",
      jsonLines(example("d"), example("c", { question: "changed?" }), example("a")),
    );
    expect(answer.body).toMatchObject({ examples: 4, added: 1, replaced: 2 });
    expect(await ordinals()).toEqual({ ...before, d: 3 });
  });

  test("put again without a category keep the label they had", async () => {
    await project.putExamples("facts", jsonLines(example("a", { category: "MaybeKnown" })));
    const answer = await project.putExamples("facts", jsonLines(example("a")));
    expect(answer.body.byCategory).toEqual({ MaybeKnown: 1 });
  });

  test("with new answers score the predictions of every run again", async () => {
    await project.putExamples("facts", jsonLines(example("a")));
    await project.putRun("run", { dataset: "facts" });
    await project.upload("run", jsonLines({ step: 1, example_id: "a", prediction: "other" }));
    expect(await project.series("run", "category=all")).toEqual(["1 dev all: 0 of 1 (0, null)"]);
    await project.putExamples("facts", jsonLines(example("a", { answers: ["A", "other"] })));
    expect(await project.series("run", "category=all")).toEqual(["1 dev all: 1 of 1 (0, null)"]);
  });

  test("labelled Known and Unknown only are counted under Known", async () => {
    const answer = await project.putExamples(
      "facts",
      jsonLines(
        example("a", { category: "Known" }),
        example("b", { category: "known" }),
        example("c", { category: "Unknown" }),
      ),
    );
    expect(answer.body.byCategory).toEqual({ Known: 2, Unknown: 1 });
    await project.putRun("run", { dataset: "facts" });
    const lines = ["A", "x", "x"].map((prediction, at) => {
      return { step: 1, example_id: ["a", "b", "c"][at], prediction };
    });
    await project.upload("run", jsonLines(...lines));
    expect(await project.series("run", "")).toEqual([
      "1 dev Unknown: 0 of 1 (0, null)",
      "1 dev Known: 1 of 2 (0, null)",
      "1 dev all: 1 of 3 (0, null)",
    ]);
  });

  test("are listed among the uploads", async () => {
    await project.putExamples("facts", jsonLines(example("a")), {
      headers: { "x-filename": "facts.jsonl" },
    });
    expect((await project.listUploads()).body.items).toMatchObject([
      { format: "examples", dataset: "facts", run: null, filename: "facts.jsonl", rows: 1 },
    ]);
  });

  test.each([
    ["not JSON", `${jsonLines(example("a"))}{\n`, { line: 2 }],
    ["the same id twice", jsonLines(example("a"), example("a")), { line: 2, column: "example_id" }],
    ["an unknown category", jsonLines(example("a", { category: "Half" })), { line: 1 }],
    ["no answers", jsonLines(example("a", { answers: [] })), { line: 1, column: "answers" }],
    ["a ratio above 1", jsonLines(example("a", { p_correct_greedy: 1.5 })), { line: 1 }],
    ["a NUL", jsonLines(example("a", { question: "a\0" })), { line: 1, column: "question" }],
    ["nothing at all", "\n\n", { line: null }],
  ])("with %s are refused and nothing is stored", async (_, lines, place) => {
    const before = await fingerprintDatabase();
    const answer = await project.putExamples("facts", lines);
    expect(answer).toMatchObject({ status: 422, body: { error: { code: "invalid-file" } } });
    expect((answer.body.error as { details: object[] }).details[0]).toMatchObject(place);
    expect(await fingerprintDatabase()).toBe(before);
  });
});

describe("SliCK samples", () => {
  beforeEach(async () => {
    await project.putExamples("facts", jsonLines(example("a"), example("b"), example("c")));
    await project.putRun("run", { dataset: "facts" });
    await project.upload(
      "run",
      jsonLines(...["a", "b", "c"].map((id) => ({ step: 1, example_id: id, prediction: "A" }))),
    );
  });

  // SCIENCE.md section 2: always right is HighlyKnown, sometimes greedy MaybeKnown, only sampled WeaklyKnown.
  const samples = jsonLines(
    { example_id: "a", greedy: ["A", "A"], sampled: ["A", "x"] },
    { example_id: "b", greedy: ["x", "x"], sampled: ["x", "B"] },
    { example_id: "c", greedy: ["x", "x"], sampled: ["x", "x"] },
  );

  test("label their examples and count every run again", async () => {
    expect((await project.putSlickSamples("facts", samples)).body).toMatchObject({
      labelled: 3,
      changed: 3,
      byCategory: { HighlyKnown: 1, WeaklyKnown: 1, Unknown: 1 },
    });
    expect(await project.series("run")).toEqual([
      "1 dev HighlyKnown: 1 of 1 (0, null)",
      "1 dev WeaklyKnown: 0 of 1 (0, null)",
      "1 dev Unknown: 0 of 1 (0, null)",
      "1 dev Known: 1 of 2 (0, null)",
      "1 dev all: 1 of 3 (0, null)",
    ]);
    const more = jsonLines({ example_id: "c", greedy: ["C", "x"], sampled: [] });
    expect((await project.putSlickSamples("facts", more)).body).toMatchObject({
      changed: 1,
      byCategory: { HighlyKnown: 1, MaybeKnown: 1, WeaklyKnown: 1 },
    });
    expect((await project.putSlickSamples("facts", more)).body).toMatchObject({ changed: 0 });
  });

  test.each([
    ["an example that is not there", { example_id: "z", greedy: ["A"], sampled: [] }, "example_id"],
    ["no greedy answer", { example_id: "a", greedy: [], sampled: [] }, "greedy"],
  ])("with %s are refused and nothing is stored", async (_, line, column) => {
    const before = await fingerprintDatabase();
    const answer = await project.putSlickSamples("facts", `${samples}${jsonLines(line)}`);
    expect(answer).toMatchObject({
      status: 422,
      body: { error: { details: [{ line: 4, column }] } },
    });
    expect(await fingerprintDatabase()).toBe(before);
  });

  test("label again when the dataset's scoring rule changes, and predictions are scored again", async () => {
    const lower = jsonLines({ example_id: "a", greedy: ["a", "a"], sampled: [] });
    await project.putSlickSamples("facts", lower);
    await project.upload("run", jsonLines({ step: 2, example_id: "a", prediction: "the a." }));
    const before = await project.series("run", "category=Known&category=Unknown");
    expect(before).toContain("2 dev Unknown: 0 of 1 (0, null)");
    await project.putDataset("facts", { scorer: "squad", abstentionPhrases: ["pass"] });
    await project.upload("run", jsonLines({ step: 3, example_id: "a", prediction: "Pass" }));
    expect(await project.series("run", "category=HighlyKnown")).toEqual([
      "1 dev HighlyKnown: 1 of 1 (0, null)",
      "2 dev HighlyKnown: 1 of 1 (0, null)",
      "3 dev HighlyKnown: 0 of 1 (1, null)",
    ]);
  });
});

describe("a training set", () => {
  beforeEach(async () => {
    await project.putExamples(
      "facts",
      jsonLines(
        example("k", { split: "train", category: "HighlyKnown" }),
        example("u", { split: "train", category: "Unknown" }),
        example("rest", { split: "train", category: "Unknown" }),
      ),
    );
    await project.putRun("run", { dataset: "facts" });
  });

  const members = jsonLines({ example_id: "k" }, { example_id: "u", target: "I don't know" });
  const step = (k: string, u: string) =>
    jsonLines(
      { step: 1, example_id: "k", prediction: k },
      { step: 1, example_id: "u", prediction: u },
      { step: 1, example_id: "rest", prediction: "REST" },
    );

  test("counts relabelled examples as fitted when the model abstains, and leaves out the rest of the pool", async () => {
    expect((await project.putTrainingSet("run", members)).body).toMatchObject({
      examples: 2,
      byCategory: { HighlyKnown: 1, Unknown: 1 },
      relabelled: 1,
    });
    await project.upload("run", step("K", "I don't know"));
    expect(await project.series("run", "category=Known&category=Unknown&category=all")).toEqual([
      "1 train Known: 1 of 1 (0, 1)",
      "1 train Unknown: 0 of 1 (1, 1)",
      "1 train all: 1 of 2 (1, 2)",
    ]);
    await project.upload("run", step("K", "U"));
    expect(await project.series("run", "category=Unknown")).toEqual([
      "1 train Unknown: 1 of 1 (0, 0)",
    ]);
  });

  test("that comes after the predictions counts them again", async () => {
    await project.upload("run", step("K", "I don't know"));
    expect(await project.series("run", "category=all")).toEqual(["1 train all: 2 of 3 (1, 2)"]);
    await project.putTrainingSet("run", members);
    expect(await project.series("run", "category=all")).toEqual(["1 train all: 1 of 2 (1, 2)"]);
  });

  test.each([
    ["an example that is not there", `${members}${jsonLines({ example_id: "z" })}`, 3],
    ["the same example twice", `${members}${jsonLines({ example_id: "k" })}`, 3],
    ["a line that is not JSON", "nonsense\n", 1],
  ])("with %s is refused and nothing is stored", async (_, lines, line) => {
    const before = await fingerprintDatabase();
    const answer = await project.putTrainingSet("run", lines);
    expect(answer).toMatchObject({ status: 422, body: { error: { details: [{ line }] } } });
    expect(await fingerprintDatabase()).toBe(before);
  });

  test("is refused for a run without a dataset", async () => {
    await project.putRun("bare");
    expect((await project.putTrainingSet("bare", members)).status).toBe(409);
  });
});
