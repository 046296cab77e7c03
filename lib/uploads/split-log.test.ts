import { describe, expect, test } from "vitest";
import { splitLog } from "./split-log";

describe("a trainer's light call", () => {
  test("is taken apart into metrics, predictions and a status", () => {
    const body = {
      metrics: [{ step: 1, loss: 2 }],
      predictions: [{ example_id: "a" }],
      status: "failed",
    };
    expect(splitLog(JSON.stringify(body))).toEqual({
      metrics: '{"step":1,"loss":2}',
      predictions: '{"example_id":"a"}',
      status: "failed",
      counts: { metrics: 1, predictions: 1 },
    });
  });

  test("may be JSON lines of both kinds; each keeps its line number", () => {
    const text =
      '{"step":1,"loss":2}\n{"step":1,"example_id":"a","correct":true}\n\n{"status":"finished"}\n';
    const { metrics, predictions, status, counts } = splitLog(text);
    expect(metrics.split("\n")[0]).toBe('{"step":1,"loss":2}');
    expect(predictions.split("\n")[1]).toBe('{"step":1,"example_id":"a","correct":true}');
    expect(status).toBe("finished");
    expect(counts).toEqual({ metrics: 1, predictions: 1 });
  });

  test.each([
    ["", 0],
    ["{}", 0],
    ['{"status":"running"}', 0],
    ['{"step":1,"loss":2}', 1],
    ['{"step":1,\n"loss":2}', 1],
  ])("that reads %j holds %i lines", (text, lines) => {
    const { counts } = splitLog(text);
    expect(counts.metrics + counts.predictions).toBe(lines);
  });

  test("leaves what is no JSON to the reader of its lines, who says so", () => {
    expect(splitLog("<html>").metrics).toBe("<html>");
    expect(() => splitLog('{"metrics":{"a":1},"predictions":[]}')).toThrow(/metrics is not a list/);
  });
});
