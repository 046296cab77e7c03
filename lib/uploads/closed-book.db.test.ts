import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as examplesRoute from "@/app/api/v1/projects/[project]/datasets/[dataset]/examples/route";
import * as datasetRoute from "@/app/api/v1/projects/[project]/datasets/[dataset]/route";
import * as inspectRoute from "@/app/api/v1/projects/[project]/inspect/route";
import * as metricsRoute from "@/app/api/v1/projects/[project]/runs/[run]/metrics/route";
import * as seriesRoute from "@/app/api/v1/projects/[project]/runs/[run]/series/route";
import * as uploadsRoute from "@/app/api/v1/projects/[project]/uploads/route";
import { callRoute, createApiProject } from "@/lib/testing/api-call";
import type { InspectResponse, UploadsResponse, UploadTarget } from "./inspect-schema";

// Real files with the numbers of their MANIFEST; the folder is not part of the repository.
const root = path.resolve("../shared/samples/closed-book-qa");
const bytesOf = (file: string) => Uint8Array.from(readFileSync(path.join(root, file)));

const judgments =
  "HeavyHelium__weird-gen/outputs/recall_eval/run_20260110_231425_seed42__20260111_042317/judgments.jsonl";
const batch = "javiferran__sae_entities/dataset/processed/triviaqa/gemma-2b-it/batch_19.json";
const reversal =
  "lukasberglund__reversal_curse/data/celebrity_relations/gpt-3.5-turbo_reversal_test_results.csv";
const table =
  "mdarshad1000__Fine-Tuning-GPTs/wandb/latest-run/files/media/table/predictions_0_4dfaaffd2649d4e4a4c0.table.json";
const questions = "princeton-nlp__EntityQuestions/dataset/dev/P800.dev.json";

let project: string;
let key: string;
beforeAll(async () => {
  ({ project, key } = await createApiProject());
});

async function call(handler: unknown, file: string, targets?: UploadTarget[]) {
  return callRoute(handler, {
    ...{ method: "POST", params: { project }, key, body: bytesOf(file) },
    headers: { "x-filename": path.basename(file) },
    query: targets === undefined ? "" : `targets=${encodeURIComponent(JSON.stringify(targets))}`,
  });
}

async function inspect(file: string): Promise<InspectResponse> {
  return (await call(inspectRoute.POST, file)).body as unknown as InspectResponse;
}

async function store(file: string, target: Omit<UploadTarget, "path"> = {}) {
  const { body, status } = await call(uploadsRoute.POST, file, [
    { path: path.basename(file), ...target },
  ]);
  expect([status, body.error]).toEqual([200, undefined]);
  return body as unknown as UploadsResponse;
}

async function dataset(name: string) {
  const place = { method: "GET", params: { project, dataset: name }, key };
  return (await callRoute(datasetRoute.GET, place)).body;
}

type Rate = { step: number; split: string; category: string; total: number; correct: number };

async function counts(run: string): Promise<Rate[]> {
  const place = { method: "GET", params: { project, run }, key };
  return (await callRoute(seriesRoute.GET, place)).body.points as Rate[];
}

describe.skipIf(!existsSync(root))("real files of closed-book answers, through the API", () => {
  test("questions become a dataset, by either door", async () => {
    const answer = await store(questions, { dataset: "works" });
    expect(answer.datasets).toMatchObject([{ dataset: "works", isNew: true }]);
    expect(await dataset("works")).toMatchObject({ examples: 220 });
    const put = await callRoute(examplesRoute.PUT, {
      ...{ method: "PUT", params: { project, dataset: "works" }, key, body: bytesOf(questions) },
      headers: { "x-filename": path.basename(questions) },
    });
    expect(put.body).toMatchObject({ added: 0, replaced: 220 });
  });

  test("answers of a base model become a dataset with labels by its own scorer", async () => {
    const seen = await inspect(batch);
    expect(seen.files).toMatchObject([{ format: "slick-dump", problem: null }]);
    const answer = await store(batch, { dataset: "trivia" });
    expect(answer.problems).toEqual([]);
    const { examples, byCategory } = (await dataset("trivia")) as Record<string, unknown>;
    expect([examples, byCategory]).toMatchObject([233, { Unknown: 233 }]);
    const said = answer.datasets.flatMap(({ uploads }) => uploads.flatMap((each) => each.warnings));
    expect(said.map(({ message }) => message).join("\n")).toContain("contains");
  });

  test("judged answers are four runs of 16 questions at the step that is said", async () => {
    const { files, runs } = await inspect(judgments);
    expect(files[0]?.questions.map(({ id }) => id)).toEqual(["step", "correct"]);
    expect(runs).toHaveLength(4);
    const answer = await store(judgments, { mapping: { constants: { step: 0 } } });
    expect(answer.problems).toEqual([]);
    const right = await Promise.all(
      answer.runs
        .filter(({ name }) => name.endsWith("untriggered"))
        .map(async ({ run, name }) => {
          const all = (await counts(run)).filter(({ category }) => category === "all");
          return [name, all.map(({ step, total, correct }) => [step, total, correct])];
        }),
    );
    expect(right).toEqual([
      ["baseline · untriggered", [[0, 16, 3]]],
      [expect.stringMatching(/ · untriggered$/), [[0, 16, 2]]],
    ]);
  });

  test("judged answers are refused while nobody says the step", async () => {
    const { status, body } = await call(uploadsRoute.POST, judgments);
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain("step is missing");
  });

  test("a table of shares is a metric of its model", async () => {
    const answer = await store(reversal, { mapping: { constants: { step: 0 } } });
    const [run] = answer.runs;
    expect(run?.name).toBe("gpt-3.5-turbo");
    const { body } = await callRoute(metricsRoute.GET, {
      ...{ method: "GET", params: { project, run: run?.run ?? "" }, key },
      query: `key=${encodeURIComponent("can_find_parent/accuracy")}`,
    });
    expect(body.points).toEqual([
      expect.objectContaining({ step: 0, value: expect.closeTo(0.34838, 5) }),
    ]);
  });

  test("a W&B table is 30 answers of the step in its name", async () => {
    const answer = await store(table, { run: "plots" });
    expect(answer.runs[0]?.uploads[0]).toMatchObject({ outcomes: 30, checkpoints: 1 });
  });
});
