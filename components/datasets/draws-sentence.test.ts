import { expect, it } from "vitest";
import { drawsSentence } from "./draws-sentence";

it("says the number of draws as the paper's protocol counts them", () => {
  expect(drawsSentence({ exemplars: 10, samples: 16 })).toBe(
    "10 exemplars × (1 greedy + 16 samples) = 170 draws",
  );
  expect(drawsSentence({ exemplars: 1, samples: 1 })).toBe(
    "1 exemplar × (1 greedy + 1 sample) = 2 draws",
  );
});

it("says nothing when the protocol was not recorded", () => {
  expect(drawsSentence(null)).toBeNull();
  expect(drawsSentence({ exemplars: 10 })).toBeNull();
});
