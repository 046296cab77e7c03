import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { paperRows, paperTrained } from "./paper-curve";

const rowsOf = (file: string) =>
  readFileSync(`prisma/demo/gekhman-2024-exhibit-1-${file}.csv`, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

it("shows the numbers of the demo's own run of the paper", () => {
  const dev = rowsOf("dev").map(([, epoch, accuracy]) => [Number(epoch), Number(accuracy)]);
  expect(paperRows.flatMap((row) => (row.dev === null ? [] : [[row.epoch, row.dev]]))).toEqual(dev);
  const train = rowsOf("train").map(([, epoch, , category, n, correct]) => [
    ...[Number(epoch), category, Number(n), Number(correct)],
  ]);
  expect(
    paperRows.flatMap(({ epoch, known, unknown }) => [
      [epoch, "Known", paperTrained, known],
      [epoch, "Unknown", paperTrained, unknown],
    ]),
  ).toEqual(train);
});
