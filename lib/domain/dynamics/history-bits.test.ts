import fc from "fast-check";
import { expect, test } from "vitest";
import { hasTransition, historyOf, transitions } from "@/lib/domain/dynamics/example-history";
import { hasHistory, historyBits } from "@/lib/domain/dynamics/history-bits";

/** Rows of "+-0." by example, as checkpoints. */
function checkpointsOf(...rows: string[]) {
  const length = rows[0]?.length ?? 0;
  return Array.from({ length }, (_, k) => ({
    step: k,
    epoch: k,
    outcomes: Uint8Array.from(rows, (row) => ".-+0".indexOf(row[k] ?? ".")),
  }));
}

const classesOf = (bits: number) => transitions.filter((name) => hasHistory(bits, name));

test("names every class of an example, overlapping ones too", () => {
  const bits = historyBits(checkpointsOf("-++", "+--", "---", "+-+", "...", "+++", "-+-"));
  expect(Array.from(bits, classesOf)).toEqual([
    ["learned", "unforgettable"],
    ["forgotten"],
    ["never"],
    ["forgotten", "flickering"],
    [],
    ["unforgettable"],
    ["learned", "forgotten"],
  ]);
});

test("tells the examples of a part as it tells them in the whole", () => {
  const checkpoints = checkpointsOf("-++", "+--", "---", "+-+", "...");
  const parts = [0, 2, 4, 6].flatMap((from) => [
    ...historyBits(checkpoints, { from, to: from + 2 }),
  ]);
  expect(parts).toEqual([...historyBits(checkpoints)]);
});

test("is empty without checkpoints", () => {
  expect(historyBits([])).toEqual(new Uint8Array());
});

test("agrees with the history of each example", () => {
  const rows = fc.integer({ min: 1, max: 6 }).chain((length) =>
    fc.array(
      fc.string({
        unit: fc.constantFrom("+", "-", "0", "."),
        minLength: length,
        maxLength: length,
      }),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
  );
  fc.assert(
    fc.property(rows, (examples) => {
      const checkpoints = checkpointsOf(...examples);
      const bits = historyBits(checkpoints);
      for (const example of examples.keys()) {
        const history = historyOf(checkpoints.map(({ outcomes }) => outcomes[example] ?? 0));
        for (const name of transitions) {
          expect(hasHistory(bits[example] ?? 0, name)).toBe(hasTransition(history, name));
        }
      }
    }),
  );
});
