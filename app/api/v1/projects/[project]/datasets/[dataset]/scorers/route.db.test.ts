import { beforeEach, describe, expect, test } from "vitest";
import { GET as getScorersRoute } from "@/app/api/v1/projects/[project]/datasets/[dataset]/scorers/route";
import { jsonLines, TestProject } from "@/app/api/v1/test-project";
import { createApiProject } from "@/lib/testing/api-call";

let project: TestProject;

const cities = ["Paris", "Rome", "Oslo", "Bern"];
const ids = Array.from({ length: 40 }, (_, at) => `q${at}`);
const cityOf = (at: number) => cities[at % cities.length] ?? "";

beforeEach(async () => {
  project = await TestProject.create();
  await project.putDataset("facts", { scorer: "exact" });
  const rows = ids.map((example_id, at) => {
    return { example_id, split: "dev", question: `Where is ${example_id}?`, answers: [cityOf(at)] };
  });
  await project.putExamples("facts", jsonLines(...rows));
  await project.putRun("run", { dataset: "facts" });
});

const getScorers = (key?: string) =>
  project.call(getScorersRoute, "GET", { dataset: "facts" }, key === undefined ? {} : { key });

/** 30 sentences that name the city, one of them beside another city; the last ten are wrong. */
const sentence = (at: number) =>
  at === 0 ? "It is Paris, or Rome." : at < 30 ? `It is ${cityOf(at)}.` : "I would say Lima.";
const predictions = jsonLines(
  ...ids.map((example_id, at) => ({ step: 1, example_id, prediction: sentence(at) })),
);

describe("which scorer is yours", () => {
  test("is asked by the answer to an upload of which the scorer finds nothing right", async () => {
    const { body } = await project.upload("run", predictions);
    expect(JSON.stringify(body.warnings)).toContain(
      "of 40 answers, exact finds 0 right, contains 30, squad 0, triviaqa 0: which is yours?",
    );
    expect(JSON.stringify(body.warnings)).toContain("PUT .../datasets/facts");
  });

  test("is not asked where the scorer finds enough", async () => {
    await project.putDataset("facts", { scorer: "contains" });
    expect((await project.upload("run", predictions)).body.warnings).toEqual([]);
  });

  test("is asked of a base model's answers at once", async () => {
    const samples = ids.map((example_id, at) => ({ example_id, greedy: [sentence(at)] }));
    const { body } = await project.putSlickSamples("facts", jsonLines(...samples));
    expect(JSON.stringify(body.warnings)).toContain("exact finds 0 right, contains 30");
    const wrong = ids.map((example_id) => ({ example_id, greedy: ["Lima"] }));
    const { body: second } = await project.putSlickSamples("facts", jsonLines(...wrong));
    expect(JSON.stringify(second.warnings)).toContain("the answers belong to other questions");
  });

  test("is told with counts, answers that differ, and how many name several targets", async () => {
    await project.upload("run", predictions);
    const { status, body } = await getScorers();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ scorer: "exact", answers: 40, draws: 0, predictions: 40, isWhole: true, stated: 0 },
      scorers: [
        { scorer: "exact", right: 0, of: 40 },
        { scorer: "squad", right: 0, of: 40 },
        { scorer: "triviaqa", right: 0, of: 40 },
        { scorer: "contains", right: 30, of: 40 },
      ],
      severalTargets: 1,
    });
    const examples = body.examples as { given: string; rightBy: string[] }[];
    expect(examples).toHaveLength(10);
    expect(examples[0]).toEqual({
      ...{ id: "q0", question: "Where is q0?", answers: ["Paris"] },
      ...{ given: "It is Paris, or Rome.", rightBy: ["contains"] },
    });
  });

  test("counts the answers of the last checkpoint only, and the senders' verdicts apart", async () => {
    await project.upload("run", predictions);
    const verdicts = ids.map((example_id, at) => {
      return { step: 2, example_id, prediction: cityOf(at), correct: at < 5 };
    });
    await project.upload("run", jsonLines(...verdicts));
    const samples = jsonLines({ example_id: "q0", greedy: ["Paris"], greedy_correct: [false] });
    await project.putSlickSamples("facts", samples);
    expect((await getScorers()).body).toMatchObject({
      ...{ answers: 41, draws: 1, predictions: 40, stated: 40 },
      scorers: [
        { scorer: "exact", right: 41, of: 41 },
        { scorer: "squad", right: 41, of: 41 },
        { scorer: "triviaqa", right: 41, of: 41 },
        { scorer: "contains", right: 41, of: 41 },
        { scorer: "judged", right: 5, of: 41 },
      ],
    });
  });

  test("is said of a dataset without a kept answer too", async () => {
    expect((await getScorers()).body).toMatchObject({
      answers: 0,
      examples: [],
      severalTargets: 0,
    });
  });

  test("is a matter of the project's own members", async () => {
    const other = await createApiProject();
    expect((await getScorers(other.key)).status).toBe(404);
  });
});
