import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Shown } from "@/lib/runs/dynamics/about-model";
import type { SliceModel, SlicesModel } from "@/lib/runs/dynamics/dynamics-model";
import { expectClaims } from "@/lib/testing/claims";
import { differenceWords, slicesPicture, slicesWords } from "./slices-words";

function slice(value: string, points: number, change: Partial<SliceModel> = {}): SliceModel {
  return {
    ...{ value, n: 50, best: 0.88, last: 0.36, adjustedPValue: 0.2 },
    ...{ drop: { points, low: points - 14, high: points + 14 }, unknownShare: 0.5 },
    ...{ whollyUnknown: false, ...change },
  };
}

const card: SlicesModel = {
  ...{ chart: "slices", by: "relation", order: "change" },
  ...{ best: { step: 76, epoch: 2 }, last: { step: 1140, epoch: 30 } },
  slices: [slice("P26", 52, { adjustedPValue: 0.001 }), slice("P19", 12), slice("P36", -4)],
  ...{ of: 22, differing: 5 },
};
const shownOf = (change: Partial<SlicesModel> = {}): Shown<SlicesModel> => ({
  ...{ split: "dev", population: "Known", reason: null, n: 150 },
  card: { ...card, ...change },
});
const said = (segments: readonly { text: string }[]) =>
  segments
    .map(({ text }) => text)
    .join("")
    .replaceAll("\u202f", " ");

describe("slicesWords", () => {
  test("names the slice that lost most with its interval, and how many differ", () => {
    const { main, figures } = slicesWords(shownOf());
    expect(main.map(said)).toEqual([
      "P26 (spouse) lost most: −52.0 points (95 % interval −66.0 to −38.0), from 88.0 % at epoch 2 to 36.0 % at epoch 30.",
      "5 of 22 slices by relation differ at 5 % after Benjamini-Hochberg.",
    ]);
    expect(figures.map(({ value, tone }) => [value, tone])).toEqual([
      ["−52.0 points", "bad"],
      ["+4.0 points", "ink"],
      ["5 of 22", "ink"],
    ]);
  });

  test("speaks only of the slices shown where others may have lost more", () => {
    const [first] = slicesWords(shownOf({ order: "value" })).main.map(said);
    expect(first).toMatch(/^P26 \(spouse\) lost most of those shown:/);
    const [all] = slicesWords(shownOf({ order: "value", of: 3 })).main.map(said);
    expect(all).toMatch(/^P26 \(spouse\) lost most:/);
  });

  test("says which of those shown held best, unless all are or the order begins with it", () => {
    const labelOf = (change: Partial<SlicesModel>) =>
      slicesWords(shownOf(change)).figures[1]?.label;
    expect(labelOf({})).toBe("Held best of those shown: P36 (capital)");
    expect(labelOf({ of: 3 })).toBe("Held best: P36 (capital)");
    expect(labelOf({ order: "-change" })).toBe("Held best: P36 (capital)");
  });

  test("claims no loss where none is, and no change since a best that is the last", () => {
    const risen = slicesWords(shownOf({ slices: [slice("P36", -4)] }));
    expect(risen.main.map(said)[0]).toBe("None of the slices shown lost.");
    const still = slicesWords(shownOf({ slices: [slice("P36", 0)], last: card.best }));
    expect(still.main.map(said)).toEqual([expect.stringMatching(/nothing has changed since/), ""]);
  });

  test("names the slices trained on Unknown facts alone", () => {
    const slices = [slice("P26", 52, { whollyUnknown: true }), slice("P19", 1)];
    expect(slicesWords(shownOf({ slices })).details.map(said)).toEqual([
      "Trained on Unknown facts alone: P26 (spouse).",
    ]);
  });
});

describe("slicesPicture", () => {
  test("has a row for each slice in sight and says how many there are", () => {
    const { table, note, records } = slicesPicture(shownOf());
    expect(table.rows.map(({ key }) => key)).toEqual(["P26", "P19", "P36"]);
    expect(table.rows.every(({ cells }) => cells.length === table.columns.length)).toBe(true);
    expect(note).toBe("3 of 22 slices.");
    expect(records.rows[0]).toEqual(["P26", 50, 0.88, 0.36, -52, -66, -38, 0.001, 0.5]);
  });

  test("marks a fall only where it holds after the adjustment", () => {
    const tones = slicesPicture(shownOf()).table.rows.map(({ cells }) => cells[4]?.tone);
    expect(tones).toEqual(["bad", undefined, undefined]);
  });
});

describe("differenceWords", () => {
  test("says that all differ only when all do", () => {
    const rule = "at 5 % after Benjamini-Hochberg";
    expect(differenceWords({ differing: 1, of: 1 })).toBe(`all differ ${rule}`);
    expect(differenceWords({ differing: 1, of: 2 })).toBe(`1 of 2 differs ${rule}`);
    expect(differenceWords({ differing: 0, of: 1 })).toBe(`none differs ${rule}`);
    expect(differenceWords({ differing: 0, of: 0 })).toBe("");
  });
});

test("names a loss only where a slice lost, and differences only where they are", () => {
  const points = fc.double({ min: -60, max: 60, noNaN: true });
  const anySlice = fc
    .tuple(fc.option(points), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean())
    .map(([fall, adjustedPValue, whollyUnknown]) =>
      slice("P26", fall ?? 0, {
        ...{ adjustedPValue, whollyUnknown },
        ...(fall === null ? { drop: null } : {}),
      }),
    );
  const anyCard = fc.record({
    slices: fc.array(anySlice, { maxLength: 4 }),
    differing: fc.nat(4),
    isSame: fc.boolean(),
  });
  type Drawn = { slices: SliceModel[]; differing: number; isSame: boolean };
  const cardIn = ({ slices, differing, isSame }: Drawn) => ({
    ...{ slices, of: slices.length, differing: Math.min(differing, slices.length) },
    ...(isSame ? { last: card.best } : {}),
  });
  const falls = ({ slices }: Drawn) => slices.map(({ drop }) => drop?.points ?? 0);
  expectClaims<Drawn>({
    facts: anyCard,
    say: (drawn) => {
      const shown = shownOf(cardIn(drawn));
      const { main, details, figures } = slicesWords(shown);
      const named = figures.map(({ label, tone }) => `${label} ${tone}`);
      return [...main, ...details].map(said).concat(named, slicesPicture(shown).howToRead);
    },
    claims: [
      [/ lost most/, (drawn) => falls(drawn).some((fall) => fall > 0)],
      [/Lost most/, (drawn) => falls(drawn).some((fall) => fall > 0)],
      [/None of the slices shown lost/, (drawn) => !falls(drawn).some((fall) => fall > 0)],
      [/nothing has changed/, ({ isSame }) => isSame],
      [/ bad/, ({ slices }) => slices.some((one) => one.adjustedPValue <= 0.05)],
      [/[Aa]ll .*differ|^All/, ({ differing, slices }) => differing >= slices.length],
      [/Trained on Unknown facts alone/, ({ slices }) => slices.some((one) => one.whollyUnknown)],
    ],
  });
});
