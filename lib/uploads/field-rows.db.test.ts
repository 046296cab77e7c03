import { beforeAll, expect, test } from "vitest";
import * as seriesRoute from "@/app/api/v1/projects/[project]/runs/[run]/series/route";
import * as uploadsRoute from "@/app/api/v1/projects/[project]/uploads/route";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { callRoute, createApiProject } from "@/lib/testing/api-call";
import { fieldFile } from "@/lib/testing/field-file";
import type { UploadsResponse } from "./inspect-schema";

let project: string;
let key: string;
beforeAll(async () => {
  ({ project, key } = await createApiProject());
});

async function send(filename: string, body: Uint8Array | string, mapping?: Mapping) {
  const targets = [{ path: filename, run: filename.replace(/\W/g, "-"), mapping }];
  return callRoute(uploadsRoute.POST, {
    ...{ method: "POST", params: { project }, key, body: Uint8Array.from(Buffer.from(body)) },
    headers: { "x-filename": filename },
    query: `targets=${encodeURIComponent(JSON.stringify(targets))}`,
  });
}

type Rate = { step: number; category: string; total: number; correct: number };

/** [step, category, correct, n] of what was stored, without the sums. */
async function counts(filename: string): Promise<(number | string)[][]> {
  const params = { project, run: filename.replace(/\W/g, "-") };
  const { body } = await callRoute(seriesRoute.GET, { method: "GET", params, key });
  return (body.points as Rate[])
    .filter(({ category }) => category !== "all")
    .map(({ step, category, correct, total }) => [step, category, correct, total]);
}

const byLabel = [
  [0, "Known", 80, 100],
  [0, "Unknown", 2, 100],
  [100, "Known", 70, 100],
  [100, "Unknown", 5, 100],
];

// Reports from the field: F3 to F10 and F12, as they reach Exhibit 1.
test.each<[string, (number | string)[][]]>([
  [
    "known2.jsonl",
    [
      [0, "Known", 1, 1],
      [0, "Unknown", 0, 1],
    ],
  ],
  [
    "preds_bool.jsonl",
    [
      [1, "Known", 1, 1],
      [1, "Unknown", 0, 1],
    ],
  ],
  [
    "preds.csv",
    [
      ...[
        [0, "HighlyKnown", 1, 1],
        [0, "Known", 1, 1],
        [0, "Unknown", 0, 1],
      ],
      ...[
        [100, "HighlyKnown", 0, 1],
        [100, "Known", 0, 1],
        [100, "Unknown", 1, 1],
      ],
    ],
  ],
  [
    "preds_array.json",
    [
      [0, "HighlyKnown", 1, 1],
      [0, "Known", 1, 1],
      [0, "Unknown", 0, 1],
    ],
  ],
  [
    "preds_id.jsonl",
    [
      [0, "HighlyKnown", 1, 1],
      [0, "Known", 1, 1],
      [0, "Unknown", 0, 1],
    ],
  ],
  [
    "preds_epoch.jsonl",
    [
      [1, "HighlyKnown", 1, 1],
      [1, "Known", 1, 1],
    ],
  ],
  [
    "preds_ckpt.jsonl",
    [
      [500, "HighlyKnown", 1, 1],
      [500, "Known", 1, 1],
    ],
  ],
  [
    "pylist.jsonl",
    [
      [0, "HighlyKnown", 1, 1],
      [0, "Known", 1, 1],
    ],
  ],
  ["agg_acc.csv", byLabel],
  ["agg_noabst.csv", byLabel],
  ["agg_lower.csv", byLabel],
])("%s", async (filename, expected) => {
  const { status, body } = await send(filename, fieldFile(filename));
  expect([status, body.error]).toEqual([200, undefined]);
  expect((body as unknown as UploadsResponse).problems).toEqual([]);
  const found = await counts(filename);
  expect(found.toSorted()).toEqual(expected.toSorted());
});

test("a table of unusual names is refused, and stored by a mapping that says what they are", async () => {
  const table = "when,which,said,right\n100,f1,London,True\n100,f2,Rome,False\n";
  const refused = await send("odd.csv", table);
  expect(refused.status).toBe(415);
  const columns = { step: "when", example: "which", prediction: "said", correct: "right" };
  const { status, body } = await send("odd.csv", table, { columns });
  expect([status, body.error]).toEqual([200, undefined]);
  expect((body as unknown as UploadsResponse).runs[0]?.uploads[0]).toMatchObject({
    ...{ outcomes: 2, checkpoints: 1 },
  });
});

test("a line that holds neither numbers nor answers is never stored with a nod", async () => {
  const { status, body } = await send(
    "notes.jsonl",
    '{"step":0,"note":"x"}\n{"step":1,"note":"y"}\n',
  );
  expect(status).toBe(422);
  expect(JSON.stringify(body)).toContain("nothing was stored");
});
