import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createOutcomeVector,
  type Outcome,
  outcomeSymbol,
  outcomes,
  readOutcome,
  unpackOutcomes,
  writeOutcome,
} from "@/lib/domain/outcomes/outcomes";

const anyOutcome = fc.constantFrom<Outcome>(0, 1, 2, 3);

function pack(list: readonly Outcome[]): Uint8Array {
  let vector: Uint8Array = createOutcomeVector(list.length);
  list.forEach((outcome, ordinal) => {
    vector = writeOutcome(vector, ordinal, outcome);
  });
  return vector;
}

describe("outcome vectors", () => {
  it("take two bits an example", () => {
    expect([0, 1, 4, 5, 1200].map((examples) => createOutcomeVector(examples).length)).toEqual([
      0, 1, 1, 2, 300,
    ]);
  });

  it("put the first example into the lowest two bits", () => {
    // By hand: 1 + 2*4 + 3*16 + 0*64 = 57, then 2 in the next byte.
    expect([...pack([1, 2, 3, 0, 2])]).toEqual([57, 2]);
  });

  it("start with nothing evaluated", () => {
    const ordinals = [0, 1, 2, 3, 4];
    expect([...unpackOutcomes(createOutcomeVector(5), ordinals)]).toEqual([0, 0, 0, 0, 0]);
  });

  it("give back what was written, in any order of ordinals", () => {
    fc.assert(
      fc.property(fc.array(anyOutcome, { maxLength: 60 }), (list) => {
        const vector = pack(list);
        const backwards = list.map((_, i) => list.length - 1 - i);
        expect(list.map((_, ordinal) => readOutcome(vector, ordinal))).toEqual(list);
        expect([...unpackOutcomes(vector, backwards)]).toEqual([...list].reverse());
      }),
    );
  });

  it("change one example and leave its neighbours", () => {
    fc.assert(
      fc.property(
        fc.array(anyOutcome, { minLength: 1, maxLength: 40 }),
        fc.nat(),
        anyOutcome,
        (list, seed, outcome) => {
          const ordinal = seed % list.length;
          const vector = writeOutcome(pack(list), ordinal, outcome);
          const ordinals = list.map((_, i) => i);
          expect([...unpackOutcomes(vector, ordinals)]).toEqual(list.with(ordinal, outcome));
        },
      ),
    );
  });

  it("are written in place while there is room", () => {
    const vector = createOutcomeVector(4);
    expect(writeOutcome(vector, 3, outcomes.correct)).toBe(vector);
  });

  it("grow into a copy when the ordinal lies past the end", () => {
    const vector = pack([2, 2]);
    const grown = writeOutcome(vector, 9, outcomes.abstained);
    expect(grown).not.toBe(vector);
    expect([...unpackOutcomes(grown, [0, 1, 2, 8, 9])]).toEqual([2, 2, 0, 0, 3]);
  });

  it("read as not evaluated past the end and before the start", () => {
    const vector = pack([2, 2, 2, 2]);
    expect([4, 99, -1, 2 ** 32].map((ordinal) => readOutcome(vector, ordinal))).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 32])("refuse to write at ordinal %s", (ordinal) => {
    expect(() => writeOutcome(createOutcomeVector(4), ordinal, 1)).toThrow(`: ${ordinal}`);
  });

  it("do not change a Node buffer's pool when they grow", () => {
    const buffer = Buffer.from([255]);
    expect([...writeOutcome(buffer, 4, outcomes.incorrect)]).toEqual([255, 1]);
    expect([...buffer]).toEqual([255]);
  });
});

describe("outcomeSymbol", () => {
  it("writes correct, incorrect, abstained and not evaluated as +, -, 0 and .", () => {
    const { correct, incorrect, abstained, notEvaluated } = outcomes;
    expect([correct, incorrect, abstained, notEvaluated].map(outcomeSymbol)).toEqual([
      "+",
      "-",
      "0",
      ".",
    ]);
  });
});
