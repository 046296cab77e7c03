import { expect, test } from "vitest";
import * as uploadsRoute from "@/app/api/v1/projects/[project]/uploads/route";
import { lastRefusals, refusals } from "@/lib/domain/formats/refusals";
import { callRoute, createApiProject } from "@/lib/testing/api-call";
import type { UploadsResponse } from "./inspect-schema";

const lines = [...refusals, ...lastRefusals].flatMap(({ id, advice }) =>
  (advice.match(/\{[^{}]*\}/g) ?? []).map((line) => ({ id, line })),
);

test.each(lines)(
  "the line that the refusal of $id gives is stored in a new run or dataset",
  async ({ line }) => {
    const { project, key } = await createApiProject();
    const { body } = await callRoute(uploadsRoute.POST, {
      ...{ method: "POST", params: { project }, key, body: line },
      headers: { "x-filename": "lines.jsonl" },
    });
    const { runs, datasets, problems } = body as unknown as UploadsResponse;
    expect([...runs, ...datasets]).toMatchObject([{ isNew: true }]);
    expect(problems).toEqual([]);
  },
);
