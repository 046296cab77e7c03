import fc from "fast-check";
import { expect, test } from "vitest";
import type { Shown } from "@/lib/runs/dynamics/about-model";
import type { PathModel } from "@/lib/runs/dynamics/dynamics-model";
import { expectClaims } from "@/lib/testing/claims";
import { bestStop, pathPicture, pathWords } from "./path-words";

const stop = (epoch: number, fitted: number, correct: number) => ({
  ...{ step: epoch * 38, epoch, fitted, unknown: 600, correct, total: 800 },
});
const shownOf = (points: PathModel["points"]): Shown<PathModel> => ({
  ...{ split: "dev", population: "Known", reason: null, n: 800, card: { chart: "path", points } },
});
const said = (segments: readonly { text: string }[] | undefined) =>
  segments
    ?.map(({ text }) => text)
    .join("")
    .replaceAll("\u202f", " ");

test("says how far accuracy went while the new facts were fitted, and claims no cause", () => {
  const { main, details, figures } = pathWords(
    shownOf([stop(0, 0, 640), stop(2, 60, 680), stop(30, 600, 432)]),
  );
  expect(said(main[0])).toBe(
    "Accuracy on Known dev examples goes from 85.0 % to 54.0 % while the share of Unknown training examples fitted goes from 10.0 % to 100.0 % (epoch 2 to epoch 30).",
  );
  expect(said(details[0])).toMatch(/not shown/);
  expect(figures.map(({ value }) => value.replace("\u202f", " "))).toEqual([
    "85.0 %",
    "54.0 %",
    "100.0 %",
  ]);
});

test("speaks of no fall where the best checkpoint is the last", () => {
  const { main } = pathWords(shownOf([stop(0, 0, 400), stop(1, 60, 680)]));
  expect(said(main[0])).toMatch(
    /^Accuracy on Known dev examples is highest at the last checkpoint: 85.0 %/,
  );
});

test("rings the earliest of equally accurate checkpoints, and none where there is no point", () => {
  expect(bestStop([stop(1, 1, 640), stop(2, 2, 640)])).toBe(0);
  expect(bestStop([])).toBeNull();
  expect(pathWords(shownOf([]))).toEqual({ main: [], details: [], figures: [] });
});

test("places each checkpoint by both shares", () => {
  const [path] = pathPicture(shownOf([stop(2, 60, 680)])).paths;
  expect(path?.points).toEqual([{ x: 0.1, y: 0.85, label: "Epoch 2", shortLabel: "2" }]);
  expect(path?.ringAt).toBe(0);
});

test("claims no cause and no fall, whatever the path", () => {
  const stops = fc.array(fc.tuple(fc.nat(600), fc.nat(800)), { maxLength: 5 });
  const shownIn = (all: [number, number][]) =>
    shownOf(all.map(([fitted, correct], epoch) => stop(epoch, fitted, correct)));
  expectClaims<[number, number][]>({
    facts: stops,
    say: (all) => {
      const { main, details } = pathWords(shownIn(all));
      return [...main, ...details].map((part) => said(part) ?? "");
    },
    claims: [
      [
        /highest at the last/,
        (all) =>
          all.every(([, correct], k) => k === all.length - 1 || correct < (all.at(-1)?.[1] ?? 0)),
      ],
      [/goes from .* to/, (all) => all.some(([, correct]) => correct >= (all.at(-1)?.[1] ?? 0))],
      [/not shown/, () => true],
      [/^(?!.*(due to|because|unlearn|costs)).*$/is, () => true],
    ],
  });
});
