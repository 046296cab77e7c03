import { expect, it } from "vitest";
import { anyRunModel } from "@/lib/testing/any-run-model";
import { expectClaims } from "@/lib/testing/claims";
import { figuresPicture } from "./figures-words";

it("gives a run's figures an interval, a change and a checkpoint to use only where there are some", () => {
  expectClaims({
    facts: anyRunModel,
    say: (run) => {
      const [row] = figuresPicture([run])?.table.rows ?? [];
      return row?.cells.map(
        ({ text, note }, k) =>
          `${["name", "best", "last", "change", "use"][k]} ${text}${note ? `; ${note}` : ""}`,
      );
    },
    claims: [
      [/^name.*new/m, ({ unknownShare }) => unknownShare !== null],
      [/^best \d/m, ({ best }) => best !== null],
      [/^best.* to /m, ({ best }) => best?.low != null],
      [/^last.* to /m, ({ last }) => last?.low != null],
      [/^change −/m, ({ drop }) => (drop?.points ?? 0) > 0],
      [/^change \+/m, ({ drop }) => (drop?.points ?? 0) < 0],
      [/^change.* to /m, ({ drop }) => drop?.low != null],
      [/^change –/m, ({ drop }) => drop === null],
      [/^use [es]/m, ({ recommended }) => recommended !== null],
    ],
  });
  expect(figuresPicture([])).toBeNull();
});

it("turns the interval of a fall with its sign", () => {
  const drop = { points: 31, low: 27.5, high: 34.5 };
  const run = { id: "a", label: "a", unknownShare: 0.5, best: null, last: null, recommended: null };
  const picture = figuresPicture([
    { ...run, drop, color: null, isBaseline: false, points: [], fits: null },
  ]);
  expect(picture?.table.rows[0]?.cells[3]).toEqual({ text: "−31.0", note: "−34.5 to −27.5" });
  expect(picture?.records.rows[0]?.slice(-4, -1)).toEqual([-31, -34.5, -27.5]);
});
