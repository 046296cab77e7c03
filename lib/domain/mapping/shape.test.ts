import { expect, test } from "vitest";
import { rememberable, shapeText } from "./shape";

test("a shape is told by format and names, whatever their order and numbers", () => {
  const shape = shapeText("trainer-state", ["eval/g0/accuracy", "loss", "eval/g1/accuracy"]);
  expect(shapeText("trainer-state", ["loss", "eval/g5/accuracy"])).toBe(shape);
  expect(shapeText("metrics", ["loss", "eval/g5/accuracy"])).not.toBe(shape);
  expect(shapeText("trainer-state", ["loss"])).not.toBe(shape);
});

test("a checkpoint is not remembered, what the questions are is", () => {
  expect(
    rememberable({ columns: { example: "qid" }, constants: { step: 500, epoch: 2, split: "dev" } }),
  ).toEqual({ columns: { example: "qid" }, constants: { split: "dev" } });
  expect(rememberable({ constants: { step: 500 } })).toEqual({});
});
