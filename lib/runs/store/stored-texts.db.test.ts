import { beforeAll, expect, test } from "vitest";
import * as examplesRoute from "@/app/api/v1/projects/[project]/runs/[run]/examples/route";
import * as runRoute from "@/app/api/v1/projects/[project]/runs/[run]/route";
import * as uploadsRoute from "@/app/api/v1/projects/[project]/runs/[run]/uploads/route";
import { callRoute, createApiProject } from "@/lib/testing/api-call";

// More than one block of 1,024, the last of them not full.
const examples = 1500;
const params = { run: "texts" };
let project: string;
let key: string;

beforeAll(async () => {
  ({ project, key } = await createApiProject());
  const body = "{}";
  await callRoute(runRoute.PUT, { method: "PUT", params: { project, ...params }, key, body });
});

async function upload(from: number, textOf: (n: number) => string): Promise<void> {
  const lines = Array.from({ length: examples - from }, (_, at) =>
    JSON.stringify({
      ...{ step: 1, split: "dev", example_id: `e${from + at}`, question: `Question ${from + at}` },
      ...{ answers: ["yes"], category: "Unknown", prediction: textOf(from + at) },
    }),
  );
  const { status, body } = await callRoute(uploadsRoute.POST, {
    ...{ method: "POST", params: { project, ...params }, key, body: lines.join("\n") },
  });
  expect([status, body.error]).toEqual([200, undefined]);
}

async function textAt(position: number): Promise<unknown> {
  const { body } = await callRoute(examplesRoute.GET, {
    ...{ method: "GET", params: { project, ...params }, key },
    query: `limit=1&offset=${position}`,
  });
  const [item] = body.items as { lastPrediction: string }[];
  return item?.lastPrediction;
}

test("the texts of a file stand once it is answered for, and a later file's lie over them", async () => {
  await upload(0, (n) => `first ${n}`);
  expect([await textAt(0), await textAt(1023), await textAt(examples - 1)]).toEqual([
    "first 0",
    "first 1023",
    `first ${examples - 1}`,
  ]);
  await upload(1000, (n) => `second ${n}`);
  expect([await textAt(999), await textAt(1000), await textAt(1024)]).toEqual([
    "first 999",
    "second 1000",
    "second 1024",
  ]);
});
