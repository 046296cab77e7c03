import fc from "fast-check";
import { expect, test } from "vitest";
import type { Shown } from "@/lib/runs/dynamics/about-model";
import type { FlowModel } from "@/lib/runs/dynamics/dynamics-model";
import { expectClaims } from "@/lib/testing/claims";
import { flowPicture, flowsOf, flowWords } from "./flow-words";

const shown: Shown<FlowModel> = {
  split: "dev",
  population: "Known",
  reason: null,
  n: 800,
  card: {
    chart: "flow",
    checkpoints: [
      { step: 0, epoch: 0, sincePrevious: null },
      { step: 38, epoch: 1, sincePrevious: { total: 800, gained: 40, lost: 10 } },
      { step: 76, epoch: 2, sincePrevious: { total: 800, gained: 20, lost: 60 } },
    ],
    totals: {
      ...{ examples: 800, learned: 55, forgotten: 64, never: 9, unforgettable: 727 },
      forgettingEvents: 70,
    },
  },
};
const said = (segments: readonly { text: string }[]) => segments.map(({ text }) => text).join("");

test("says how many were forgotten, where most were lost, and what the curve hides", () => {
  const { main, details, figures } = flowWords(shown);
  expect(main.map(said)).toEqual([
    "64 of 800 Known dev examples were forgotten at least once: right at one checkpoint and not right at the next.",
    "Most were lost at epoch 2: 60, while 20 were gained.",
  ]);
  expect(details.map(said)).toEqual([
    "From one checkpoint to the next 70 answers were lost and 60 gained in all; a curve shows only the difference.",
  ]);
  expect(figures.map(({ value }) => value)).toEqual(["64", "727", "60"]);
});

test("claims no loss where nothing was lost", () => {
  const [first = shown.card.checkpoints[0]] = shown.card.checkpoints;
  const checkpoints = first
    ? [first, { ...first, step: 1, sincePrevious: { total: 800, gained: 4, lost: 0 } }]
    : [];
  const totals = { ...shown.card.totals, forgotten: 0 };
  const { main, figures } = flowWords({ ...shown, card: { chart: "flow", checkpoints, totals } });
  expect(main.map(said)).toEqual([expect.stringMatching(/^0 of 800/), ""]);
  expect(figures[0]?.tone).toBe("ink");
});

test("draws a bar for each checkpoint that has one before it, and writes the same counts as rows", () => {
  const { flows, records, emptyReason } = flowPicture(shown);
  expect(emptyReason).toBeNull();
  expect(flows.map(({ gained, lost }) => [gained, lost])).toEqual([
    [40, 10],
    [20, 60],
  ]);
  expect(records.rows).toEqual([
    ["Epoch 1", 38, 1, 40, 10, 800],
    ["Epoch 2", 76, 2, 20, 60, 800],
  ]);
});

test("has a sentence in the place of bars that are not there", () => {
  const checkpoints = shown.card.checkpoints.slice(0, 1);
  const alone = { ...shown, card: { ...shown.card, checkpoints } };
  expect(flowPicture(alone).emptyReason).toMatch(/^One checkpoint is evaluated/);
  expect(flowPicture({ ...shown, reason: "Counts only." }).emptyReason).toBe("Counts only.");
});

const flow = (gained: number, lost: number) => ({ total: 10, gained, lost });

test("makes a bar of each checkpoint that has one before it", () => {
  const flows = flowsOf([
    { step: 0, epoch: 0, sincePrevious: null },
    { step: 38, epoch: 1, sincePrevious: flow(5, 2) },
    { step: 1900, epoch: null, sincePrevious: flow(0, 3) },
  ]);
  expect(flows).toEqual([
    { key: "38", label: "Epoch 1", tick: "1", gained: 5, lost: 2 },
    { key: "1900", label: "Step 1,900", tick: "1,900", gained: 0, lost: 3 },
  ]);
});

test("is empty for a single checkpoint", () => {
  expect(flowsOf([{ step: 0, epoch: 0, sincePrevious: null }])).toEqual([]);
});

test("claims no loss where none was, and none forgotten beyond the counts", () => {
  const since = fc.record({ total: fc.constant(800), gained: fc.nat(9), lost: fc.nat(2) });
  const steps = fc.array(fc.option(since), { maxLength: 5 });
  const anyShown = fc.tuple(steps, fc.nat(800), fc.nat(800)).map(([changes, forgotten, kept]) => ({
    ...shown,
    card: {
      ...shown.card,
      checkpoints: changes.map((sincePrevious, k) => ({ step: k, epoch: k, sincePrevious })),
      totals: { ...shown.card.totals, forgotten, unforgettable: kept },
    },
  }));
  const lostIn = ({ card }: typeof shown) =>
    card.checkpoints.reduce((sum, { sincePrevious }) => sum + (sincePrevious?.lost ?? 0), 0);
  expectClaims({
    facts: anyShown,
    say: (one) => {
      const { main, details } = flowWords(one);
      const { emptyReason } = flowPicture(one);
      return [...main, ...details].map(said).concat(emptyReason ?? "");
    },
    claims: [
      [/Most were lost/, (one) => lostIn(one) > 0],
      [/[1-9]\d* answers were lost/, (one) => lostIn(one) > 0],
      [/^[1-9].* were forgotten/, ({ card }) => card.totals.forgotten > 0],
      [/No example changed/, (one) => lostIn(one) === 0],
    ],
  });
});
