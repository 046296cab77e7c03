import fc from "fast-check";
import { expect, test } from "vitest";
import {
  drawnWords,
  drawsOfEach,
  protocolWords,
  stopWords,
  strengthCaveats,
} from "@/components/datasets/label-strength-words";
import { expectClaims } from "@/lib/testing/claims";

const range = (least: number, most = least) => ({ least, most });
const full = { drawn: 800, weak: 0, given: 0, greedy: range(10), sampled: range(160) };

test("says how many answers each label rests on", () => {
  expect(drawnWords(full)).toBe("10 greedy and 160 sampled answers an example");
  expect(drawnWords({ ...full, sampled: range(0, 16) })).toBe(
    "10 greedy and 0 to 16 sampled answers an example",
  );
  expect(drawnWords({ ...full, greedy: range(1), sampled: range(0) })).toBe(
    "1 greedy answer an example",
  );
  expect(drawnWords({ ...full, greedy: null, sampled: null })).toBeNull();
});

test("knows the draws behind an Unknown only where all labels have as many", () => {
  expect(drawsOfEach(full)).toBe(170);
  expect(drawsOfEach({ ...full, greedy: range(1, 10) })).toBeNull();
  expect(drawsOfEach({ ...full, given: 3 })).toBeNull();
});

test("marks weak labels and labels that came without answers", () => {
  expect(strengthCaveats(full)).toEqual([]);
  expect(strengthCaveats({ ...full, weak: 800 })[0]).toMatch(/^Each label rests on one greedy/);
  expect(strengthCaveats({ ...full, weak: 12, given: 1 })).toEqual([
    "12 labels rest on one greedy answer alone: that is weak evidence and tells Known from Unknown, no more.",
    "1 label came with its example: by how many answers is not known here.",
  ]);
});

test("names where an answer ends", () => {
  expect(stopWords([])).toBe("nowhere");
  expect(stopWords(["\n"])).toBe("the first line break");
  expect(stopWords(["\n", "Q:"])).toBe('"\\n", "Q:"');
});

test("calls labels weak or unfounded only where some are", () => {
  const anyRange = fc.option(
    fc.tuple(fc.nat(9), fc.nat(9)).map(([least, more]) => range(least, least + more)),
  );
  expectClaims({
    facts: fc.record({
      ...{ drawn: fc.nat(20), weak: fc.nat(20), given: fc.nat(3) },
      ...{ greedy: anyRange, sampled: anyRange },
    }),
    say: (strength) => [...strengthCaveats(strength), drawnWords(strength) ?? ""],
    claims: [
      [/weak evidence/, ({ weak }) => weak > 0],
      [/Each label rests/, ({ weak, drawn }) => weak === drawn],
      [/is not known here/, ({ given }) => given > 0],
      [/greedy and/, ({ greedy, sampled }) => (greedy?.most ?? 0) > 0 && (sampled?.most ?? 0) > 0],
    ],
  });
});

test("says the number of draws as the paper's protocol counts them", () => {
  expect(protocolWords({ exemplars: 10, samples: 16 })).toBe(
    "10 exemplars × (1 greedy + 16 samples) = 170 draws",
  );
  expect(protocolWords({ exemplars: 1, samples: 1 })).toBe(
    "1 exemplar × (1 greedy + 1 sample) = 2 draws",
  );
});

test("says nothing when the protocol was not recorded", () => {
  expect(protocolWords(null)).toBeNull();
  expect(protocolWords({ exemplars: 10 })).toBeNull();
});
