import { afterEach, expect, it, vi } from "vitest";
import { defaultSettings } from "@/lib/projects/schema";
import type { RecomputedRun } from "@/lib/runs/recount/recompute-project";
import { sendSettings } from "./change-settings";

const first: RecomputedRun = { run: "a", done: 1, of: 2, moved: [] };
const second: RecomputedRun = {
  run: "b",
  done: 2,
  of: 2,
  moved: [{ name: "best", before: 0.5, after: 0.6 }],
};

function answerWith(chunks: readonly string[], status = 200) {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body, { status }));
}

afterEach(() => vi.unstubAllGlobals());

it("tells every run, however the network cuts the lines", async () => {
  const text = `${JSON.stringify(first)}\n${JSON.stringify(second)}\n`;
  answerWith([text.slice(0, 10), text.slice(10, 45), text.slice(45)]);
  const runs: RecomputedRun[] = [];
  await sendSettings("demo", defaultSettings, (run) => runs.push(run));
  expect(runs).toEqual([first, second]);
});

it("tells nothing when no setting changed", async () => {
  answerWith([""]);
  const onRun = vi.fn();
  await sendSettings("demo", defaultSettings, onRun);
  expect(onRun).not.toHaveBeenCalled();
});

it("throws the server's sentence for a failure midway", async () => {
  const failure = { error: { code: "unavailable", message: "the database went away" } };
  answerWith([`${JSON.stringify(first)}\n`, `${JSON.stringify(failure)}\n`]);
  const runs: RecomputedRun[] = [];
  const change = sendSettings("demo", defaultSettings, (run) => runs.push(run));
  await expect(change).rejects.toThrow("the database went away");
  expect(runs).toEqual([first]);
});

it("throws the refusal of a viewer who may not", async () => {
  answerWith(['{"error":{"code":"forbidden","message":"this needs the right to admin"}}'], 403);
  const change = sendSettings("demo", defaultSettings, () => {});
  await expect(change).rejects.toMatchObject({ status: 403, code: "forbidden" });
});
